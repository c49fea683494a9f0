package rules_test

import "testing"

// TestPasswordPattern judges patterns by release; the patterns themselves are in
// the tests of package spec.
func TestPasswordPattern(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		release, pattern string
		message          string
	}{
		"unbalanced":       {"2026.1", `^(?=.*\d)(?=.*[a-z].{12,}$`, "password_regex is not a regular expression that Python accepts"},
		"Perl's classes":   {"ussuri", `\p{Lu}`, "password_regex is not a regular expression that Python accepts"},
		"lookahead":        {"2026.1", `^(?=.*\d)(?=.*[a-z]).{12,}$`, ""},
		"Python 2 as well": {"train", `\p{Lu}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("password_pattern_invalid", judgedAs(t, "keystone", "", test.release, "[security_compliance]\npassword_regex = "+test.pattern+"\n"))
			if (len(found) == 1) != (test.message != "") || len(found) == 1 && found[0].Message != test.message {
				t.Errorf("findings:\n%s", list(found))
			}
		})
	}
}
