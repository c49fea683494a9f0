package config

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Older finds the current name of an option that the release still reads under
// an older one.
func (c *Configuration) Older(name oslo.Name) (oslo.Name, bool) {
	if c.known == nil {
		return oslo.Name{}, false
	}
	if option, ok := c.known.Older(name); ok {
		return option.Name, true
	}
	if section := c.Section(name.Group); section != nil && section.Pattern() != "" {
		if option := section.Facts.Older(name); option != nil {
			return option.Name, true
		}
	}
	return oslo.Name{}, false
}

// registered returns what the program reads in a section, or the whole service
// if no program is named.
func (c *Configuration) registered(section string) (*catalog.Section, bool) {
	if c.known == nil {
		return nil, false
	}
	return c.known.Section(section)
}

// OtherProgram finds an option, by its current or an older name, that another
// program of the service registers but this one does not; nil if there is none
// or no program is named.
func (c *Configuration) OtherProgram(name oslo.Name) *catalog.Option {
	if c.Program == "" || c.known == nil {
		return nil
	}
	whole, ok := c.Release.Service(c.Service)
	if !ok {
		return nil
	}
	if _, ok := c.known.Option(name.Group, name.Option); ok {
		return nil
	}
	if _, ok := c.known.Older(name); ok {
		return nil
	}
	option, ok := whole.Option(name.Group, name.Option)
	if !ok {
		option, ok = whole.Older(name)
	}
	if !ok || len(option.Programs) == 0 {
		return nil
	}
	return option
}

// OtherStore finds an option that the section's store type does not read but
// other types do; nil if there is none.
func (c *Configuration) OtherStore(section *Section, name string) *catalog.Option {
	if section.Facts.Kind == "" || section.Option(name) != nil {
		return nil
	}
	whole, ok := c.registered(section.Pattern())
	if !ok {
		return nil
	}
	option, _ := whole.Option(name)
	return option
}

// Older is Configuration.Older for a release's service.
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

// SecretName reports whether a name denotes a secret, registered or not,
// according to the catalogue or to the name itself.
func SecretName(release catalog.Release, service string, name oslo.Name) bool {
	if report.SecretName(name.Option) {
		return true // some unmarked options are secrets all the same
	}
	option, ok := release.Option(service, name.Group, name.Option)
	return ok && option.Sensitive
}

// SecretName reports whether a name denotes a secret in this configuration's
// release.
func (c *Configuration) SecretName(name oslo.Name) bool {
	return SecretName(c.Release, c.Service, name)
}
