package catalog

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// EverRead returns, sorted, every name that any release reads in a section of a
// service, including older names in that section; nil if there is none. It
// scans the facts without joining sections.
func EverRead(service, section string) []string {
	var names []string
	addSpan := func(name string, s span) {
		names = append(names, name)
		for _, old := range olderNamesOf(s.facts) {
			if old.Section == "" || old.Section == section {
				names = append(names, old.Option)
			}
		}
	}
	add := func(l line) {
		for s := range l.spansOf {
			addSpan(l.name, s)
		}
	}
	for _, b := range componentNamed(service).byName[section] {
		for _, l := range b.all() {
			add(l)
		}
	}
	sessions := sessionsOf(service, section)
	for i := range sessions {
		c := &sessions[i]
		for group, header := range groupNames {
			for _, b := range componentNamed(keystoneauth).byName[header] {
				for _, l := range b.all() {
					if takes(c, table.Group(group), l.name) && len(lifeOf(service, section, l.name)) > 0 {
						add(l)
					}
				}
			}
		}
		for _, rename := range c.Renames {
			if rename.Old.Section == "" || rename.Old.Section == section {
				names = append(names, rename.Old.Option)
			}
		}
	}
	uses := usesOf(service)
	for i := range uses {
		u := &uses[i]
		if u.namespace == "?" || u.section != "" && u.section != section {
			continue
		}
		library := u.library()
		for _, b := range library.blocks {
			if b.namespace != u.namespace || u.section == "" && b.section != section {
				continue
			}
			for _, l := range b.all() {
				if !u.takes(l.name) {
					continue
				}
				for s := range l.spansOf {
					if _, ok := overlap(library, s, l.name, stretch{from: u.from, to: u.to}, nil, 0); ok {
						addSpan(l.name, s)
					}
				}
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
