package catalog

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// option decodes an entry.
func (s *Section) option(place int) *Option {
	e := &s.entries[place]
	if made := s.made[place].Load(); made != nil {
		return made
	}
	if s.like != nil {
		return s.keep(place, s.like.renamed(e.name, s.Name))
	}
	o := newOption(s.Name, e.name, factsOf(e.facts))
	o.home = s
	o.Library = s.library(e)
	o.Stores = storesOf(e.facts)
	o.Programs = commandsOf(s.Service, factsOf(e.facts).Programs)
	if e.consumer != nil {
		adapt(o, e.consumer)
	} else {
		s.override(o)
		o.Sensitive = strings.Contains(e.line.spans, " secret")
	}
	o.Description = describe(s.Service, s.Name, o)
	return s.keep(place, o)
}

// keep stores a decoded option, unless another goroutine was quicker.
func (s *Section) keep(place int, o *Option) *Option {
	o.prepare()
	if !s.made[place].CompareAndSwap(nil, o) {
		return s.made[place].Load()
	}
	return o
}

// renamed returns an option of the section as a section of another name has it.
func (s *Section) renamed(option, section string) *Option {
	o := *s.option(int(s.byName[option]))
	o.Name.Group = section
	o.Deprecated = slices.Clone(o.Deprecated)
	for i := range o.Deprecated {
		if o.Deprecated[i].Group == s.Name {
			o.Deprecated[i].Group = section
		}
	}
	return &o
}

// override applies a default that the service sets instead of a library's, or
// that its program sets instead of the service's.
func (s *Section) override(o *Option) {
	for _, over := range overridesOf(s.Service)[table.Name{Section: s.Name, Option: o.Name.Option}] {
		if holds(over.from, over.to, s.release.at) && (over.program == "" || over.program == s.program) {
			value := fitted(over.value, o)
			if over.more {
				value = types.ListValue(append(slices.Clone(o.Default.Items()), value.Items()...)...)
			}
			o.Default = value
		}
	}
}

func (s *Section) library(e *entry) Library {
	switch {
	case e.consumer != nil:
		return libraryOf(e.group)
	case e.from.name == nova:
		return Nova
	case e.from.name == s.Service && strings.Contains(e.facts, " ksa"):
		return keystoneauthLibrary(e.name)
	case e.from.name == s.Service:
		return OtherService
	}
	return Library(e.from.name)
}

// keystoneauthLibrary returns which of keystoneauth's groups has an option of
// that name.
func keystoneauthLibrary(name string) Library {
	for group, header := range groupNames {
		for _, b := range componentNamed(keystoneauth).byName[header] {
			if _, ok := b.named(name); ok {
				return libraryOf(table.Group(group))
			}
		}
	}
	return OtherService
}

func libraryOf(g table.Group) Library {
	switch g {
	case table.Session:
		return Session
	case table.Auth:
		return Auth
	}
	return Adapter
}

// adapt applies a section's changes to a library option.
func adapt(o *Option, c *table.Consumer) {
	for _, over := range c.Overrides {
		if over.Name == o.Name.Option {
			o.Default = fitted(over.Default, o)
		}
	}
	for _, rename := range c.Renames {
		if rename.Name == o.Name.Option {
			old := oslo.Name{Group: rename.Old.Section, Option: rename.Old.Option}
			if old.Group == "" {
				old.Group = c.Section
			}
			o.Deprecated = append(o.Deprecated, old)
		}
	}
	if slices.Contains(c.Ignored, o.Name.Option) {
		o.Ignored, o.TypeName, o.Library = true, "ignored", Nova
	}
}

// newOption creates an option from its facts.
func newOption(section, name string, f *table.Facts) *Option {
	o := &Option{
		TypeName: f.Type.Name, ItemTypeName: f.Type.Item,
		Min: f.Type.Min, Max: f.Type.Max,
		Secret:               f.Secret,
		Sensitive:            f.Secret,
		Required:             f.Required,
		DeprecatedForRemoval: f.ForRemoval, DeprecatedSince: f.DeprecatedSince,
		HostDefault: f.HostDefault, Separator: f.Type.Separator,
	}
	if o.TypeName == "list" && o.ItemTypeName == "" {
		o.ItemTypeName = "str"
	}
	o.Name = oslo.Name{Group: section, Option: name}
	o.Type = typeOf(&f.Type)
	o.Multi = f.Multi
	o.Ignored = f.Type.Name == "ignored"
	o.Default = fitted(f.Default, o)
	if len(f.Type.Choices) > 0 {
		o.Choices = make([]types.Value, len(f.Type.Choices))
		for i, c := range f.Type.Choices {
			o.Choices[i] = valueOf(c)
		}
	}
	for _, old := range f.Deprecated {
		group := old.Section
		if group == "" {
			group = section
		}
		o.Deprecated = append(o.Deprecated, oslo.Name{Group: group, Option: old.Option})
	}
	return o
}
