package catalog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Older finds the option that the service reads under an older name, in any
// section; of several, the one in the name's own section, or else the first in the
// order of Sections. Hyphens in older names count as underscores. Only the sections that
// ever read the name are joined.
func (s *Service) Older(name oslo.Name) (*Option, bool) {
	base := s
	for base.of != nil {
		base = base.of
	}
	var found *Section
	place := 0
	for owner := range renamesOf(s.name).owners(name) {
		section, ok := base.Section(owner.Group)
		if !ok || strings.HasPrefix(section.Name, "<") {
			continue
		}
		if found != nil && (found.Name == name.Group || section.Name > found.Name && section.Name != name.Group) {
			continue
		}
		at, ok := section.Place(owner.Option)
		if ok && (section != found || at < place) && slices.Contains(section.deprecated(at), name) {
			found, place = section, at
		}
	}
	if found == nil {
		return nil, false
	}
	return s.Option(found.Name, found.entries[place].name)
}

// Older finds the section's option that is read under an older name, nil if
// there is none.
func (s *Section) Older(name oslo.Name) *Option {
	for old, place := range s.olderNames {
		if old == name {
			return s.option(place)
		}
	}
	return nil
}

// olderNames iterates over the older names under which the section's options
// are read, each with its option's place. A name with hyphens also appears with
// underscores.
func (s *Section) olderNames(yield func(name oslo.Name, place int) bool) {
	found := s.older.Load()
	if found == nil {
		found = new([]olderName)
		for i := range s.entries {
			for _, name := range s.deprecated(i) {
				*found = append(*found, olderName{name, i})
			}
		}
		s.older.Store(found)
	}
	for _, old := range *found {
		if !yield(old.name, old.place) {
			return
		}
	}
}

// olderName is an older name of the option at a place.
type olderName struct {
	name  oslo.Name
	place int
}

// deprecated lists the older names of one option, those with hyphens also with
// underscores. It does not decode the rest of the option.
func (s *Section) deprecated(place int) []oslo.Name {
	var names []oslo.Name
	add := func(group, option string) {
		name := oslo.Name{Group: group, Option: option}
		names = append(names, name)
		if name.Option = underscored(option); name.Option != option {
			names = append(names, name)
		}
	}
	e := &s.entries[place]
	if e.consumer != nil || s.like != nil {
		for _, old := range s.option(place).Deprecated {
			add(old.Group, old.Option)
		}
		return names
	}
	for _, old := range olderNamesOf(e.facts) {
		add(cmp.Or(old.Section, s.Name), old.Option)
	}
	return names
}

// underscored is a name as oslo.config compares it.
func underscored(name string) string { return strings.ReplaceAll(name, "-", "_") }

// OlderNames iterates over the older names under which the section's options
// are read, and the options' current names.
func (s *Section) OlderNames(yield func(older oslo.Name, current string) bool) {
	for old, place := range s.olderNames {
		if !yield(old, s.entries[place].name) {
			return
		}
	}
}

// HostDefaults iterates over the options whose defaults the service computes on
// its host.
func (s *Service) HostDefaults(yield func(oslo.Name) bool) {
	for _, name := range s.Sections() {
		section, ok := s.Section(name)
		if !ok {
			continue
		}
		for i := range section.entries {
			if e := &section.entries[i]; strings.Contains(e.facts, " host") && !yield(oslo.Name{Group: name, Option: e.name}) {
				return
			}
		}
	}
}
