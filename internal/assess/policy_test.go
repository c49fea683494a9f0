package assess_test

import (
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Every fault of every waiver is reported at once.
func TestFaultsOfWaivers(t *testing.T) {
	t.Parallel()
	policy := assess.PolicyText{Waivers: []assess.WaiverText{
		{Place: report.Place{Attribute: "waivers"}, Rule: "timeout_unset", Reason: " ", Expires: "soon", Option: "timeout"},
		{Place: report.Place{Attribute: "waivers", Block: 1}, Rule: "timeout_unse", Reason: "a test", Expires: "2099-01-31"},
		{Place: report.Place{Attribute: "waivers", Block: 2}, Rule: "parse_error", Reason: "a test"},
		{Place: report.Place{Attribute: "waivers", Block: 3}, Rule: "timeout_unset", Reason: "a test", Expires: "2099-01-31"},
	}}
	parsed, mistakes := policy.Parse(time.Now())
	want := []struct {
		block       int
		key, detail string
	}{
		{0, "reason", "The waiver of timeout_unset has a blank reason"},
		{0, "expires", `expires = "soon" is not a date`},
		{0, "option", `option = "timeout" names no section`},
		{1, "rule", `Unknown rule "timeout_unse": did you mean "timeout_unset"?`},
		{2, "rule", "The rule parse_error cannot be waived"},
		{2, "expires", "The waiver of parse_error has no expires: write the last valid day"},
	}
	if len(mistakes) != len(want) {
		t.Fatalf("%d mistakes, want %d: %+v", len(mistakes), len(want), mistakes)
	}
	for i, w := range want {
		m := mistakes[i]
		if m.Block != w.block || m.Key != w.key || !strings.Contains(m.Detail, w.detail) || strings.HasSuffix(m.Detail, "?.") {
			t.Errorf("%d: waiver %d, %s: %q; want waiver %d, %s: %q", i, m.Block, m.Key, m.Detail, w.block, w.key, w.detail)
		}
	}
	if len(parsed.Waivers) != 1 {
		t.Errorf("%d waivers are accepted, want only the correct one", len(parsed.Waivers))
	}
}
