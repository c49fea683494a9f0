package catalog

import (
	"slices"
	"strings"
	"sync/atomic"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// Section is one section of one release: its options in catalogue order. An
// option's facts are decoded when it is first requested.
type Section struct {
	Service, Name string
	Pattern       string // the pattern that Name is an instance of, "" for a fixed name
	Kind          string // the configured store type or the driver's class, "" if the facts know none
	Reads         Groups // which keystoneauth groups the section registers
	Consumer      bool   // builds a keystoneauth session: osloconf_session covers it
	Complete      bool   // the facts list every option; before newton only for Nova's [glance]

	release Release
	program string   // the program the service was narrowed to, "" for none
	like    *Section // the pattern's section, which holds the decoded options; nil for a fixed name
	entries []entry
	made    []atomic.Pointer[Option]
	all     atomic.Pointer[[]*Option]
	older   atomic.Pointer[[]olderName]
	byName  map[string]uint16 // index into entries
}

// entry is one option of a section, not yet decoded.
type entry struct {
	name     string
	from     *component
	facts    string          // of the span that applies
	line     line            // all spans
	consumer *table.Consumer // for an option that Nova takes from keystoneauth
	group    table.Group     // likewise
}

// Groups says which groups of keystoneauth options a section registers.
type Groups struct {
	Session, Adapter, Auth bool
}

// All returns the section's options in catalogue order. The slice is shared and
// must not be changed.
func (s *Section) All() []*Option {
	if all := s.all.Load(); all != nil {
		return *all
	}
	all := make([]*Option, len(s.entries))
	for i := range s.entries {
		all[i] = s.option(i)
	}
	s.all.Store(&all)
	return all
}

// Len is the number of options.
func (s *Section) Len() int { return len(s.entries) }

// Names iterates over the options' names in catalogue order.
func (s *Section) Names(yield func(string) bool) {
	for i := range s.entries {
		if !yield(s.entries[i].name) {
			return
		}
	}
}

// Option finds an option in the section by its exact name.
func (s *Section) Option(name string) (*Option, bool) {
	place, ok := s.byName[name]
	if !ok {
		return nil, false
	}
	return s.option(int(place)), true
}

// Has reports whether the section registers an option.
func (s *Section) Has(name string) bool {
	_, ok := s.byName[name]
	return ok
}

// Place returns an option's index in All by its exact name.
func (s *Section) Place(name string) (int, bool) {
	place, ok := s.byName[name]
	return int(place), ok
}

// join finds the lines that apply to one section, nil if there are none.
func (s *Service) join(name string) *Section {
	joined := &Section{Service: s.name, release: s.release, byName: map[string]uint16{}}
	joined.Complete = s.name != nova || s.release.Major() > lastPartial || name == "glance"
	own := componentNamed(s.name)
	for _, b := range own.byName[name] {
		joined.Name = b.section
		joined.add(own, b, s.release.at, nil)
	}
	if consumer := s.release.consumer(sessionsOf(s.name, name)); consumer != nil {
		joined.Name = consumer.Section
		joined.Consumer = true
		joined.Reads = Groups{Session: consumer.Session, Adapter: consumer.Adapter, Auth: consumer.Auth}
		joined.addSession(consumer)
	}
	for i := range s.uses {
		joined.addUse(&s.uses[i], name)
	}
	if len(joined.entries) == 0 && joined.Complete {
		return nil
	}
	if joined.Name == "" {
		return nil
	}
	joined.made = make([]atomic.Pointer[Option], len(joined.entries))
	joined.findGroups()
	return joined
}

// lastPartial is the last major of Nova for which the facts list only some of the
// registered options.
const lastPartial = 13

// add takes a block's lines that apply at a point, if takes, unless nil, accepts their
// names. A name that is already present keeps its first facts.
func (s *Section) add(from *component, b *block, at table.Point, takes func(option string) bool) {
	lines := b.all()
	s.entries = slices.Grow(s.entries, len(lines))
	for _, l := range lines {
		if held, ok := l.at(at); ok && (takes == nil || takes(l.name)) {
			s.append(entry{name: l.name, from: from, facts: held.facts, line: l})
		}
	}
}

func (s *Section) append(e entry) {
	if _, taken := s.byName[e.name]; taken {
		return
	}
	s.byName[e.name] = uint16(len(s.entries))
	s.entries = append(s.entries, e)
}

// addSession adds the options that one of Nova's sections registers with
// keystoneauth's helpers; those it registers but ignores come last.
func (s *Section) addSession(c *table.Consumer) {
	library := componentNamed(keystoneauth)
	at := s.release.pin(keystoneauth)
	var ignored []entry
	for group, name := range groupNames {
		for _, b := range library.byName[name] {
			for _, l := range b.all() {
				held, ok := l.at(at)
				if !ok || !takes(c, table.Group(group), l.name) {
					continue
				}
				e := entry{name: l.name, from: library, facts: held.facts, line: l, consumer: c, group: table.Group(group)}
				if slices.Contains(c.Ignored, l.name) {
					ignored = append(ignored, e)
					continue
				}
				s.append(e)
			}
		}
	}
	for _, e := range ignored {
		s.append(e)
	}
}

// groupNames are the headers of keystoneauth's groups, in the order of
// table.Group.
var groupNames = [...]string{table.Session: "session", table.Auth: "auth", table.Adapter: "adapter"}

// takes reports whether a section registers an option from keystoneauth.
func takes(c *table.Consumer, group table.Group, name string) bool {
	switch group {
	case table.Session:
		return c.Session
	case table.Auth:
		return c.Auth
	}
	return c.Adapter && !slices.Contains(c.Skip, name)
}

// addUse adds what a service registers from a library in the section.
func (s *Section) addUse(u *use, name string) {
	if u.namespace == "?" {
		if u.section == name {
			s.Name, s.Complete = u.section, false
		}
		return
	}
	library := u.library()
	at := s.release.pin(library.name)
	for _, b := range library.blocks {
		if b.namespace != u.namespace {
			continue
		}
		switch {
		case u.section == "" && b.section == name:
			s.Name = b.section
		case u.section == name && u.section != "":
			s.Name = u.section
		default:
			continue
		}
		s.add(library, b, at, u.takes)
	}
}

// findGroups derives from the names which of keystoneauth's groups the section
// registers, if the facts mark its options as keystoneauth's or it validates
// tokens.
func (s *Section) findGroups() {
	if s.Consumer {
		return
	}
	// Either may lack the mark: a library that gives auth_type its own older
	// names registers the option itself.
	for _, name := range [...]string{"auth_type", "auth_section"} {
		if auth, ok := s.byName[name]; ok && (s.marked(auth) || s.entries[auth].from.name == "keystonemiddleware") {
			s.Reads.Auth = true
		}
	}
	if cafile, ok := s.byName["cafile"]; ok {
		s.Reads.Session = s.marked(cafile)
	}
	if override, ok := s.byName["endpoint_override"]; ok {
		s.Reads.Adapter = s.marked(override)
	}
	s.Consumer = s.Reads.Auth || s.Reads.Session
}

func (s *Section) marked(place uint16) bool {
	return strings.Contains(s.entries[place].facts, " ksa")
}

// consumer returns the row that applies in the release.
func (r Release) consumer(rows []table.Consumer) *table.Consumer {
	for i := range rows {
		if holds(rows[i].From, rows[i].To, r.at) {
			return &rows[i]
		}
	}
	return nil
}
