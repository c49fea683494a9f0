package types

import (
	"strings"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// numeral prepares a text as Python's int() and float() first do: outside
// ASCII, every decimal digit becomes its ASCII digit, every space a blank and
// every other character a "?"; then blanks at the edges are trimmed. ASCII is
// unchanged, including U+001C to U+001F, which C does not consider white space.
func numeral(text string) string {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			text = toASCII(text)
			break
		}
	}
	return strings.Trim(text, " \t\n\v\f\r")
}

func toASCII(text string) string {
	b := make([]byte, 0, len(text))
	for _, r := range text {
		switch {
		case r < 0x80:
			b = append(b, byte(r))
		case py.IsSpace(r):
			b = append(b, ' ')
		case py.IsDecimal(r):
			b = append(b, '0'+digitOf(r))
		default:
			b = append(b, '?')
		}
	}
	return string(b)
}

// digitOf returns the value of a decimal digit. Unicode keeps each script's ten
// digits together and in order, so the length of a run of them is a multiple of
// ten.
func digitOf(r rune) byte {
	start := r
	for unicode.Is(unicode.Nd, start-1) {
		start--
	}
	return byte((r - start) % 10)
}
