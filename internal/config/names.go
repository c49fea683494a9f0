package config

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// deprecated holds what deprecatedNames gives.
var deprecated Memo[map[oslo.Name]oslo.Name]

// deprecatedNames maps the older names that a release still reads in its
// session sections to the current ones. The map is shared.
func deprecatedNames(release catalog.Release, service string) map[oslo.Name]oslo.Name {
	return deprecated.Of(release, service, func() map[oslo.Name]oslo.Name {
		names := map[oslo.Name]oslo.Name{}
		for option := range OptionsOf(release, service, release.Consumers(service)) {
			for _, older := range option.Deprecated {
				names[older] = option.Name
			}
		}
		return names
	})
}

// DeprecatedNames is the map of older names to current ones. It is shared.
func DeprecatedNames(release catalog.Release, service string) map[oslo.Name]oslo.Name {
	return deprecatedNames(release, service)
}

// SecretName reports whether a name holds a secret, registered or not: the
// catalogue says so, or the name does.
func SecretName(release catalog.Release, service string, name oslo.Name) bool {
	if option, ok := release.Option(service, name.Group, name.Option); ok {
		return option.Sensitive
	}
	return report.SecretName(name.Option)
}

// SecretName reports whether a name holds a secret in this configuration's
// release.
func (c *Configuration) SecretName(name oslo.Name) bool {
	return SecretName(c.Release, c.Service, name)
}
