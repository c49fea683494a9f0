//go:build e2e

package e2e_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof/refused"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

// The services are started once, for what works and for what does not.
func TestEndToEnd(t *testing.T) {
	c := start(t)
	t.Run("hardened", func(t *testing.T) { testHardened(t, c) })
	t.Run("crossing", func(t *testing.T) { testCrossing(t, c) })
	t.Run("accepted", func(t *testing.T) { testAccepted(t, c) })
	t.Run("refused", func(t *testing.T) { testRefused(t, c) })
}

// testAccepted lets Nova work with every section of tools/e2e/good.tf. Apply
// would fail if the provider had anything against them.
func testAccepted(t *testing.T, c *cloud) {
	configuration, err := os.ReadFile(filepath.Join(scripts, "good.tf"))
	if err != nil {
		t.Fatal(err)
	}
	rendered := c.apply(t, string(configuration))
	cases := map[string]struct {
		section string
		do      string
		want    string // matches what Nova answers
	}{
		"images over the fixed endpoint":   {"strict", "list", `^\[proof\]$`},
		"no image without a signature":     {"strict", "download", `^SignatureVerificationError: `},
		"images over the catalogue":        {"catalog", "list", `^\[proof\]$`},
		"the image's data":                 {"catalog", "download", `^an image\n$`},
		"images over api_servers":          {"servers", "list", `^\[proof\]$`},
		"images with a session of its own": {"placement", "adapter", `^\[proof\]$`},
	}
	var questions []question
	for name, test := range cases {
		if !rendered[test.section].Valid {
			t.Errorf("%s: the provider does not call it valid: %+v", test.section, rendered[test.section].Findings)
		}
		questions = append(questions, question{ID: name, Do: test.do, Files: configure(t, rendered[test.section].Rendered)})
	}
	answers := c.ask(t, questions)
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			if got := answers[name].String(); !regexp.MustCompile(test.want).MatchString(got) {
				t.Errorf("Nova says %q, want it to match %q; under\n%s", got, test.want, rendered[test.section].Rendered)
			}
		})
	}
}

// testRefused has the provider judge every case, and Nova work with what it
// then rendered all the same: both must say no.
func testRefused(t *testing.T, c *cloud) {
	cases := refusals()
	var blocks, names strings.Builder
	for name, r := range cases {
		r.write(t, &blocks, name, c)
		names.WriteString("    \"" + name + "\" = data." + r.dataSource() + "." + name + "\n")
	}
	results := c.apply(t, blocks.String()+`
output "results" {
  sensitive = true
  value = { for name, read in {
`+names.String()+`  } : name => { rendered = read.rendered, valid = read.valid, findings = read.findings } }
}
`)
	var questions []question
	for name, r := range cases {
		texts := []string{results[name].Rendered}
		if r.texts != nil {
			texts = r.resolved(c)
		}
		q := question{ID: name, Do: r.do, Files: configure(t, texts...)}
		if q.Do == "" && r.reads != nil {
			q.Do, q.Names = "values", slices.Sorted(maps.Keys(r.reads))
		}
		if q.Do == "" {
			q.Do = "list"
		}
		questions = append(questions, q)
	}
	answers := c.ask(t, questions)
	for name, r := range cases {
		t.Run(name, func(t *testing.T) { r.judge(t, results[name], answers[name]) })
	}
	outcome.Keep(t, "stopped", len(cases), "python3-nova", "python3-glance", "python3-keystone")
}

// Every rule that fails a plan under the profile permissive says that the
// software rejects, ignores or crashes on something. Each is proved here, or is
// listed among those that are not yet.
func TestEveryBrokenRuleHasAProof(t *testing.T) {
	t.Parallel()
	proved := map[string]bool{
		"waiver_expired": true, // concerns the provider alone
	}
	for _, r := range refusals() {
		proved[r.rule] = true
	}
	maps.Copy(proved, refused.Rules())
	unproved := refused.Unproved()
	for rule := range rules.All() {
		if rule.Levels.At(report.Permissive) != report.Error {
			continue
		}
		restsOn, listed := unproved[rule.Name]
		switch {
		case !proved[rule.Name] && !listed:
			t.Errorf("%s fails a plan under permissive, and no case here shows why", rule.Name)
		case proved[rule.Name] && listed:
			t.Errorf("%s has a proof: take it off the list", rule.Name)
		case listed:
			t.Logf("%s is not proved here; it rests on: %s", rule.Name, restsOn)
		}
	}
	for name := range unproved {
		if _, known := rules.Lookup(name); !known {
			t.Errorf("there is no rule %s", name)
		}
	}
}

// judge compares what the provider and Nova say with what the case expects.
func (r refusal) judge(t *testing.T, provider read, nova answer) {
	if r.rule != "" {
		want := r.severity
		if want == "" {
			want = "error"
		}
		if got := provider.severity(r.rule); got != want {
			t.Errorf("the provider's severity of %s is %q, want %q: %+v", r.rule, got, want, provider.Findings)
		}
		if provider.Valid == (want == "error") {
			t.Errorf("the provider says valid = %t", provider.Valid)
		}
		if want == "error" && r.texts == nil && !strings.Contains(provider.Rendered, "NOT APPROVED") {
			t.Errorf("the rendered text looks approved:\n%s", provider.Rendered)
		}
	}
	if r.reads != nil {
		got, _ := nova.Result.(map[string]any)
		for name, want := range r.reads {
			if got[name] != want {
				t.Errorf("Nova reads %s as %v, want %q (%s)", name, got[name], want, nova)
			}
		}
		return
	}
	// Some messages have several lines.
	fails := regexp.MustCompile("(?s)" + r.fails)
	if got := nova.String(); nova.Class == "" || !fails.MatchString(got) {
		t.Errorf("Nova says %q, want an error that matches %q; under\n%s", got, r.fails, provider.Rendered)
	}
}
