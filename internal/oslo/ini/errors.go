package ini

import (
	"strconv"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// The reasons a ParseError can have, in oslo.config's words.
const (
	ReasonContinuation = "Unexpected continuation line"
	ReasonSection      = "Invalid section (must end with ])"
	ReasonEmptySection = "Empty section name"
	ReasonAssignment   = "No ':' or '=' found in assignment"
	ReasonEmptyKey     = "Key cannot be empty"
	ReasonNoSection    = "Section must be started before assignment"
	ReasonEncoding     = "Invalid UTF-8"
)

// ParseError is the first fault of a file: oslo.config stops there and refuses
// the whole file.
type ParseError struct {
	File   string // the name given to Parse
	Line   int    // 1-based
	Text   string // the line, right-stripped; it may hold a secret. Empty for ReasonNoSection and ReasonEncoding
	Reason string // one of the Reason constants
}

// Error gives the fault in oslo.config's own words, which repeat the line. Use
// Safe where the text must not be shown.
func (e *ParseError) Error() string {
	text := "None"
	switch e.Reason {
	case ReasonEncoding:
		return e.Safe()
	case ReasonNoSection:
	default:
		text = py.Repr(e.Text)
	}
	return e.Safe() + ": " + text
}

// Safe gives place and reason without the text of the line.
func (e *ParseError) Safe() string {
	return "at " + e.File + ":" + strconv.Itoa(e.Line) + ", " + e.Reason
}

// Limits on one file's text. Parse refuses more with a LimitError.
const (
	MaxBytes = 4 << 20
	MaxLines = 100_000
)

// LimitError says that a text is larger than Parse takes.
type LimitError struct {
	File  string
	What  string // "bytes" or "lines"
	Limit int
}

func (e *LimitError) Error() string {
	return e.File + ": more than " + strconv.Itoa(e.Limit) + " " + e.What
}

// Safe is the message: it holds nothing of the text.
func (e *LimitError) Safe() string { return e.Error() }
