package catalog

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// Version is a version of Nova or of a library: three numbers and, for a state
// of the main branch, the commit and the number of commits since that tag. It
// is comparable; the zero Version means no version.
type Version struct {
	Major, Minor, Patch int
	Commits             int    // since the tag, zero at the tag itself
	Commit              string // git's short name of the commit, "" at the tag itself
}

// parseVersion reads "26.2.2" or git's description "33.0.0-373-g00a030403f".
func parseVersion(text string) (Version, bool) {
	var v Version
	numbers, rest, described := strings.Cut(text, "-")
	parts := strings.Split(numbers, ".")
	if len(text) > 64 || len(parts) != 3 {
		return v, false
	}
	for i, target := range []*int{&v.Major, &v.Minor, &v.Patch} {
		n, ok := number(parts[i])
		if !ok {
			return Version{}, false
		}
		*target = n
	}
	if !described {
		return v, true
	}
	count, commit, ok := strings.Cut(rest, "-g")
	if v.Commits, ok = numberIf(ok, count); !ok || v.Commits == 0 || !isHex(commit) {
		return Version{}, false
	}
	v.Commit = commit
	return v, true
}

// number reads up to six ASCII digits without leading zeros.
func number(text string) (int, bool) {
	if text == "" || len(text) > 6 || (len(text) > 1 && text[0] == '0') {
		return 0, false
	}
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = n*10 + int(text[i]-'0')
	}
	return n, true
}

func numberIf(ok bool, text string) (int, bool) {
	if !ok {
		return 0, false
	}
	return number(text)
}

func isHex(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return len(text) >= 4
}

// String writes the version as tags do; the zero Version is "".
func (v Version) String() string {
	if v.IsZero() {
		return ""
	}
	text := strconv.Itoa(v.Major) + "." + strconv.Itoa(v.Minor) + "." + strconv.Itoa(v.Patch)
	if v.Commits > 0 {
		text += "-" + strconv.Itoa(v.Commits) + "-g" + v.Commit
	}
	return text
}

// IsZero reports whether there is no version.
func (v Version) IsZero() bool { return v == Version{} }

// Compare orders versions by release: negative if v comes first. Commits after
// a tag are assumed to be on the main branch, towards the next major, so they
// come after every tag of the same major.
func (v Version) Compare(other Version) int {
	if c := cmp.Compare(v.Major, other.Major); c != 0 {
		return c
	}
	if c := cmp.Compare(min(v.Commits, 1), min(other.Commits, 1)); c != 0 {
		return c
	}
	return cmp.Or(
		cmp.Compare(v.Minor, other.Minor),
		cmp.Compare(v.Patch, other.Patch),
		cmp.Compare(v.Commits, other.Commits),
	)
}

// versionAt turns a table's point into a version.
func versionAt(p table.Point) Version {
	return Version{Major: int(p / 10000), Minor: int(p / 100 % 100), Patch: int(p % 100)}
}

// quoteShort quotes user input for a message, shortened to keep the message
// readable.
func quoteShort(text string) string {
	const longest = 60
	if len(text) > longest {
		cut := longest
		for cut > 0 && text[cut]&0xC0 == 0x80 {
			cut--
		}
		return strconv.Quote(text[:cut]) + "..."
	}
	return strconv.Quote(text)
}
