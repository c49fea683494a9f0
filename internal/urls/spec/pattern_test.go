package spec

import (
	"strings"
	"testing"
)

func TestIsPattern(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{
		"(", ")", "a)", "(a))", "(?:a", "[", "[a", "[]", "[^]", "[a-", "[z-a]", `[\z]`, `[a\]`, "*", "+a", "?", "a|*", "(*)", "^*", `\b+`,
		"a**", "a+*", "a{2}{3}", "a??*", "{2}", "a{3,2}", "a{10,9}", `\`, `a\`, `\p{L}`, `\q`, "(?", "(?<name>a)", "(?P>a)", "(?Pa)", "(?#a", "(?R)", "(?i", "(?P<>a)", "(?i)*",
	} {
		if IsPattern(pattern) {
			t.Errorf("%q is accepted", pattern)
		}
	}
	for _, pattern := range []string{
		"", "a|", "()", "(|a)*", "(?=a)(?!b)(?<=c)(?<!d)", "(?P<n>a)(?P=n)", "(a)(?(1)b|c)", "[]a]", "[^]a]", "[a-]", "[-a]", "[a-z-9]", `[\d-z]`, `[\]]`, "[é-ü]",
		"a{", "a{}", "a{b}", "{", "a{,3}", "a{2,}", "a{02,10}", "a*?", "a*+", "a{2}?", "(?>a)", "(?i)a", "(?i:a)*", "(?#a)b", `(?#\)))`, "(?x) ( # a", `\(\[\*`, `\d\W\Z\x41`, "a$", "^$",
		strings.Repeat("(", maxPattern+1),
	} {
		if !IsPattern(pattern) {
			t.Errorf("%q is refused", pattern)
		}
	}
}
