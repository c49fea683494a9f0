package config

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// pluginRegistry is the release's registry plus the options of auth plugins,
// which keystoneauth registers once auth_type names the plugin.
type pluginRegistry struct {
	oslo.Registry
	extra []*catalog.Option
	named func(string) *Section // freely named sections
}

// Option finds a registered option, including those of plugins.
func (p *pluginRegistry) Option(group, option string) (*oslo.Option, bool) {
	if found, ok := p.Registry.Option(group, option); ok {
		return found, true
	}
	for _, o := range p.extra {
		if o.Name.Group == group && o.Name.Option == option {
			return &o.Option, true
		}
	}
	if p.named != nil {
		if section := p.named(group); section != nil && section.Pattern() != "" {
			if o, ok := section.Facts.Option(option); ok {
				return &o.Option, true
			}
		}
	}
	return nil, false
}

// HasGroup reports whether the service or one of its libraries registers the
// group.
func (p *pluginRegistry) HasGroup(group string) bool {
	return p.Registry.HasGroup(group) || p.named != nil && p.named(group) != nil
}

// Deprecated finds an option by an older name.
func (p *pluginRegistry) Deprecated(group, option string) (*oslo.Option, bool) {
	if older, ok := p.Registry.(oslo.DeprecatedRegistry); ok {
		return older.Deprecated(group, option)
	}
	return nil, false
}

// registerPlugins adds to each section that loads an auth plugin the options of
// the plugin named by its auth_type. If auth_section is set, they are read from
// there instead, and the section's own are not read.
func (c *Configuration) registerPlugins() {
	for _, section := range c.Sections {
		if !section.Facts.Reads.Auth {
			continue
		}
		if elsewhere, err := c.resolver.Read(section.Name(), "auth_section"); err == nil && namesAnother(elsewhere.Value, section.Name()) {
			continue
		}
		kind, err := c.resolver.Read(section.Name(), "auth_type")
		if err != nil || kind.Value.IsNull() {
			continue
		}
		options, _ := c.Release.PluginOptions(section.Name(), kind.Value.Text())
		for _, option := range options {
			if _, registered := c.plugins.Option(section.Name(), option.Name.Option); !registered {
				c.plugins.extra = append(c.plugins.extra, option)
				section.extra = append(section.extra, option)
			}
		}
	}
}

// namesAnother reports whether an auth_section points keystoneauth to a section
// other than its own.
func namesAnother(value types.Value, section string) bool {
	return !value.IsNull() && value.Text() != "" && !strings.EqualFold(value.Text(), section)
}
