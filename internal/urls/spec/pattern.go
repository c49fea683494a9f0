package spec

import (
	"errors"
	"regexp/syntax"
)

// maxPattern is the longest pattern that is checked; longer ones are accepted.
const maxPattern = 1000

// isPattern reports whether Python accepts a regular expression. Only faults in
// both languages count, because each has forms that the other lacks.
func isPattern(pattern string) bool {
	if len(pattern) > maxPattern {
		return true
	}
	_, err := syntax.Parse(pattern, syntax.Perl)
	var fault *syntax.Error
	if !errors.As(err, &fault) {
		return true
	}
	switch fault.Code {
	case syntax.ErrMissingBracket, syntax.ErrMissingParen, syntax.ErrUnexpectedParen,
		syntax.ErrTrailingBackslash, syntax.ErrMissingRepeatArgument, syntax.ErrInvalidCharRange:
		return false
	}
	return true
}
