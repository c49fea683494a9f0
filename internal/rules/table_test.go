package rules_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// Every entry in the table has everything that the guide and a diagnostic need.
func TestTableIsComplete(t *testing.T) {
	t.Parallel()
	snake := regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	levels := regexp.MustCompile(`^[EWI-]{3}$`)
	seen := map[string]bool{}
	for rule := range rules.All() {
		for _, name := range append([]string{rule.Name}, rule.Aliases...) {
			if !snake.MatchString(name) || seen[name] {
				t.Errorf("%s: the name %q is not in snake case, or not unique", rule.Name, name)
			}
			seen[name] = true
		}
		if !levels.MatchString(string(rule.Levels)) {
			t.Errorf("%s: levels %q", rule.Name, rule.Levels)
		}
		if rule.Levels.At(report.Permissive) > rule.Levels.At(report.Baseline) || rule.Levels.At(report.Baseline) > rule.Levels.At(report.Strict) {
			t.Errorf("%s: levels %q decrease as the profile gets stricter", rule.Name, rule.Levels)
		}
		for _, id := range rule.CWE {
			if rules.CWETitle(id) == "" {
				t.Errorf("%s: CWE-%d has no title", rule.Name, id)
			}
		}
		if rule.Title == "" || rule.Effect == "" || rule.Remediation == "" || rule.Needs == 0 {
			t.Errorf("%s: title, effect, remediation or needs are missing", rule.Name)
		}
		if strings.HasSuffix(rule.Title, ".") || !strings.HasSuffix(rule.Effect, ".") || !strings.HasSuffix(rule.Remediation, ".") {
			t.Errorf("%s: a title has no final full stop, effect and remediation have one", rule.Name)
		}
		_, bad := rule.Example.Arguments(true)
		_, good := rule.Example.Arguments(false)
		if bad == "" || good == "" || rule.Example.Message == "" {
			t.Errorf("%s: the example is not complete", rule.Name)
		}
		if (rule.Check == nil && len(rule.Table()) == 0) != (rule.Scope == rules.Run) {
			t.Errorf("%s: only rules that the engine does not call have no check", rule.Name)
		}
	}
}
