package assess

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// deprecated holds what deprecatedNames gives.
var deprecated memo[map[oslo.Name]oslo.Name]

// deprecatedNames maps the older names that a release still reads in its
// session sections to the current ones. The map is shared.
func deprecatedNames(release catalog.Release, service string) map[oslo.Name]oslo.Name {
	return deprecated.of(release, service, func() map[oslo.Name]oslo.Name {
		names := map[oslo.Name]oslo.Name{}
		for option := range optionsOf(release, service, release.Consumers(service)) {
			for _, older := range option.Deprecated {
				names[older] = option.Name
			}
		}
		return names
	})
}
