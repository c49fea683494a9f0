package spec

import (
	"errors"
	"regexp/syntax"
)

// maxPattern is how long a pattern is read at most; a longer one is let pass.
const maxPattern = 1000

// isPattern reports whether Python takes a regular expression. Only faults that
// both languages share count, for each knows forms that the other lacks.
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
