package inspect

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// Limits on what is examined.
const (
	// MaxFileSize is the largest file that is read, in bytes.
	MaxFileSize = 1 << 20
	// MaxLinks is the number of links followed for one path, as on Linux.
	MaxLinks = 40
	// MaxHashEntries is the maximum number of entries in one folder.
	MaxHashEntries = 4096
	// MaxHashDirSize is the most that is read from one folder, in bytes.
	MaxHashDirSize = 8 << 20

	// maxPathLength and maxNameLength are Linux's PATH_MAX, without the final
	// NUL, and NAME_MAX.
	maxPathLength = 4095
	maxNameLength = 255
	// patience is how long one path may take: a network file system whose
	// server is gone never answers.
	patience = 15 * time.Second
	// maxAttempts bounds the retries if a file is replaced between the walk and
	// the open, as happens legitimately when a certificate is renewed.
	maxAttempts = 3
)

// Tree is a folder on this machine that represents "/" of a target host. It
// keeps the folder open, so renaming it on this machine changes nothing.
// Several goroutines may use a Tree.
type Tree struct {
	root *os.Root

	// beforeOpen is called between the walk and the open, in tests.
	beforeOpen func()
	// patience is how long one path may take.
	patience time.Duration
}

// Open opens the folder that represents "/" of the target host. root is a path
// on this machine, absolute or relative to the working directory; links along
// it are followed as usual. The error says that it is empty, missing, not a
// folder or not accessible.
func Open(root string) (*Tree, error) {
	if root == "" {
		return nil, errors.New("the root to inspect is empty: name an existing folder")
	}
	info, err := os.Stat(root)
	if err != nil {
		return nil, fmt.Errorf("the root to inspect, %q, cannot be opened: %w", root, plainCause(err))
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("the root to inspect, %q, is a %s: %w", root, kindOf(info.Mode()), ErrNotDirectory)
	}
	// The trailing dot makes the kernel insist on a folder, so the open cannot
	// block on something that has replaced it.
	opened, err := os.OpenRoot(root + string(os.PathSeparator) + ".")
	if err != nil {
		return nil, fmt.Errorf("the root to inspect, %q, cannot be opened: %w", root, plainCause(err))
	}
	return &Tree{root: opened, patience: patience}, nil
}

// Close releases the root. The Tree's methods fail afterwards.
func (t *Tree) Close() error {
	return t.root.Close()
}

// Stat reports what an absolute path on the target host leads to, without
// opening the file. A missing file is not an error but a File of kind Missing.
// On an error, the File still describes the path up to the failure.
func (t *Tree) Stat(path string) (*File, error) {
	return inTime(t, path, unseen(path), func() (*File, error) {
		w, err := t.walk(path)
		defer w.close()
		return w.file, err
	})
}

// Read returns the content of a regular file of at most MaxFileSize bytes, and
// the facts about exactly that file: mode, owner and size are the open
// descriptor's. On an error, the File has what is known.
func (t *Tree) Read(path string) (*File, []byte, error) {
	type content struct {
		file *File
		data []byte
	}
	got, err := inTime(t, path, content{file: unseen(path)}, func() (got content, err error) {
		got.file, got.data, err = t.readOnce(path)
		return got, err
	})
	return got.file, got.data, err
}

// read is Read without a time limit.
func (t *Tree) read(path string) (file *File, data []byte, err error) {
	err = retry(func() error {
		file, data, err = t.readOnce(path)
		return err
	})
	return file, data, err
}

// retry repeats an action while files change underneath it.
func retry(do func() error) error {
	for attempt := 1; ; attempt++ {
		err := do()
		if attempt == maxAttempts || !errors.Is(err, ErrChanged) {
			return err
		}
	}
}

func (t *Tree) readOnce(path string) (*File, []byte, error) {
	w, err := t.walk(path)
	defer w.close()
	if err != nil {
		return w.file, nil, err
	}
	switch w.file.Kind {
	case Regular:
	case Missing:
		return w.file, nil, w.fail(w.file.Resolved, ErrMissing, nil)
	default:
		return w.file, nil, w.fail(w.file.Resolved, ErrNotRegular, nil)
	}
	if t.beforeOpen != nil {
		t.beforeOpen()
	}
	data, err := w.read()
	return w.file, data, err
}

// read opens the regular file at the end of the walk. If the name has become a
// link since, os.Root keeps it inside the folder, and comparison with the
// walk's file rejects it.
func (w *walk) read() ([]byte, error) {
	if err := w.stored(); err != nil {
		return nil, err
	}
	opened, err := w.dir().OpenFile(w.name, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, w.failOpen(w.name, w.info, err)
	}
	defer opened.Close()

	info, err := opened.Stat()
	if err != nil {
		return nil, w.fail(w.file.Resolved, ErrUnreadable, plainCause(err))
	}
	if !os.SameFile(info, w.info) {
		return nil, w.fail(w.file.Resolved, ErrChanged, nil)
	}
	w.file.describe(info)
	if w.file.Kind != Regular {
		return nil, w.fail(w.file.Resolved, ErrNotRegular, nil)
	}
	if made, err := madeUp(opened); err != nil || made {
		return nil, w.fail(w.file.Resolved, ErrNotStored, err)
	}
	if info.Size() > MaxFileSize {
		return nil, w.fail(w.file.Resolved, ErrTooLarge, nil)
	}
	// Do not trust the size: the file may grow while it is read.
	data, err := io.ReadAll(io.LimitReader(opened, MaxFileSize+1))
	if err != nil {
		return nil, w.fail(w.file.Resolved, ErrUnreadable, plainCause(err))
	}
	if len(data) > MaxFileSize {
		return nil, w.fail(w.file.Resolved, ErrTooLarge, nil)
	}
	return data, nil
}
