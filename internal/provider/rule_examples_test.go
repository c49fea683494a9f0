package provider_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// Every example in the guide is run as printed: the bad one has a finding with
// the message shown, the good one has no finding of the rule.
func TestAccRuleExamples(t *testing.T) {
	t.Parallel()
	type example struct {
		rule *rules.Rule
		bad  bool
	}
	examples := map[string]example{} // by the name of the data source
	var config, outputs strings.Builder
	for rule := range rules.All() {
		if rule.Needs&(rules.Values|rules.Text) == 0 || strings.Contains(rule.Example.Bad, "inspect {") {
			continue // needs files: see the rule's own tests
		}
		for kind, bad := range map[string]bool{"bad": true, "good": false} {
			source, arguments := rule.Example.Arguments(bad)
			name := rule.Name + "_" + kind
			fmt.Fprintf(&config, "data %q %q {\n%s\nenforcement = \"report\"\n}\n", source, name, arguments)
			fmt.Fprintf(&outputs, "%s = data.%s.%s.findings\n", name, source, name)
			examples[name] = example{rule, bad}
		}
	}
	fmt.Fprintf(&config, "output \"findings\" {\nvalue = {\n%s}\n}\n", outputs.String())
	run := planned(t, map[string]string{"main.tf": config.String()})
	var findings map[string][]struct{ Rule, Message string }
	if err := json.Unmarshal(run.Outputs["findings"].Value, &findings); err != nil {
		t.Fatal(err)
	}
	for name, e := range examples {
		var found []string
		for _, f := range findings[name] {
			if f.Rule == e.rule.Name {
				found = append(found, f.Message)
			}
		}
		switch {
		case e.bad && !slices.ContainsFunc(found, func(m string) bool { return strings.HasPrefix(m, e.rule.Example.Message) }):
			t.Errorf("%s: the bad example should say %q, found %q", e.rule.Name, e.rule.Example.Message, found)
		case !e.bad && len(found) > 0:
			t.Errorf("%s: the good example should not have this finding, found %q", e.rule.Name, found)
		}
	}
}
