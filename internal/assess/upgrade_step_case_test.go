package assess_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
			if diff := cmp.Diff(test.want, stepsOn(steps, test.option)); diff != "" {
				t.Errorf("steps on %s (-want +got):\n%s", test.option, diff)
			}
			if advice := stepAdvice(steps, test.option); !strings.Contains(advice, test.advice) {
				t.Errorf("advice does not hold %q: %s", test.advice, advice)
			}
		})
	}
}
