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
	if c.Program == "" || c.known == nil || c.whole == nil {
		return nil
	}
	if _, ok := c.known.Option(name.Group, name.Option); ok {
		return nil
	}
	if _, ok := c.known.Older(name); ok {
		return nil
	}
	option, ok := c.whole.Option(name.Group, name.Option)
	if !ok {
		option, ok = c.whole.Older(name)
	}
	if !ok || len(option.Programs) == 0 {
		return nil
	}
	return option
}

// OtherStore finds an option, by its current or an older name, that the section's
// store type or driver does not read but others do; nil if there is none.
func (c *Configuration) OtherStore(section *Section, name string) *catalog.Option {
	if section.Facts.Kind == "" || section.Option(name) != nil {
		return nil
	}
	whole, ok := c.registered(section.Pattern())
	if !ok {
		return nil
	}
	if option, ok := whole.Option(name); ok {
		return option
	}
	return whole.Older(oslo.Name{Group: section.Pattern(), Option: name})
}

// Typing is the option that gives an assignment's value its type: the one that
// reads it, or where only other stores or drivers do, theirs; nil if there is none.
func (c *Configuration) Typing(a *Assignment) *catalog.Option {
	if a.Option != nil {
		return a.Option
	}
	if section := c.Section(a.As.Group); section != nil {
		return c.OtherStore(section, a.As.Option)
	}
	return nil
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
	known, _ := release.Service(service)
	return secretName(known, name)
}

// secretName is SecretName for a service, nil if the catalogue does not cover it.
func secretName(known *catalog.Service, name oslo.Name) bool {
	if report.SecretName(name.Option) {
		return true // some unmarked options are secrets all the same
	}
	if known == nil {
		return false
	}
	if section, fixed := known.Section(name.Group); fixed {
		option, ok := section.Option(name.Option)
		return ok && option.Sensitive
	}
	// In a freely named section a secret of another driver is still one.
	for _, pattern := range known.Patterns() {
		if option, ok := known.Option(pattern.Name, name.Option); ok && option.Sensitive {
			return true
		}
	}
	return false
}

// SecretName reports whether a name denotes a secret in this configuration's
// release.
func (c *Configuration) SecretName(name oslo.Name) bool {
	return secretName(c.whole, name)
}
