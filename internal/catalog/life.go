package catalog

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// Span is a stretch of releases in which an option is registered.
type Span struct {
	Since        Version // the first version that registers it; 13.0.0 is as far back as the catalogue goes
	Until        Version // the first version that no longer does; zero where it still does
	SinceLibrary string  // "keystoneauth1 5.5.0" where that library brought it, else ""
}

// Life tells over all releases when a service registers an option, oldest span
// first; nil where it never does. Older names do not count.
func Life(service, section, name string) []Span {
	h := historyOf(service, section)
	first := slices.IndexFunc(h.rows, func(o table.Option) bool { return o.Name == name })
	var spans []Span
	for _, s := range h.life(name, h.around(first)) {
		spans = append(spans, s.public())
	}
	return spans
}

// stretch is a Span by points of Nova's axis.
type stretch struct {
	from, to table.Point
	library  table.Point // the version of keystoneauth1 that brought it, else zero
}

func (s stretch) public() Span {
	out := Span{Since: novaVersion(s.from)}
	if s.to != 0 {
		out.Until = novaVersion(s.to)
	}
	if s.library != 0 {
		out.SinceLibrary = "keystoneauth1 " + versionAt(s.library).String()
	}
	return out
}

// history is what the tables say of one section over all releases.
type history struct {
	rows      []table.Option // a name's rows are next to each other, oldest first
	consumers []table.Consumer
}

func historyOf(service, section string) history {
	first := sort.Search(len(consumerTable), func(i int) bool {
		c := &consumerTable[i]
		return cmp.Or(strings.Compare(c.Service, service), strings.Compare(c.Section, section)) >= 0
	})
	end := first
	for end < len(consumerTable) && consumerTable[end].Section == section && consumerTable[end].Service == service {
		end++
	}
	return history{rows: ownRows(service, section), consumers: consumerTable[first:end]}
}

// around gives the rows of the name that a row has; none for a negative place.
func (h history) around(place int) []table.Option {
	if place < 0 {
		return nil
	}
	first, end := place, place+1
	for first > 0 && h.rows[first-1].Name == h.rows[place].Name {
		first--
	}
	for end < len(h.rows) && h.rows[end].Name == h.rows[place].Name {
		end++
	}
	return h.rows[first:end]
}

// life joins an option's own rows and those that the section takes from
// keystoneauth into stretches without a gap between them.
func (h history) life(name string, own []table.Option) []stretch {
	pieces := make([]stretch, 0, 4)
	for i := range own {
		pieces = append(pieces, stretch{from: own[i].From, to: own[i].To})
	}
	for i := range h.consumers {
		for j := range libraryTable {
			row := &libraryTable[j]
			if row.Name == name && takes(&h.consumers[i], row) {
				if s, ok := h.overlap(&h.consumers[i], row); ok {
					pieces = append(pieces, s)
				}
			}
		}
	}
	slices.SortFunc(pieces, func(a, b stretch) int { return int(a.from) - int(b.from) })
	return merge(pieces)
}

// merge makes one stretch of those that touch.
func merge(pieces []stretch) []stretch {
	var spans []stretch
	for _, p := range pieces {
		if n := len(spans); n > 0 && (spans[n-1].to == 0 || p.from <= spans[n-1].to) {
			if spans[n-1].to != 0 && (p.to == 0 || p.to > spans[n-1].to) {
				spans[n-1].to = p.to
			}
			continue
		}
		spans = append(spans, p)
	}
	return spans
}

// overlap gives the part of a consumer's releases whose keystoneauth has a
// row's option.
func (h history) overlap(c *table.Consumer, row *table.LibraryOption) (stretch, bool) {
	start := pinned(row.From)
	if start == 0 {
		return stretch{}, false
	}
	s := stretch{from: max(c.From, start), to: c.To}
	if row.To != 0 {
		if end := pinned(row.To); end != 0 && (s.to == 0 || end < s.to) {
			s.to = end
		}
	}
	if s.to != 0 && s.from >= s.to {
		return stretch{}, false
	}
	// The library brought the option where the section took the same group
	// from an older library just before.
	if s.from == start && start > seriesTable[0].Tags[0] && h.tookBefore(row, start) {
		s.library = row.From
	}
	return s, true
}

// tookBefore tells whether the section registered the row's group right before
// a point.
func (h history) tookBefore(row *table.LibraryOption, at table.Point) bool {
	return slices.ContainsFunc(h.consumers, func(c table.Consumer) bool {
		return c.From < at && (c.To == 0 || c.To >= at) && takes(&c, row)
	})
}

// pinned gives the first release that pins keystoneauth at a version or later,
// zero where none does.
func pinned(version table.Point) table.Point {
	for i := range seriesTable {
		s := &seriesTable[i]
		if s.First.Keystoneauth >= version {
			return s.Tags[0]
		}
		if s.Last.Keystoneauth >= version && len(s.Tags) > 1 {
			return s.Tags[1]
		}
	}
	return 0
}

// setLife fills when the option came and goes, from the stretch that holds at
// a point.
func (o *Option) setLife(spans []stretch, at table.Point) {
	for _, s := range spans {
		if holds(s.from, s.to, at) {
			life := s.public()
			o.Since, o.Until, o.SinceLibrary = life.Since, life.Until, life.SinceLibrary
			return
		}
	}
}
