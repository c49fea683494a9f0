package catalog_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Each older name that an option declares leads to the option of its own section that
// declares it, or else to the first one, in every release of every service, and no
// other name does.
func TestOlder(t *testing.T) {
	t.Parallel()
	known := map[string]map[oslo.Name]bool{} // every older name of a service in any release
	for _, release := range catalog.Releases() {
		for _, name := range catalog.Services() {
			service, ok := release.Service(name)
			if !ok {
				continue
			}
			want := declared(service)
			if known[name] == nil {
				known[name] = map[oslo.Name]bool{}
			}
			for older, current := range want {
				known[name][older] = true
				if g := older.Group; g != "DEFAULT" && g != current.Group && g != strings.ToLower(g) {
					t.Errorf("%s of %s: the older name %s has capitals in its group", name, release, older)
				}
			}
			for older := range known[name] {
				found, ok := service.Older(older)
				if current, declared := want[older]; ok != declared || ok && found.Name != current {
					t.Errorf("%s of %s: %s leads to %v, not to %v", name, release, older, found, current)
				}
			}
		}
	}
	if len(known["nova"]) < 100 {
		t.Errorf("only %d older names of Nova", len(known["nova"]))
	}
}

// declared reads the older names off the decoded options.
func declared(service *catalog.Service) map[oslo.Name]oslo.Name {
	names := map[oslo.Name]oslo.Name{}
	for _, name := range service.Sections() {
		section, _ := service.Section(name)
		for _, o := range section.All() {
			for _, old := range o.Deprecated {
				for _, option := range []string{old.Option, strings.ReplaceAll(old.Option, "-", "_")} {
					spelt := oslo.Name{Group: old.Group, Option: option}
					if first, taken := names[spelt]; !taken || old.Group == name && first.Group != name {
						names[spelt] = o.Name
					}
				}
			}
		}
	}
	return names
}
