package provider_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// Every example in the guide is run as printed: the bad one has a finding with
// the message shown, the good one has no finding of the rule.
func TestAccRuleExamples(t *testing.T) {
	var config strings.Builder
	var examples []example
	for rule := range rules.All() {
		if rule.Needs&(rules.Values|rules.Text) == 0 || strings.Contains(rule.Example.Bad, "inspect {") {
			continue // needs files: see the rule's own tests
		}
		for kind, bad := range map[string]bool{"bad": true, "good": false} {
			source, arguments := rule.Example.Arguments(bad)
			name := rule.Name + "_" + kind
			fmt.Fprintf(&config, "data %q %q {\n%s\nenforcement = \"report\"\n}\n", source, name, arguments)
			examples = append(examples, example{"data." + source + "." + name, rule, bad})
		}
	}
	acceptance(t, resource.TestStep{Config: config.String(), ConfigStateChecks: []statecheck.StateCheck{exampleCheck{t, examples}}})
}

type example struct {
	address string
	rule    *rules.Rule
	bad     bool
}

// exampleCheck checks the findings of every example.
type exampleCheck struct {
	t        *testing.T
	examples []example
}

func (c exampleCheck) CheckState(_ context.Context, req statecheck.CheckStateRequest, _ *statecheck.CheckStateResponse) {
	messages := map[string][]string{} // by address and rule
	for _, r := range req.State.Values.RootModule.Resources {
		findings, _ := r.AttributeValues["findings"].([]any)
		for _, finding := range findings {
			f := finding.(map[string]any)
			key := r.Address + " " + f["rule"].(string)
			messages[key] = append(messages[key], f["message"].(string))
		}
	}
	for _, e := range c.examples {
		found := messages[e.address+" "+e.rule.Name]
		switch {
		case e.bad && !slices.ContainsFunc(found, func(m string) bool { return strings.HasPrefix(m, e.rule.Example.Message) }):
			c.t.Errorf("%s: the bad example should say %q, found %q", e.rule.Name, e.rule.Example.Message, found)
		case !e.bad && len(found) > 0:
			c.t.Errorf("%s: the good example should not have this finding, found %q", e.rule.Name, found)
		}
	}
}
