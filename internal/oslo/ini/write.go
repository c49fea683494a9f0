package ini

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// UnwritableError says why no INI text can express a value or a name. It names
// the offending character and its position, never the text.
type UnwritableError struct {
	What      string // "value", "option name" or "section name"
	Character string // "carriage return", "line break", ...
	Position  int    // 1-based, in characters
	Reason    string
}

func (e *UnwritableError) Error() string {
	return "no configuration file can carry this " + e.What + ": " + e.Character +
		" at character " + strconv.Itoa(e.Position) + " " + e.Reason
}

// Safe is the message, which contains no part of a value.
func (e *UnwritableError) Safe() string { return e.Error() }

// Escape returns what to write after "name = " so that oslo.config reads back
// exactly the value: it escapes "$", adds quotes around white space or quotes
// at the edges, and turns line breaks into continuation lines. The error is an
// *UnwritableError.
func Escape(value string) (string, error) {
	if strings.IndexByte(value, '$') < 0 {
		return Quote(value)
	}
	written, err := Quote(strings.ReplaceAll(value, "$", `\$`))
	if err != nil {
		// Report the position in the value the caller passed.
		_, err = Quote(value)
	}
	return written, err
}

// Quote is Escape for text in which "$" keeps its meaning: the parser returns
// raw, and oslo.config interpolates it.
func Quote(raw string) (string, error) {
	if !utf8.ValidString(raw) {
		return "", unwritable(raw, invalidOffset(raw), "an invalid byte", "is not UTF-8")
	}
	if cr := strings.IndexByte(raw, '\r'); cr >= 0 {
		return "", unwritable(raw, cr, "a carriage return", "would end the line")
	}
	first, rest, multi := strings.Cut(raw, "\n")
	if needsQuotes(first) {
		first = `"` + first + `"`
	}
	if !multi {
		return first, nil
	}
	var b strings.Builder
	b.Grow(len(raw) + 32)
	b.WriteString(first)
	offset := len(raw) - len(rest)
	for multi {
		var line string
		line, rest, multi = strings.Cut(rest, "\n")
		switch {
		case line == "":
			return "", unwritable(raw, offset-1, "a line break", "is followed by an empty line, which ends the value")
		case py.LStrip(line) != line:
			return "", unwritable(raw, offset, "white space", "begins a continuation line and would be lost")
		case py.RStrip(line) != line:
			return "", unwritable(raw, offset+len(py.RStrip(line)), "white space", "ends a continuation line and would be lost")
		}
		b.WriteString("\n    ")
		b.WriteString(line)
		offset += len(line) + 1
	}
	return b.String(), nil
}

func needsQuotes(line string) bool {
	if line == "" || py.Strip(line) != line {
		return true
	}
	first, last := line[0], line[len(line)-1]
	return first == last && (first == '"' || first == '\'')
}

// WritableName returns nil if an option name can be written before "=", an
// *UnwritableError otherwise.
func WritableName(name string) error {
	if usual(name) {
		return nil
	}
	if err := writable("option name", name); err != nil {
		return err
	}
	if at := strings.IndexAny(name, "=:"); at >= 0 {
		return named("option name", name, at, strconv.Quote(name[at:at+1]), "would end the name")
	}
	switch {
	case Disguised(name):
		return named("option name", name, 0, strconv.Quote(name[:1]), "makes the line something other than an assignment")
	case py.Strip(name) != name:
		return named("option name", name, edge(name), "white space", "at an edge would be lost")
	}
	return nil
}

// Disguised reports whether a line that begins with the name would be a comment
// or a header. A parser reads such a name only after white space other than a
// blank or a tab.
func Disguised(name string) bool {
	return name != "" && strings.IndexByte("[#;", name[0]) >= 0
}

// WritableSection returns nil if a section name can be written in a header, an
// *UnwritableError otherwise. Headers keep white space, so it is allowed.
func WritableSection(name string) error {
	if usual(name) {
		return nil
	}
	return writable("section name", name)
}

func writable(what, name string) error {
	if name == "" {
		return &UnwritableError{What: what, Character: "nothing", Position: 1, Reason: "is no name"}
	}
	if !utf8.ValidString(name) {
		return named(what, name, invalidOffset(name), "an invalid byte", "is not UTF-8")
	}
	if at := strings.IndexAny(name, "\r\n"); at >= 0 {
		return named(what, name, at, "a line end", "would end the line")
	}
	return nil
}

// usual reports whether a name consists of letters, digits and underscores, as
// nearly all do.
func usual(name string) bool {
	for i := range len(name) {
		if c := name[i]; c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return name != ""
}

func edge(name string) int {
	if py.LStrip(name) != name {
		return 0
	}
	return len(py.RStrip(name))
}

func unwritable(text string, at int, character, reason string) error {
	return named("value", text, at, character, reason)
}

func named(what, text string, at int, character, reason string) error {
	return &UnwritableError{
		What: what, Character: character, Reason: reason,
		Position: utf8.RuneCountInString(text[:at]) + 1,
	}
}

func invalidOffset(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return i
			}
		}
	}
	return len(s)
}
