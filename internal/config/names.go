package config

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Older finds the current name of an option that the release still reads under
// an older one.
func (c *Configuration) Older(name oslo.Name) (oslo.Name, bool) {
	return Older(c.Release, c.Service, name)
}

// Older is Configuration.Older for a service of a release.
func Older(release catalog.Release, service string, name oslo.Name) (oslo.Name, bool) {
	known, ok := release.Service(service)
	if !ok {
		return oslo.Name{}, false
	}
	option, ok := known.Older(name)
	if !ok {
		return oslo.Name{}, false
	}
	return option.Name, true
}

// SecretName reports whether a name holds a secret, registered or not: the
// catalogue says so, or the name does.
func SecretName(release catalog.Release, service string, name oslo.Name) bool {
	if report.SecretName(name.Option) {
		return true // some that are not marked hold a secret all the same
	}
	option, ok := release.Option(service, name.Group, name.Option)
	return ok && option.Sensitive
}

// SecretName reports whether a name holds a secret in this configuration's
// release.
func (c *Configuration) SecretName(name oslo.Name) bool {
	return SecretName(c.Release, c.Service, name)
}
