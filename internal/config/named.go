package config

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// openNamed makes the sections whose names the configuration itself chooses:
// the backends that a list names, further origins beside [cors], and what
// auth_section points to.
func (c *Configuration) openNamed(only []string) {
	if c.known == nil {
		return
	}
	// A section of one pattern may name sections of another, so repeat while
	// new ones turn up.
	for range len(c.known.Patterns()) + 1 {
		before := len(c.Sections)
		for _, pattern := range c.known.Patterns() {
			for _, named := range c.names(&pattern) {
				opened := c.openAs(named.header, only, pattern.Fallback, func() *catalog.Section {
					return c.known.Named(pattern.Name, named.header, named.kind)
				})
				if driver := c.driver(opened, &pattern); driver != "" {
					opened.Facts = c.known.Named(pattern.Name, named.header, driver)
				}
			}
		}
		if len(c.Sections) == before {
			break
		}
	}
	for _, a := range c.Assignments {
		if name := a.As.Group; strings.HasPrefix(name, "cors.") {
			c.openAs(name, only, "", func() *catalog.Section { return c.known.OriginSection(name) })
		}
	}
	for _, section := range slices.Clone(c.Sections) {
		if !section.Facts.Reads.Auth {
			continue
		}
		elsewhere, err := c.resolver.Read(section.Name(), "auth_section")
		if err == nil && namesAnother(elsewhere.Value, section.Name()) {
			name := oslo.GroupOf(elsewhere.Value.Text())
			c.openAs(name, only, "", func() *catalog.Section { return c.known.AuthSection(name) })
		}
	}
}

// openAs opens a freely named section that the configuration contains. It
// returns nil if there is nothing to open.
func (c *Configuration) openAs(name string, only []string, fallback string, facts func() *catalog.Section) *Section {
	if c.Section(name) != nil || !c.holds(name) {
		return nil
	}
	made := facts()
	if made == nil {
		return nil
	}
	unjudged := only != nil && !slices.Contains(only, name)
	section := &Section{Facts: made, Unjudged: unjudged, conf: c, fallback: fallback}
	c.Sections = append(c.Sections, section)
	return section
}

// driver is the class that a section's driver option names, in the section, in
// its fallback or by default; "" if it is not known or there is no such option.
func (c *Configuration) driver(section *Section, pattern *catalog.Pattern) string {
	if section == nil || pattern.Driver == "" || c.Unread || c.Broken {
		return ""
	}
	for _, group := range [...]string{section.Name(), section.fallback} {
		name := oslo.Name{Group: group, Option: pattern.Driver}
		if group == "" {
			continue
		}
		reading, err := c.resolver.Read(group, pattern.Driver)
		if err != nil || c.setElsewhere[name] {
			return ""
		}
		if !reading.Set && c.mayBeGiven(&catalog.Option{Option: oslo.Option{Name: name}}) {
			return ""
		}
		if reading.Set || group == section.fallback || section.fallback == "" {
			if reading.Value.IsNull() {
				return ""
			}
			return reading.Value.Text()
		}
	}
	return ""
}

// holds reports whether the configuration has a section, by header or by
// assignment.
func (c *Configuration) holds(name string) bool {
	for _, file := range c.Files {
		for i := range file.Sections {
			if oslo.GroupOf(file.Sections[i].Name) == name {
				return true
			}
		}
	}
	return slices.ContainsFunc(c.Assignments, func(a *Assignment) bool { return a.As.Group == name })
}

// named is a section that an option names, with the store type given, "" for
// none.
type named struct{ header, kind string }

// names lists the sections that a pattern's option names.
func (c *Configuration) names(pattern *catalog.Pattern) []named {
	if pattern.Shape == catalog.Free {
		return c.freeNames(pattern)
	}
	var list []named
	for _, group := range c.groups(pattern.NamedBy.Group) {
		reading, err := c.resolver.Read(group, pattern.NamedBy.Option)
		if err != nil || reading.Value.IsNull() {
			continue
		}
		for _, n := range namesIn(pattern, reading.Value) {
			if n.header != "" {
				n.header = oslo.GroupOf(pattern.Prefix + n.header)
				list = append(list, n)
			}
		}
	}
	return list
}

// freeNames lists the sections that nothing else reads and that set an option
// of the pattern; what names them is not in the configuration.
func (c *Configuration) freeNames(pattern *catalog.Pattern) []named {
	reads, ok := c.registered(pattern.Name)
	if !ok {
		return nil
	}
	var list []named
	for _, a := range c.Assignments {
		if reads.Has(a.As.Option) && c.Section(a.As.Group) == nil && c.known.MayName(a.As.Group) {
			list = append(list, named{header: a.As.Group})
		}
	}
	return list
}

// groups returns a section, or every section of a pattern.
func (c *Configuration) groups(group string) []string {
	if !strings.HasPrefix(group, "<") {
		return []string{group}
	}
	var groups []string
	for _, section := range c.Sections {
		if section.Pattern() == group {
			groups = append(groups, section.Name())
		}
	}
	return groups
}

func namesIn(pattern *catalog.Pattern, value types.Value) []named {
	switch pattern.Shape {
	case catalog.One:
		return []named{{header: oslo.Strip(value.Text())}}
	case catalog.Text:
		var list []named
		for name := range strings.SplitSeq(value.Text(), ",") {
			list = append(list, named{header: oslo.Strip(name)})
		}
		return list
	}
	var list []named
	for _, item := range ItemsOf(value) {
		n := named{header: item.Text}
		if pattern.Shape == catalog.Keys {
			n.header, n.kind, _ = strings.Cut(item.Text, ":")
		}
		list = append(list, named{oslo.Strip(n.header), oslo.Strip(n.kind)})
	}
	for i, key := range value.Keys() {
		list = append(list, named{oslo.Strip(key), oslo.Strip(value.Items()[i].Text())})
	}
	return list
}
