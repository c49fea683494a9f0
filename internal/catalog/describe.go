package catalog

import (
	"slices"
	"strings"
)

// description is one entry of the two tables of descriptions, which are sorted
// by name.
type description struct{ name, text string }

// Describe explains in our own words what an option is for: units, what unset
// means, what can go wrong. It covers every option that Nova's [glance] has
// ever had, keystoneauth's session, adapter and auth options, and those of its
// common auth plugins; any other is "".
func Describe(name string) string {
	if text := find(sessionDescriptions[:], name); text != "" {
		return text
	}
	if text := find(pluginDescriptions[:], name); text != "" {
		return text
	}
	return find(glanceDescriptions[:], name)
}

// describe is Describe for one registered option: outside [glance], that
// section's names mean other things.
func describe(service, section string, o *Option) string {
	switch {
	case strings.HasPrefix(string(o.Library), keystoneauth), o.Ignored:
		return Describe(o.Name.Option)
	case service == nova && section == "glance":
		return find(glanceDescriptions[:], o.Name.Option)
	}
	return ""
}

func find(table []description, name string) string {
	i, ok := slices.BinarySearchFunc(table, name, func(d description, name string) int {
		return strings.Compare(d.name, name)
	})
	if !ok {
		return ""
	}
	return table[i].text
}
