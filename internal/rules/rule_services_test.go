package rules_test

import (
	"slices"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// A rule that says which services it applies to finds nothing in the same text
// for another service, and its example is for one of them.
func TestRuleServices(t *testing.T) {
	t.Parallel()
	limited := 0
	for rule := range rules.All() {
		services := rule.Services()
		if services == nil {
			continue
		}
		limited++
		if !slices.IsSorted(services) || len(slices.Compact(slices.Clone(services))) != len(services) {
			t.Errorf("%s: %v", rule.Name, services)
		}
		for _, of := range services {
			if !slices.Contains(catalog.Services(), of) {
				t.Errorf("%s: there is no service %s", rule.Name, of)
			}
		}
		example := &rule.Example
		if of := example.Service; of != "" && !slices.Contains(services, of) {
			t.Errorf("%s applies to %v, but its example is for %s", rule.Name, services, of)
		}
		if example.BadText == "" {
			continue
		}
		for _, of := range catalog.Services() {
			if !slices.Contains(services, of) {
				none(t, text(t, example.BadText, service(of), profile("strict")), rule.Name)
			}
		}
	}
	if limited < 80 {
		t.Errorf("%d rules are limited to services", limited)
	}
}
