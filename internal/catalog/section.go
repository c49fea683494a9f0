package catalog

import (
	"cmp"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// Section is one section of one release: its options in catalogue order. An
// option's facts are decoded when it is first asked for.
type Section struct {
	Service, Name string
	Pattern       string // the pattern of free names that Name stands for, "" for a fixed name
	Kind          string // the type of store that the configuration gives it, "" for none that the facts know
	Reads         Groups // which keystoneauth groups the section registers
	Consumer      bool   // builds a keystoneauth session: osloconf_session offers it
	Complete      bool   // the facts list every option; not so before newton, save in Nova's [glance]

	release Release
	program string   // the program that the service was narrowed to, "" for none
	like    *Section // the section of the pattern, which has the options decoded; nil for a fixed name
	entries []entry
	made    []atomic.Pointer[Option]
	all     atomic.Pointer[[]*Option]
	byName  map[string]uint16 // places in entries
}

// entry is one option of a section before it is decoded.
type entry struct {
	name     string
	from     *component
	facts    string          // of the span that holds
	line     line            // all spans
	consumer *table.Consumer // of an option that Nova takes from keystoneauth
	group    table.Group     // likewise
}

// Groups says which groups of keystoneauth options a section registers.
type Groups struct {
	Session, Adapter, Auth bool
}

// All lists the section's options in catalogue order.
// It is shared and must not be changed.
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

// Names walks the names of the options in catalogue order.
func (s *Section) Names(yield func(string) bool) {
	for i := range s.entries {
		if !yield(s.entries[i].name) {
			return
		}
	}
}

// Option finds an option of the section by its exact name.
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

// Place finds the place of an option in All by its exact name.
func (s *Section) Place(name string) (int, bool) {
	place, ok := s.byName[name]
	return int(place), ok
}

// join finds the lines that hold in one section, nil where there are none.
func (s *Service) join(name string) *Section {
	joined := &Section{Service: s.name, release: s.release, byName: map[string]uint16{}}
	joined.Complete = s.name != nova || s.release.Major() > firstComplete || name == "glance"
	own := componentNamed(s.name)
	for _, b := range own.byName[name] {
		joined.Name = b.section
		joined.add(own, b, s.release.at)
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

// firstComplete is the last major of Nova whose registered options the facts do
// not list in full.
const firstComplete = 13

// add takes the lines of a block that hold at a point. A name that is there
// already keeps its first facts.
func (s *Section) add(from *component, b *block, at table.Point) {
	for _, l := range b.all() {
		if held, ok := l.at(at); ok {
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

// addSession takes the options that a section of Nova registers by
// keystoneauth's helpers; what it registers and ignores comes last.
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

// takes reports whether a section registers an option of keystoneauth's.
func takes(c *table.Consumer, group table.Group, name string) bool {
	switch group {
	case table.Session:
		return c.Session
	case table.Auth:
		return c.Auth
	}
	return c.Adapter && !slices.Contains(c.Skip, name)
}

// addUse takes what a service registers of a library in the section.
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
		s.add(library, b, at)
	}
}

// findGroups fills what is derived from the names: which of keystoneauth's
// groups the section registers, where the facts mark its options as
// keystoneauth's, or tokens are checked with them.
func (s *Section) findGroups() {
	if s.Consumer {
		return
	}
	auth, ok := s.byName["auth_type"]
	if !ok {
		auth, ok = s.byName["auth_section"]
	}
	s.Reads.Auth = ok && (s.marked(auth) || s.entries[auth].from.name == "keystonemiddleware")
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

// consumer gives, of a section's rows, the one that holds in the release.
func (r Release) consumer(rows []table.Consumer) *table.Consumer {
	for i := range rows {
		if holds(rows[i].From, rows[i].To, r.at) {
			return &rows[i]
		}
	}
	return nil
}

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
	o.Library = s.library(e)
	o.Stores = storesOf(e.facts)
	o.Programs = commandsOf(s.Service, factsOf(e.facts).Programs)
	switch {
	case e.consumer != nil:
		adapt(o, e.consumer)
		o.setLife(lifeOf(s.Service, cmp.Or(s.Pattern, s.Name), e.name), s.release.at)
	default:
		s.override(o)
		o.Sensitive = strings.Contains(e.line.spans, " secret")
		o.setLife(lifeOf(s.Service, cmp.Or(s.Pattern, s.Name), e.name), s.release.at)
	}
	o.Description = describe(s.Service, s.Name, o)
	return s.keep(place, o)
}

// keep keeps a decoded option, unless another goroutine has been quicker.
func (s *Section) keep(place int, o *Option) *Option {
	o.Prepare()
	if !s.made[place].CompareAndSwap(nil, o) {
		return s.made[place].Load()
	}
	return o
}

// renamed is an option of the section as one of another name has it.
func (s *Section) renamed(option, section string) *Option {
	o := *s.option(int(s.byName[option]))
	o.Name.Group = section
	if len(o.Deprecated) > 0 {
		o.Deprecated = slices.Clone(o.Deprecated)
		for i := range o.Deprecated {
			if o.Deprecated[i].Group == s.Name {
				o.Deprecated[i].Group = section
			}
		}
	}
	return &o
}

// override applies a default that the service sets in place of a library's, or
// that its program sets in place of the service's.
func (s *Section) override(o *Option) {
	for _, over := range overrideTable()[overrideKey{s.Service, s.Name, o.Name.Option}] {
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

// keystoneauthLibrary says which of keystoneauth's groups has an option of the
// name.
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

// adapt applies what a section does to an option of the library's.
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

// newOption makes an option from its facts.
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
