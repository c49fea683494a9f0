package py

import (
	"math"
	"strings"
	"unicode"
)

// mostDigits is how many digits Python's int takes.
const mostDigits = 4300

// Int is Python's int of a text: blanks around it, a sign, single underscores
// between digits and the decimal digits of any script are taken. A number that
// an int64 cannot hold becomes the nearest one that it can. The blanks are those
// of str.isspace without U+001C to U+001F.
func Int(s string) (n int64, ok bool) {
	s, negative := cutSign(s)
	n, digits, ok := number(s, 10, decimal)
	if !ok || digits > mostDigits {
		return 0, false
	}
	return signed(n, negative), true
}

// cutSign takes blanks and the sign off a number.
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

// number reads digits, between which single underscores may stand.
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

// decimal is the value of a decimal digit. Unicode keeps the ten digits of a
// script together and in order.
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

// IsSpace reports whether Python's str.isspace holds for the character.
func IsSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// Port reads a port as urllib does where a caller asks for it: ASCII digits
// alone. An empty text is no port. inRange reports whether it is at most 65535.
func Port(s string) (port int64, isNumber, inRange bool) {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return 0, false, false
		}
	}
	port, isNumber = Int(s)
	return port, isNumber, isNumber && port <= 65535
}

// Hex is Python's int of a text with base 16: a prefix 0x is taken, too. A
// number that an int64 cannot hold becomes the nearest one that it can.
func Hex(s string) (n int64, ok bool) {
	s, negative := cutSign(s)
	if len(s) > 1 && s[0] == '0' && s[1]|0x20 == 'x' {
		s = strings.TrimPrefix(s[2:], "_")
	}
	n, _, ok = number(s, 16, hexadecimal)
	return signed(n, negative), ok
}

// hexadecimal is the value of a hexadecimal digit, or of a decimal one of any
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
