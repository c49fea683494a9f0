package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// refers reports whether oslo.config would expand anything in a text.
func refers(raw string) bool { return oslo.Refers(raw) }

// withoutReferences is the text around a text's references. The result is not
// meant to be read: it is for checking the literal parts.
func withoutReferences(raw string) string {
	raw = strings.ReplaceAll(raw, `\$`, "$$")
	var b strings.Builder
	for {
		before, after, found := strings.Cut(raw, "$")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		raw = after
		if rest, escaped := strings.CutPrefix(raw, "$"); escaped {
			b.WriteByte('$')
			raw = rest
			continue
		}
		name, braced := strings.CutPrefix(raw, "{")
		n := identifier(name)
		switch {
		case n == 0 || braced && (n == len(name) || name[n] != '}'):
			b.WriteByte('$')
		case braced:
			raw = name[n+1:]
		default:
			raw = name[n:]
		}
	}
}

// identifier is the length of the name at the start of a text, as far as a
// reference allows.
func identifier(text string) int {
	for i := 0; i < len(text); i++ {
		c := text[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
		if !letter && (i == 0 || c != '.' && (c < '0' || c > '9')) {
			return i
		}
	}
	return len(text)
}
