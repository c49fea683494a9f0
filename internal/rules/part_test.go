package rules_test

import (
	"slices"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// A part names every service that one of its rows names: for any other, the row is
// never made.
func TestPartsCoverTheirRows(t *testing.T) {
	t.Parallel()
	for rule := range rules.All() {
		for _, part := range rule.Rows {
			for _, service := range part.Services {
				if !slices.Contains(catalog.Services(), service) {
					t.Errorf("%s: a part names the unknown service %q", rule.Name, service)
				}
			}
			if part.Services == nil {
				continue
			}
			named := map[string]bool{}
			for _, row := range part.Rows() {
				for _, service := range row.Services {
					named[service] = true
					if !slices.Contains(part.Services, service) {
						t.Errorf("%s: the row on %v names %s, and its part does not", rule.Name, row.Options, service)
					}
				}
				if row.Services == nil {
					for _, service := range part.Services {
						named[service] = true
					}
				}
			}
			for _, service := range part.Services {
				if !named[service] {
					t.Errorf("%s: a part names %s, and none of its rows applies to it", rule.Name, service)
				}
			}
		}
	}
}
