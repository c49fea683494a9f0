package assess_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// stepCase is one look at the steps of an upgrade.
type stepCase struct {
	route, text string // service, from, to
	option      string
	want        []string // as stepsOn gives them
	advice      string   // what their advice holds
}

func runStepCases(t *testing.T, cases map[string]stepCase) {
	t.Helper()
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			route := strings.Fields(test.route)
			steps := stepsOf(t, route[0], route[1], route[2], test.text)
			wantSteps(t, steps, test.option, test.want, test.advice)
		})
	}
}

// wantSteps compares the steps on an option, and looks for a piece of advice.
func wantSteps(t *testing.T, steps []assess.Step, option string, want []string, advice string) {
	t.Helper()
	if diff := cmp.Diff(want, stepsOn(steps, option)); diff != "" {
		t.Errorf("steps on %s (-want +got):\n%s", option, diff)
	}
	if got := stepAdvice(steps, option); !strings.Contains(got, advice) {
		t.Errorf("advice does not hold %q: %s", advice, got)
	}
}
