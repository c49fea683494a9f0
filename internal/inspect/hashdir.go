package inspect

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"sort"
	"strconv"
	"strings"
)

// HashDir is a folder of certificates as created by c_rehash or "openssl
// rehash".
type HashDir struct {
	// File describes the folder.
	File *File
	// Entries are the entries whose names OpenSSL looks for, sorted by hash and
	// number.
	Entries []HashEntry
	// Ignored is the number of entries that OpenSSL ignores.
	Ignored int
}

// HashEntry is one entry of such a folder: eight hexadecimal digits of the
// subject name's hash, a dot and a number.
type HashEntry struct {
	Name string
	// File and Bundle describe the entry's target; Err says why there is no
	// Bundle.
	File   *File
	Bundle Bundle
	Err    error
	// HashMatches means that the name is that of a certificate in the entry.
	// OpenSSL finds it under no other name.
	HashMatches bool
	// Reachable means that all smaller numbers exist for that hash: OpenSSL
	// stops at the first gap.
	Reachable bool

	hash   string
	number int
}

// HashDir reads a folder named by a cafile option. An unreadable entry is not
// an error for the folder. A folder that cannot be listed, has more than
// MaxHashEntries entries, or whose files exceed MaxHashDirSize bytes in total,
// is an error.
func (t *Tree) HashDir(path string) (*HashDir, error) {
	return inTime(t, path, &HashDir{File: unseen(path)}, func() (*HashDir, error) { return t.hashDir(path) })
}

func (t *Tree) hashDir(path string) (*HashDir, error) {
	w, err := t.walk(path)
	defer w.close()
	found := &HashDir{File: w.file}
	if err != nil {
		return found, err
	}
	switch w.file.Kind {
	case Directory:
	case Missing:
		return found, w.fail(w.file.Resolved, ErrMissing, nil)
	default:
		return found, w.fail(w.file.Resolved, ErrNotDirectory, nil)
	}
	names, err := w.list()
	if err != nil {
		return found, err
	}
	for _, name := range names {
		hash, number, ok := hashName(name)
		if !ok {
			found.Ignored++
			continue
		}
		found.Entries = append(found.Entries, HashEntry{Name: name, hash: hash, number: number})
	}
	sort.Slice(found.Entries, func(i, j int) bool {
		a, b := found.Entries[i], found.Entries[j]
		if a.hash != b.hash {
			return a.hash < b.hash
		}
		return a.number < b.number
	})
	return found, t.fill(w, found)
}

// list names the contents of the folder at the end of the walk.
func (w *walk) list() ([]string, error) {
	at := w.file.Resolved
	if w.name != "." {
		return nil, w.fail(at, ErrUnreadable, fs.ErrPermission)
	}
	opened, err := w.dir().OpenFile(".", os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, w.fail(at, ErrUnreadable, plainCause(err))
	}
	defer opened.Close()
	names, err := opened.Readdirnames(MaxHashEntries + 1)
	if err != nil && len(names) == 0 && !errors.Is(err, io.EOF) {
		return nil, w.fail(at, ErrUnreadable, plainCause(err))
	}
	if len(names) > MaxHashEntries {
		return nil, w.fail(at, ErrTooLarge, nil)
	}
	return names, nil
}

// fill reads every entry and determines which ones OpenSSL would reach.
func (t *Tree) fill(w *walk, found *HashDir) error {
	total := 0
	for i := range found.Entries {
		entry := &found.Entries[i]
		path := strings.TrimSuffix(found.File.Resolved, "/") + "/" + entry.Name
		var data []byte
		entry.File, data, entry.Err = t.read(path)
		if total += len(data); total > MaxHashDirSize {
			return w.fail(found.File.Resolved, ErrTooLarge, nil)
		}
		if entry.Err == nil {
			entry.Bundle = ParsePEM(data)
		}
		for _, certificate := range entry.Bundle.Certificates {
			if certificate.SubjectHash == entry.hash {
				entry.HashMatches = true
				break
			}
		}
		if i > 0 && found.Entries[i-1].hash == entry.hash {
			entry.Reachable = found.Entries[i-1].Reachable && found.Entries[i-1].number+1 == entry.number
		} else {
			entry.Reachable = entry.number == 0
		}
		if errors.Is(entry.Err, ErrMissing) {
			entry.Reachable = false
		}
	}
	return nil
}

// hashName splits names such as "5ed36f99.0". OpenSSL writes both parts in
// lower case and without leading zeros after the dot.
func hashName(name string) (hash string, number int, ok bool) {
	hash, digits, ok := strings.Cut(name, ".")
	if !ok || len(hash) != 8 || strings.Trim(hash, "0123456789abcdef") != "" {
		return "", 0, false
	}
	number, err := strconv.Atoi(digits)
	if err != nil || number < 0 || strconv.Itoa(number) != digits {
		return "", 0, false
	}
	return hash, number, true
}
