package py

import "unicode/utf8"

// IsSpace reports whether Python's str.isspace is true for the character. It
// adds U+001C to U+001F to Go's unicode.IsSpace.
func IsSpace(r rune) bool {
	if r < 0x80 {
		return asciiSpace(byte(r))
	}
	switch {
	case r == 0x85, r == 0xa0, r == 0x1680, r >= 0x2000 && r <= 0x200a,
		r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x3000:
		return true
	}
	return false
}

func asciiSpace(b byte) bool {
	return b == ' ' || b >= 0x09 && b <= 0x0d || b >= 0x1c && b <= 0x1f
}

// LStrip is Python's str.lstrip without an argument. The result is a substring.
func LStrip(s string) string {
	for len(s) > 0 {
		if c := s[0]; c < 0x80 {
			if !asciiSpace(c) {
				return s
			}
			s = s[1:]
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		if !IsSpace(r) {
			return s
		}
		s = s[size:]
	}
	return s
}

// RStrip is Python's str.rstrip without an argument. The result is a substring.
func RStrip(s string) string {
	for len(s) > 0 {
		if c := s[len(s)-1]; c < 0x80 {
			if !asciiSpace(c) {
				return s
			}
			s = s[:len(s)-1]
			continue
		}
		r, size := utf8.DecodeLastRuneInString(s)
		if !IsSpace(r) {
			return s
		}
		s = s[:len(s)-size]
	}
	return s
}

// Strip is Python's str.strip without an argument. The result is a substring.
func Strip(s string) string { return RStrip(LStrip(s)) }
