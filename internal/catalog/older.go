package catalog

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// older is an option that has an older name.
type older struct{ section, option string }

// Older finds the option that the service reads under an older name, in any
// section. Hyphens in older names count as underscores.
func (s *Service) Older(name oslo.Name) (*Option, bool) {
	found, ok := s.older()[name]
	if !ok {
		return nil, false
	}
	return s.Option(found.section, found.option)
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
// underscores. Only lines with older names are decoded.
func (s *Section) olderNames(yield func(name oslo.Name, place int) bool) {
	for i := range s.entries {
		if e := &s.entries[i]; !strings.Contains(e.facts, " old=") && e.consumer == nil {
			continue
		}
		for _, old := range s.option(i).Deprecated {
			plain := oslo.Name{Group: old.Group, Option: strings.ReplaceAll(old.Option, "-", "_")}
			if !yield(old, i) || plain != old && !yield(plain, i) {
				return
			}
		}
	}
}

// OlderNames iterates over the older names under which the section's options
// are read, and the options. Only options with older names are decoded.
func (s *Section) OlderNames(yield func(older oslo.Name, current *Option) bool) {
	for old, place := range s.olderNames {
		if !yield(old, s.option(place)) {
			return
		}
	}
}

// OlderNames iterates over every older name that the release still reads, and
// the current one.
func (s *Service) OlderNames(yield func(name, current oslo.Name) bool) {
	for name, o := range s.older() {
		if s.of != nil {
			if _, ok := s.Option(o.section, o.option); !ok {
				continue
			}
		}
		if !yield(name, oslo.Name{Group: o.section, Option: o.option}) {
			return
		}
	}
}

// findOlder maps every older name to its option.
func (s *Service) findOlder() map[oslo.Name]older {
	names := map[oslo.Name]older{}
	for _, name := range s.Sections() {
		section, ok := s.Section(name)
		if !ok {
			continue
		}
		for old, place := range section.olderNames {
			if _, taken := names[old]; !taken {
				names[old] = older{name, section.entries[place].name}
			}
		}
	}
	return names
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
