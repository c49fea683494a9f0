package config

import (
	"cmp"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Successor says what became of a section's option that was ever renamed; see
// catalog.Service.
func (c *Configuration) Successor(name oslo.Name) (current oslo.Name, known bool) {
	if c.known == nil {
		return oslo.Name{}, false
	}
	return c.known.Successor(name, c.patternOf(name.Group))
}

// WhyGone says why an option was removed that nothing replaces; see
// catalog.Service.
func (c *Configuration) WhyGone(name oslo.Name) string {
	if c.known == nil {
		return ""
	}
	return c.known.WhyGone(name, c.patternOf(name.Group))
}

// TakesValue reports whether a name's successor accepts its value; see
// catalog.Service.
func (c *Configuration) TakesValue(name oslo.Name) bool {
	return c.known != nil && c.known.TakesValue(name, c.patternOf(name.Group))
}

// Renamed returns the current name of an option that has only been renamed, so
// its value is still valid; see catalog.Service.
func (c *Configuration) Renamed(name oslo.Name) (current oslo.Name, ok bool) {
	if c.known == nil {
		return oslo.Name{}, false
	}
	return c.known.Renamed(name, c.patternOf(name.Group))
}

// patternOf is the pattern a section name is an instance of, "" for a fixed
// one.
func (c *Configuration) patternOf(group string) string {
	if section := c.Section(group); section != nil {
		return section.Pattern()
	}
	return ""
}

// Life says when the service registers an option in a section.
func (c *Configuration) Life(name oslo.Name) []catalog.Span {
	return catalog.EffectiveLife(c.Service, cmp.Or(c.patternOf(name.Group), name.Group), name.Option)
}

// NamesBefore lists the older names of a name that the release does not read under
// which it registers the option; failing that, those that it reads as older ones.
func (c *Configuration) NamesBefore(name oslo.Name) []oslo.Name {
	if c.known == nil {
		return nil
	}
	pattern := c.patternOf(name.Group)
	var registered, read []oslo.Name
	for _, old := range catalog.FormerNames(c.Service, cmp.Or(pattern, name.Group), name.Option) {
		_, ok := c.known.Option(old.Group, old.Option)
		if pattern != "" && old.Group == pattern {
			old.Group = name.Group
		}
		if ok {
			registered = append(registered, old)
		} else if c.known.Reads(old, c.patternOf(old.Group)) {
			read = append(read, old)
		}
	}
	if len(registered) > 0 {
		return registered
	}
	return read
}

// MayBeBackported reports whether an option missing from the release was added
// later by a security fix, so that a package of the release may have it.
func (c *Configuration) MayBeBackported(name oslo.Name) bool {
	section := cmp.Or(c.patternOf(name.Group), name.Group)
	if !catalog.Backported(c.Service, section, name.Option) {
		return false
	}
	return slices.ContainsFunc(c.Life(name), func(s catalog.Span) bool { return s.Since.Compare(c.Release.Nova()) > 0 })
}

// AliasLife says when the service reads a name as an older one, and of which
// option.
func (c *Configuration) AliasLife(name oslo.Name) (oslo.Name, []catalog.Span) {
	return catalog.AliasLife(c.Service, name, c.patternOf(name.Group))
}
