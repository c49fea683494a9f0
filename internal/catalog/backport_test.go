package catalog_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/registered"
)

// Options that Debian backported to an older version as a security update are
// marked, provided a later release has them.
func TestBackportsOfDebian(t *testing.T) {
	t.Parallel()
	explanations, err := registered.Explanations()
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, e := range explanations {
		section, name, _ := strings.Cut(e.Option, ".")
		if !strings.Contains(e.Reason, "security update") || strings.Contains(name, "*") {
			continue
		}
		service := strings.Replace(e.Service, "*", "nova", 1)
		if catalog.Life(service, section, name) == nil {
			continue // only Debian has it
		}
		checked++
		if !catalog.Backported(service, section, name) {
			t.Errorf("%s [%s] %s is not marked", service, section, name)
		}
	}
	if checked < 7 {
		t.Errorf("%d options checked", checked)
	}
	for _, name := range []string{"connection", "slave_connection"} {
		if catalog.Backported("nova", "database", name) {
			t.Errorf("[database] %s is not a backport", name)
		}
	}
}
