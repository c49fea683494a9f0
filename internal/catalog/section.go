package catalog

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// sections keeps what has been joined. Only sections that exist are kept, so
// that it cannot grow past the tables.
var sections sync.Map // sectionKey -> *Section

type sectionKey struct {
	service, section string
	at               table.Point
}

// Section gives everything that a service registers in one section, in
// catalogue order: its own options first, then keystoneauth's session, auth and
// adapter options. It is false where the release registers nothing there. The
// default section is "DEFAULT"; a name is exact.
func (r Release) Section(service, section string) (*Section, bool) {
	key := sectionKey{service, section, r.at}
	if had, ok := sections.Load(key); ok {
		return had.(*Section), true
	}
	made := r.join(service, section)
	if made == nil {
		return nil, false
	}
	kept, _ := sections.LoadOrStore(sectionKey{made.Service, made.Name, r.at}, made)
	return kept.(*Section), true
}

// Option gives one option, false where the release does not register it.
func (r Release) Option(service, section, name string) (*Option, bool) {
	s, ok := r.Section(service, section)
	if !ok {
		return nil, false
	}
	return s.Option(name)
}

// Option finds an option of the section by its exact name.
func (s *Section) Option(name string) (*Option, bool) {
	place, ok := s.Place(name)
	if !ok {
		return nil, false
	}
	return s.Options[place], true
}

// Place finds the place in Options of an option by its exact name.
func (s *Section) Place(name string) (int, bool) {
	place, ok := s.byName[name]
	return int(place), ok
}

// join makes a section from the tables, nil where the release has none.
func (r Release) join(service, section string) *Section {
	h := historyOf(service, section)
	rows, consumer := h.rows, r.consumer(h.consumers)
	if r.series == nil || (len(rows) == 0 && consumer == nil) {
		return nil
	}
	s := &Section{Complete: r.Major() > firstComplete || (service == nova && section == "glance")}
	// The tables' own strings, so that the cache keeps no caller's text alive.
	if len(rows) > 0 {
		s.Service, s.Name = rows[0].Service, rows[0].Section
	} else {
		s.Service, s.Name = consumer.Service, consumer.Section
	}
	for i := range rows {
		if holds(rows[i].From, rows[i].To, r.at) {
			s.Options = append(s.Options, h.ownOption(i))
		}
	}
	if consumer != nil {
		s.Consumer = true
		s.Reads = Groups{Session: consumer.Session, Adapter: consumer.Adapter, Auth: consumer.Auth}
		s.Options = append(s.Options, r.libraryOptions(h, consumer)...)
	}
	if len(s.Options) == 0 {
		return nil
	}
	s.finish()
	return s
}

// firstComplete is the last major of Nova whose registered options the facts do
// not list in full.
const firstComplete = 13

// finish fills what is derived from the rows.
func (s *Section) finish() {
	s.byName = make(map[string]uint16, len(s.Options))
	for i, o := range s.Options {
		s.byName[o.Name.Option] = uint16(i)
		o.Description = describe(s.Service, s.Name, o)
		o.Prepare()
	}
}

// ownRows gives the rows of a section's own options over all releases.
func ownRows(service, section string) []table.Option {
	first := sort.Search(len(optionTable), func(i int) bool {
		return compareSection(&optionTable[i], service, section) >= 0
	})
	end := first
	for end < len(optionTable) && compareSection(&optionTable[end], service, section) == 0 {
		end++
	}
	return optionTable[first:end]
}

func compareSection(o *table.Option, service, section string) int {
	if c := strings.Compare(o.Service, service); c != 0 {
		return c
	}
	return strings.Compare(o.Section, section)
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

// ownOption makes an option from the row at a place.
func (h history) ownOption(place int) *Option {
	row := &h.rows[place]
	o := newOption(row.Section, row.Name, &row.Facts)
	o.Library = OtherService
	if row.Service == nova {
		o.Library = Nova
	}
	around := h.around(place)
	o.Sensitive = slices.ContainsFunc(around, func(row table.Option) bool { return row.Facts.Secret })
	o.setLife(h.life(row.Name, around), row.From)
	return o
}

// libraryOptions makes the options that a section takes from keystoneauth.
func (r Release) libraryOptions(h history, c *table.Consumer) []*Option {
	library := r.libraries().Keystoneauth
	var list, ignored []*Option
	for i := range libraryTable {
		row := &libraryTable[i]
		if !holds(row.From, row.To, library) || !takes(c, row) {
			continue
		}
		o := newOption(c.Section, row.Name, &row.Facts)
		o.Library = libraryOf(row.Group)
		own := slices.IndexFunc(h.rows, func(o table.Option) bool { return o.Name == row.Name })
		o.setLife(h.life(row.Name, h.around(own)), r.at)
		adapt(o, c)
		if o.Ignored {
			ignored = append(ignored, o)
		} else {
			list = append(list, o)
		}
	}
	return append(list, ignored...)
}

// takes tells whether a section registers an option of the library's.
func takes(c *table.Consumer, row *table.LibraryOption) bool {
	switch row.Group {
	case table.Session:
		return c.Session
	case table.Auth:
		return c.Auth
	}
	return c.Adapter && !slices.Contains(c.Skip, row.Name)
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
			o.Default = fitted(over.Default, o.TypeName)
		}
	}
	for _, rename := range c.Renames {
		if rename.Name == o.Name.Option {
			o.Deprecated = append(o.Deprecated, oslo.Name{Group: rename.Old.Section, Option: rename.Old.Option})
		}
	}
	if slices.Contains(c.Ignored, o.Name.Option) {
		o.Ignored, o.TypeName, o.Library = true, "ignored", Nova
	}
}

// newOption makes an option from the facts of one row.
func newOption(section, name string, f *table.Facts) *Option {
	o := &Option{
		TypeName: f.Type.Name, ItemTypeName: f.Type.Item,
		Min: f.Type.Min, Max: f.Type.Max,
		Secret:               f.Secret,
		Sensitive:            f.Secret,
		DeprecatedForRemoval: f.ForRemoval, DeprecatedSince: f.DeprecatedSince,
		HostDefault: f.HostDefault,
	}
	o.Name = oslo.Name{Group: section, Option: name}
	o.Type = typeOf(&f.Type)
	o.Multi = f.Multi
	o.Ignored = f.Type.Name == "ignored"
	o.Default = valueOf(f.Default)
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
