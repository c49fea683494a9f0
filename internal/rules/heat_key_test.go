package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// TestHeatKey compares with heat-engine's messages at start-up.
func TestHeatKey(t *testing.T) {
	t.Parallel()
	for key, refused := range map[string]bool{
		"":                           true,
		"Wc2n7Yt9Lr4":                true,
		strings.Repeat("k", 33):      true,
		strings.Repeat("k", 16):      false,
		strings.Repeat("k", 32):      false,
		strings.Repeat("\u00e9", 32): false,
	} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			found := slices.ContainsFunc(judgedAs(t, "heat", "", "zed", "[DEFAULT]\nauth_encryption_key = "+key+"\n"), func(f report.Finding) bool {
				return f.Rule == "key_format_invalid" && f.Severity == report.Error
			})
			if found != refused {
				t.Errorf("the rule has a finding: %t", found)
			}
		})
	}
}
