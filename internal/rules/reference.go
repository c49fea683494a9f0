package rules

import "strings"

// refers tells whether oslo.config would expand something in a text: "$name" or
// "${name}", where neither "$$" nor `\$` makes the dollar a plain character.
func refers(raw string) bool {
	raw = strings.ReplaceAll(raw, `\$`, "$$")
	for {
		at := strings.IndexByte(raw, '$')
		if at < 0 || at+1 == len(raw) {
			return false
		}
		raw = raw[at+1:]
		if raw[0] == '$' {
			raw = raw[1:]
			continue
		}
		name, braced := strings.CutPrefix(raw, "{")
		n := identifier(name)
		if n > 0 && (!braced || n < len(name) && name[n] == '}') {
			return true
		}
	}
}

// withoutReferences is what stands in a text around its references. What it
// gives is no text that anybody reads: it is for a look at what is literal.
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

// identifier is the length of the name that a text begins with, as far as a
// reference can have it.
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
