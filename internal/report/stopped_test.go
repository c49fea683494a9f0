package report_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestStopped(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                           "",
		"it fails":                   "it fails.",
		"it fails.":                  "it fails.",
		"did you mean cafile?":       "did you mean cafile?",
		`the value is "yes"`:         `the value is "yes".`,
		`the comment says "why?"`:    `the comment says "why?"`,
		"the comment says 'stop!'":   "the comment says 'stop!'",
		`the host is "example.org."`: `the host is "example.org.".`,
	} {
		if got := report.Stopped(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
