package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// gradedAs asserts a finding's severities under permissive, baseline and
// strict, one letter each.
func gradedAs(t *testing.T, rule, name, levels string, run func(...option) []report.Finding) {
	t.Helper()
	for i, chosen := range report.Profiles() {
		f := one(t, run(profile(chosen)), rule, name)
		if got := strings.ToUpper(f.Severity.String()[:1]); got != levels[i:i+1] {
			t.Errorf("%s under %s: severity %s, want %s", rule, chosen, f.Severity, levels[i:i+1])
		}
	}
}

// saysThat asserts that a finding's message contains the text.
func saysThat(t *testing.T, f report.Finding, text string) {
	t.Helper()
	if !strings.Contains(f.Message, text) {
		t.Errorf("%s: message %q does not contain %q", f.Rule, f.Message, text)
	}
}

// asExample asserts that the guide's example of a rule shows this finding.
func asExample(t *testing.T, f report.Finding) {
	t.Helper()
	rule, ok := rules.Lookup(f.Rule)
	if !ok || !strings.HasPrefix(f.Message, rule.Example.Message) {
		t.Errorf("%s: the guide shows %q, and the message is %q", f.Rule, rule.Example.Message, f.Message)
	}
}
