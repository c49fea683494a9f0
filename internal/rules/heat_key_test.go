package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// TestHeatKey compares with what heat-engine says when it starts and when it
// first encrypts something.
func TestHeatKey(t *testing.T) {
	t.Parallel()
	const accented = "\u00e9" // one character, two bytes
	for key, says := range map[string]string{
		"":                                   "is not 32 characters long",
		"Wc2n7Yt9Lr4":                        "is not 32 characters long",
		strings.Repeat("k", 33):              "is not 32 characters long",
		strings.Repeat(accented, 8):          "is not 32 characters long",
		strings.Repeat(accented, 12):         "is not 32 characters long",
		strings.Repeat(accented, 16):         "contains characters outside ASCII",
		strings.Repeat("k", 23) + accented:   "contains characters outside ASCII",
		strings.Repeat(accented, 32):         "contains characters outside ASCII",
		strings.Repeat("k", 16):              "is shorter than the 32 characters",
		strings.Repeat("k", 24):              "is shorter than the 32 characters",
		strings.Repeat("k", 32):              "",
		strings.Repeat("k", 31) + "\xef\xbf": "", // not text: something else says so
	} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			found := ofRule("key_format_invalid", judgedAs(t, "heat", "", "zed", "[DEFAULT]\nauth_encryption_key = "+key+"\n"))
			switch {
			case says == "":
				if len(found) > 0 {
					t.Errorf("findings:\n%s", list(found))
				}
			case len(found) != 1 || !strings.Contains(found[0].Message, says):
				t.Errorf("want one finding that says %q:\n%s", says, list(found))
			case (found[0].Severity == report.Error) == strings.HasPrefix(says, "is shorter"):
				t.Errorf("severity %s", found[0].Severity)
			}
		})
	}
}

// ofRule is the findings of one rule.
func ofRule(rule string, findings []report.Finding) []report.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f report.Finding) bool { return f.Rule != rule })
}
