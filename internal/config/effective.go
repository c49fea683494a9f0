package config

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// Get resolves an option in any section the release registers, whether or not
// the configuration has the section; nil if the option is not registered.
func (c *Configuration) Get(section, option string) *Setting {
	home := c.Section(section)
	if home == nil {
		home = c.elsewhere[section]
	}
	if home == nil {
		facts, ok := c.registered(section)
		if !ok {
			return nil
		}
		registered, ok := facts.Option(option)
		if !ok {
			return nil
		}
		if setting := c.unset(registered); setting != nil {
			return setting
		}
		home = &Section{Facts: facts, conf: c}
		if c.elsewhere == nil {
			c.elsewhere = map[string]*Section{}
		}
		c.elsewhere[section] = home
	}
	return home.Get(option)
}

// WholeFile reports whether the texts look like a service's whole configuration
// rather than a fragment: they set something in [DEFAULT].
func (c *Configuration) WholeFile() bool {
	main := c.Section("DEFAULT")
	return c.given == nil && main != nil && main.SetsSomething()
}

// WholeFileOr reports whether the texts look like a whole configuration, or
// contain a section.
func (c *Configuration) WholeFileOr(section string) bool {
	return c.WholeFile() || c.Section(section) != nil
}

// Effective is the value the service reads for a setting, unmasked, for
// comparison only: it must never be shown. It returns false if the value is not
// known.
func (c *Configuration) Effective(s *Setting) (types.Value, bool) {
	if !s.Known() {
		return types.Value{}, false
	}
	if !s.Hidden {
		return s.Value, true
	}
	reading, err := c.resolver.ReadOption(&s.Option.Option)
	if !reading.Set { // it is read from another section
		reading, err = c.resolver.Read(s.As.Group, s.As.Option)
	}
	return reading.Value, err == nil
}
