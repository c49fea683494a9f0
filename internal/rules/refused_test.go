package rules_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof/refused"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// TestRefused judges what the services' own code rejects or leaves insecure, and
// what it accepts.
func TestRefused(t *testing.T) {
	t.Parallel()
	halves := map[string][2]int{}
	for i, c := range refused.Cases() {
		t.Run(fmt.Sprintf("%s/%d", c.Rule, i), func(t *testing.T) {
			t.Parallel()
			found := slices.ContainsFunc(judgedBeside(t, &c), func(f report.Finding) bool { return finds(t, &c, &f) })
			if found != (c.Fails != "") {
				t.Errorf("the code says %q, and the rule finds something: %t\n%q", c.Fails, found, c.Files)
			}
		})
		half := halves[c.Rule]
		half[map[bool]int{true: 0, false: 1}[c.Fails == ""]]++
		halves[c.Rule] = half
	}
	for rule, half := range halves {
		if half[0] == 0 || half[1] == 0 {
			t.Errorf("%s: the cases show one half alone", rule)
		}
	}
}

// finds reports whether a finding is what a case expects where the code fails: of
// its rule, on its option, and an error, or at least a warning if the rule only
// warns.
func finds(t *testing.T, c *refused.Case, f *report.Finding) bool {
	t.Helper()
	least := report.Error
	if warns(t, c.Rule) {
		least = report.Warning
		if c.Fails != "" && c.Option == "" {
			t.Errorf("%s: a case of a rule that warns must name the option", c.Rule)
		}
	}
	return f.Rule == c.Rule && f.Severity >= least && (c.Option == "" || c.Fails == "" || f.Option == c.Option)
}

// warns reports whether a rule is less than an error under permissive. Such a rule
// is judged under strict, where each of them speaks.
func warns(t *testing.T, rule string) bool {
	t.Helper()
	found, ok := rules.Lookup(rule)
	if !ok {
		t.Fatalf("there is no rule %s", rule)
	}
	return found.Levels.At(report.Permissive) != report.Error
}

// TestRealityOfRefused runs Debian's services on the same cases, so it needs a
// machine that has them. OSLOCONF_SHARE=n asks about every nth case only.
func TestRealityOfRefused(t *testing.T) {
	needServices(t)
	cases := refused.Cases()
	if text := os.Getenv("OSLOCONF_SHARE"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			t.Fatalf("OSLOCONF_SHARE is %q, and must be a number from 1", text)
		}
		cases = everyNth(n, cases)
	}
	askAbout(t, cases)
	outcome.Keep(t, "refused", len(cases), "python3-nova", "python3-neutron", "python3-cinder", "python3-glance", "python3-keystone", "python3-barbican", "python3-heat", "python3-octavia", "python3-manila",
		"python3-placement", "python3-designate", "python3-ironic")
}

// everyNth returns every nth case of those that a kind rejects, and of those that it
// accepts, beginning with the first of each.
func everyNth(n int, cases []refused.Case) []refused.Case {
	type half struct {
		kind  string
		fails bool
	}
	seen := map[half]int{}
	return slices.DeleteFunc(cases, func(c refused.Case) bool {
		of := half{c.Kind, c.Fails != ""}
		seen[of]++
		return (seen[of]-1)%n != 0
	})
}

// askAbout asks the services' code about cases, and compares what it says.
func askAbout(t *testing.T, cases []refused.Case) {
	t.Helper()
	questions := make([]map[string]any, len(cases))
	for i, c := range cases {
		questions[i] = map[string]any{"service": c.Service, "kind": c.Kind, "files": c.Files, "beside": c.Beside}
	}
	answers := askServices(t, "refused", questions)
	for i, c := range cases {
		var answer struct{ Says string }
		if err := json.Unmarshal(answers[i], &answer); err != nil {
			t.Fatal(err)
		}
		if c.Fails == "" && answer.Says != "" || c.Fails != "" && !regexp.MustCompile("(?s)"+c.Fails).MatchString(answer.Says) {
			t.Errorf("%s: the code says %q, want %q\n%q", c.Rule, answer.Says, c.Fails, c.Files)
		}
	}
}

// judgedBeside judges a case, in its own root if it has files.
func judgedBeside(t *testing.T, c *refused.Case) []report.Finding {
	t.Helper()
	policy := assess.PolicyText{Release: "zed"}
	if c.Service == "ironic" {
		policy.Release = "2023.1" // the release in Debian 12
	}
	if warns(t, c.Rule) {
		policy.Profile = report.Strict.String()
	}
	if c.Beside == nil {
		return judgedUnder(t, policy, nil, c.Service, c.Program, c.Files...)
	}
	root := t.TempDir()
	config := "/etc/" + c.Service + "/" + c.Service + ".conf"
	folder := filepath.Join(root, filepath.Dir(config))
	if err := os.MkdirAll(folder, 0o750); err != nil {
		t.Fatal(err)
	}
	for name, text := range c.Beside {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return judgedUnder(t, policy, &assess.Inspect{Root: root, ConfigFile: config}, c.Service, c.Program, c.Files...)
}
