package types

import (
	"math"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// FloatType is oslo_config.types.Float. White space alone is null.
type FloatType struct {
	Min, Max       float64
	HasMin, HasMax bool
}

// Name is "float".
func (FloatType) Name() string { return "float" }

// Parse converts a text as Python's float() does, and checks the bounds; NaN
// passes them.
func (t FloatType) Parse(text string) (Value, error) {
	if py.Strip(text) == "" {
		return Value{}, nil
	}
	f, ok := parseFloat(numeral(text))
	if !ok {
		return Value{}, refuse("could not convert string to float: "+py.Repr(text),
			"could not convert string to float")
	}
	if t.HasMin && f < t.Min {
		return Value{}, plain("Should be greater than or equal to " + py.FormatG(t.Min))
	}
	if t.HasMax && f > t.Max {
		return Value{}, plain("Should be less than or equal to " + py.FormatG(t.Max))
	}
	return FloatValue(f), nil
}

func parseFloat(s string) (float64, bool) {
	body := s
	if body != "" && (body[0] == '+' || body[0] == '-') {
		body = body[1:]
	}
	switch strings.ToLower(body) {
	case "inf", "infinity", "nan":
	default:
		if !decimal(body) {
			return 0, false
		}
		s = strings.ReplaceAll(s, "_", "")
	}
	if strings.EqualFold(body, "nan") {
		return math.NaN(), true
	}
	// Python does not reject a number out of range: it becomes infinity or
	// zero.
	f, _ := strconv.ParseFloat(s, 64)
	return f, true
}

// decimal reports whether the text consists of digits, a point and an exponent,
// with single underscores between digits only.
func decimal(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '_':
			if i == 0 || i+1 == len(s) || !isDigit(s[i-1]) || !isDigit(s[i+1]) {
				return false
			}
		case c == '.':
			return fraction(s[i+1:], digits)
		case c == 'e' || c == 'E':
			return digits > 0 && exponent(s[i+1:])
		default:
			return false
		}
	}
	return digits > 0
}

func fraction(s string, digits int) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '_':
			if i == 0 || i+1 == len(s) || !isDigit(s[i-1]) || !isDigit(s[i+1]) {
				return false
			}
		case c == 'e' || c == 'E':
			return digits > 0 && exponent(s[i+1:])
		default:
			return false
		}
	}
	return digits > 0
}

func exponent(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	run, _, _, ok := scanDigits(s)
	return ok && len(run) == len(s)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
