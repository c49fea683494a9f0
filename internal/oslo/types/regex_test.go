package types

import "testing"

// TestCompileFor matches texts of ASCII characters, for which classes have no
// characters beyond it, and others.
func TestCompileFor(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		pattern, text string
		matches       bool
	}{
		{`^[\w-]+:\w*:.*$`, "volumev3:cinderv3:internalURL", true},
		{`^[\w-]+:\w*:.*$`, "volumev3 cinderv3", false},
		{`^[\w-]+:\w*:.*$`, "størage:cinderv3:internalURL", true},
		{`^\d+$`, "42", true},
		{`^\d+$`, "4x", false},
		{`^\d+$`, "٤٢", true},
		{`^\D+$`, "four", true},
		{`^\D+$`, "٤٢", false},
		{`^\s+$`, " \t\x1c", true},
		{`^\s+$`, "\u2003", true},
		{`^\s+$`, "x", false},
		{`^\S\W$`, "x-", true},
		{`^\S\W$`, "xø", false},
		{`^[^\s]+$`, "a b", false},
	} {
		re, err := compileFor(test.text, test.pattern, false)
		if err != nil {
			t.Fatal(err)
		}
		if got := re.MatchString(test.text); got != test.matches {
			t.Errorf("%s on %q: %v, want %v", test.pattern, test.text, got, test.matches)
		}
	}
}
