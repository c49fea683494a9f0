package py

import (
	"math"
	"strings"
	"unicode"
)

// mostDigits is the maximum number of digits for Python's int.
const mostDigits = 4300

// Int is Python's int of a text: it accepts surrounding blanks, a sign, single
// underscores between digits and decimal digits of any script. A number that
// does not fit in an int64 is clamped to it. The blanks are those of
// str.isspace without U+001C to U+001F.
func Int(s string) (n int64, ok bool) {
	s, negative := cutSign(s)
	n, digits, ok := number(s, 10, decimal)
	if !ok || digits > mostDigits {
		return 0, false
	}
	return signed(n, negative), true
}

// cutSign removes blanks and the sign from a number.
func cutSign(s string) (digits string, negative bool) {
	s = strings.TrimFunc(s, unicode.IsSpace)
	if rest, found := strings.CutPrefix(s, "-"); found {
		return rest, true
	}
	return strings.TrimPrefix(s, "+"), false
}

func signed(n int64, negative bool) int64 {
	if negative {
		return -n
	}
	return n
}

// number reads digits, with single underscores allowed between them.
func number(s string, base int64, digit func(rune) (int64, bool)) (n int64, digits int, ok bool) {
	afterDigit := false
	for _, r := range s {
		if r == '_' && afterDigit {
			afterDigit = false
			continue
		}
		d, isDigit := digit(r)
		if !isDigit {
			return 0, 0, false
		}
		afterDigit = true
		digits++
		if n > (math.MaxInt64-base+1)/base {
			n = math.MaxInt64
		} else {
			n = n*base + d
		}
	}
	return n, digits, afterDigit
}

// decimal is the value of a decimal digit. Unicode keeps each script's ten
// digits together and in order.
func decimal(r rune) (int64, bool) {
	if r < 0x80 {
		return int64(r - '0'), r >= '0' && r <= '9'
	}
	for _, span := range unicode.Nd.R16 {
		if r >= rune(span.Lo) && r <= rune(span.Hi) {
			return int64(r-rune(span.Lo)) % 10, true
		}
	}
	for _, span := range unicode.Nd.R32 {
		if r >= rune(span.Lo) && r <= rune(span.Hi) {
			return int64(r-rune(span.Lo)) % 10, true
		}
	}
	return 0, false
}

// IsSpace reports whether Python's str.isspace is true for the character.
func IsSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// Port reads a port as urllib does on request: ASCII digits only. An empty text
// is not a port. inRange reports whether it is at most 65535.
func Port(s string) (port int64, isNumber, inRange bool) {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return 0, false, false
		}
	}
	port, isNumber = Int(s)
	return port, isNumber, isNumber && port <= 65535
}

// Hex is Python's int of a text with base 16, which also accepts the prefix 0x.
// A number that does not fit in an int64 is clamped to it.
func Hex(s string) (n int64, ok bool) {
	s, negative := cutSign(s)
	if len(s) > 1 && s[0] == '0' && s[1]|0x20 == 'x' {
		s = strings.TrimPrefix(s[2:], "_")
	}
	n, _, ok = number(s, 16, hexadecimal)
	return signed(n, negative), ok
}

// hexadecimal is the value of a hexadecimal digit, or of a decimal digit in any
// script.
func hexadecimal(r rune) (int64, bool) {
	if d, ok := decimal(r); ok {
		return d, true
	}
	if r >= 0x80 || !isHex(byte(r)) {
		return 0, false
	}
	return int64(value(byte(r))), true
}
