package examples_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/examples"
)

func TestBelow(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		version, than string
		want          bool
		fault         string // "" for none
	}{
		"the same":            {"1.11.4", "1.11", false, ""},
		"newer":               {"1.12.0", "1.11", false, ""},
		"older, not as text":  {"1.9.8", "1.11", true, ""},
		"a release candidate": {"1.11.0-rc1", "1.11", false, ""},
		"another major":       {"2.0.0", "1.11", false, ""},
		"an older major":      {"0.15.0", "1.2", true, ""},
		"no version":          {"dev", "1.11", false, `version "dev"`},
		"a word as version":   {"1.11.4", "new", false, `version "new"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := examples.Below(test.version, test.than)
			fault := ""
			if err != nil {
				fault = err.Error()
			}
			if (fault == "") != (test.fault == "") || !strings.Contains(fault, test.fault) {
				t.Errorf("got the error %q, want %q", fault, test.fault)
			}
			if got != test.want {
				t.Errorf("got %t, want %t", got, test.want)
			}
		})
	}
}
