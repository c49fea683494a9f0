package py

import (
	"strings"
	"unicode/utf8"
)

// writeDecoded writes bytes as Python decodes UTF-8 with errors='replace': one
// U+FFFD for each longest incomplete start of a character. It reports whether
// it wrote one.
func writeDecoded(out *strings.Builder, b []byte) (replaced bool) {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			size = broken(b)
			replaced = true
		}
		out.WriteRune(r)
		b = b[size:]
	}
	return replaced
}

// broken returns how many undecodable bytes one U+FFFD replaces.
func broken(b []byte) int {
	lowest, highest, more := byte(0x80), byte(0xbf), 0
	switch c := b[0]; {
	case c >= 0xc2 && c <= 0xdf:
		more = 1
	case c >= 0xe0 && c <= 0xef:
		more = 2
		switch c {
		case 0xe0:
			lowest = 0xa0
		case 0xed:
			highest = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		more = 3
		switch c {
		case 0xf0:
			lowest = 0x90
		case 0xf4:
			highest = 0x8f
		}
	}
	n := 1
	for n <= more && n < len(b) && b[n] >= lowest && b[n] <= highest {
		n++
		lowest, highest = 0x80, 0xbf
	}
	return n
}
