package catalog

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Pattern is a kind of section whose names come from an option, such as the
// backends listed in cinder's enabled_backends.
type Pattern struct {
	Name     string    // "<backend>"
	NamedBy  oslo.Name // the option; its section may itself be a pattern; unused if Shape is Free
	Shape    Shape
	Prefix   string // precedes the name in the header
	Fallback string // the section from which an unset option is read, "" for none
	Driver   string // the section's option that names the driver which reads it, "" for none
}

// Shape is how an option names sections.
type Shape string

// The shapes.
const (
	Items Shape = "items" // each item of a list
	Keys  Shape = "keys"  // the part before the colon in each item
	Text  Shape = "text"  // the items of a text split at commas
	One   Shape = "one"   // the text itself
	Free  Shape = "free"  // no option does: the names are in the service's database
)

// patternRow is a pattern and the releases that have it.
type patternRow struct {
	Pattern
	from, to     table.Point
	fallbackFrom table.Point
}

var patternTable = sync.OnceValue(func() map[string][]patternRow {
	all := map[string][]patternRow{}
	for row := range rows("patterns") {
		by := nameOf(row[2])
		shape, prefix, _ := strings.Cut(row[3], ":")
		p := patternRow{
			Pattern: Pattern{Name: row[1], NamedBy: oslo.Name{Group: by.Section, Option: by.Option}, Shape: Shape(shape), Prefix: prefix},
		}
		p.from, p.to = boundsOf(row[4])
		last := len(row) - 1
		if driver, ok := strings.CutPrefix(row[last], "driver="); ok {
			p.Driver, row = driver, row[:last]
		}
		if row[5] != "-" {
			p.Fallback = row[5]
			if len(row) > 6 {
				p.fallbackFrom = pointOf(row[6])
			}
		}
		all[row[0]] = append(all[row[0]], p)
	}
	return all
})

// Patterns lists the kinds of freely named section that the service reads.
func (s *Service) Patterns() []Pattern { return s.patterns() }

func (s *Service) findPatterns() []Pattern {
	var list []Pattern
	for _, row := range patternTable()[s.name] {
		if !holds(row.from, row.to, s.release.at) {
			continue
		}
		p := row.Pattern
		if row.fallbackFrom > s.release.at {
			p.Fallback = ""
		}
		list = append(list, p)
	}
	return list
}

// Named is the section of a pattern under the name that the configuration gives
// it; nil if the release does not have the pattern. Kind is the store type
// configured along with the name, or the class that the section's driver option
// names, "" for none: if the facts know it, the section has only its options. The
// result is not cached, because there are as many names as configurations.
func (s *Service) Named(pattern, name, kind string) *Section {
	of, ok := s.Section(pattern)
	if !ok {
		return nil
	}
	if kind != "" && of.knowsKind(kind) {
		return of.ofKind(name, pattern, kind, func(e *entry) bool {
			stores := storesOf(e.facts)
			return stores == nil || slices.Contains(stores, kind)
		})
	}
	if pattern == backends {
		if driver := s.Driver(kind); driver != "" {
			read := s.readBy(driver)
			return of.ofKind(name, pattern, driver, func(e *entry) bool { return read(e.name) != No })
		}
	}
	return of.called(name, pattern)
}

// MayName reports whether the service's database may name a section so: the
// service reads nothing else under that name, and the name is not a misspelling
// of another section.
func (s *Service) MayName(name string) bool {
	const slips = 2
	for _, known := range s.Sections() {
		if max(len(known), len(name))-min(len(known), len(name)) <= slips && edits(name, known) <= slips && len(known) > 2*slips {
			return false
		}
	}
	return true
}

// knowsKind reports whether the facts say which options a store type reads.
func (s *Section) knowsKind(kind string) bool {
	return slices.ContainsFunc(s.entries, func(e entry) bool {
		return slices.Contains(storesOf(e.facts), kind)
	})
}

// storesOf lists the store types that read an option, nil for all.
func storesOf(facts string) []string {
	if !strings.Contains(facts, " stores=") {
		return nil
	}
	return factsOf(facts).Stores
}

// ofKind is the section under another name, with the options of one store type
// or driver.
func (s *Section) ofKind(name, pattern, kind string, reads func(*entry) bool) *Section {
	made := &Section{
		Service: s.Service, Name: name, Pattern: pattern, Kind: kind,
		Complete: s.Complete, release: s.release, like: s, byName: map[string]uint16{},
	}
	for i := range s.entries {
		if e := &s.entries[i]; reads(e) {
			made.append(*e)
		}
	}
	made.made = make([]atomic.Pointer[Option], len(made.entries))
	made.findGroups()
	return made
}

// backends is the pattern of the sections listed in enabled_backends.
const backends = "<backend>"

// Backends is the pattern of the sections that each set up a back end; false for a
// service without them.
func (s *Service) Backends() (Pattern, bool) {
	for _, p := range s.Patterns() {
		if p.Name == backends {
			return p, true
		}
	}
	return Pattern{}, false
}

// ReadByBackends reports whether a release of a service reads an option in its
// backends' sections.
func ReadByBackends(release Release, service, option string) bool {
	section, ok := release.Section(service, backends)
	return ok && section.Has(option)
}

// AuthSection is a section that auth_section names and nothing else registers:
// keystoneauth reads the auth options there.
func (s *Service) AuthSection(name string) *Section {
	made := &Section{Service: s.name, Name: name, Pattern: AuthPattern, Consumer: true, Complete: true, release: s.release, byName: map[string]uint16{}}
	made.Reads.Auth = true
	library := componentNamed(keystoneauth)
	for _, b := range library.byName[groupNames[table.Auth]] {
		made.add(library, b, s.release.pin(keystoneauth), nil)
	}
	made.made = make([]atomic.Pointer[Option], len(made.entries))
	return made
}

// AuthPattern is the pattern of the sections named by auth_section.
const AuthPattern = "<auth_section>"

// OriginSection returns a section such as [cors.dashboard], from which
// oslo.middleware before 7.0.0 takes origins in addition to those in [cors]; nil if
// the release does not read it.
func (s *Service) OriginSection(name string) *Section {
	of, ok := s.Section("cors")
	if !ok || !strings.HasPrefix(name, "cors.") || s.release.AtLeast("oslo.middleware", "7.0.0") {
		return nil
	}
	return of.called(name, OriginPattern)
}

// OriginPattern is the pattern of those sections.
const OriginPattern = "<cors>"

// called is the section's options under another name.
func (s *Section) called(name, pattern string) *Section {
	return &Section{
		Service: s.Service, Name: name, Pattern: pattern,
		Reads: s.Reads, Consumer: s.Consumer, Complete: s.Complete,
		release: s.release, like: s, entries: s.entries, byName: s.byName,
		made: make([]atomic.Pointer[Option], len(s.entries)),
	}
}
