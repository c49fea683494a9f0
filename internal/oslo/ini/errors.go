package ini

import (
	"strconv"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// The possible reasons of a ParseError, in oslo.config's words.
const (
	ReasonContinuation = "Unexpected continuation line"
	ReasonSection      = "Invalid section (must end with ])"
	ReasonEmptySection = "Empty section name"
	ReasonAssignment   = "No ':' or '=' found in assignment"
	ReasonEmptyKey     = "Key cannot be empty"
	ReasonNoSection    = "Section must be started before assignment"
	ReasonEncoding     = "Invalid UTF-8"
)

// ParseError is the first fault in a file: oslo.config stops there and rejects
// the whole file.
type ParseError struct {
	File   string // the name given to Parse
	Line   int    // 1-based
	Text   string // the line, right-stripped; it may hold a secret. Empty for ReasonNoSection and ReasonEncoding
	Reason string // one of the Reason constants
}

// Error words the fault as oslo.config does, which repeats the line. Use Safe
// if the text must not be shown.
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

// Safe gives the location and reason without the line's text.
func (e *ParseError) Safe() string {
	return "at " + e.File + ":" + strconv.Itoa(e.Line) + ", " + e.Reason
}

// Limits on one file's text, beyond which Parse returns a LimitError.
const (
	MaxBytes = 4 << 20
	MaxLines = 100_000
)

// LimitError reports that a text is larger than Parse accepts.
type LimitError struct {
	File  string
	What  string // "bytes" or "lines"
	Limit int
}

func (e *LimitError) Error() string {
	return e.File + ": more than " + strconv.Itoa(e.Limit) + " " + e.What
}

// Safe is the message, which contains none of the text.
func (e *LimitError) Safe() string { return e.Error() }
