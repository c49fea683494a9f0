package catalog

import (
	"slices"

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
	var spans []Span
	for _, s := range lifeOf(service, section, name) {
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

// lifeOf joins the option's own rows and those that a section takes from
// keystoneauth into stretches without a gap between them.
func lifeOf(service, section, name string) []stretch {
	var pieces []stretch
	rows := ownRows(service, section)
	for i := range rows {
		if rows[i].Name == name {
			pieces = append(pieces, stretch{from: rows[i].From, to: rows[i].To})
		}
	}
	for i := range consumerTable {
		c := &consumerTable[i]
		if c.Section != section || c.Service != service {
			continue
		}
		for j := range libraryTable {
			row := &libraryTable[j]
			if row.Name == name && takes(c, row) {
				pieces = append(pieces, overlap(c, row)...)
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
// row's option, none or one.
func overlap(c *table.Consumer, row *table.LibraryOption) []stretch {
	start, end := pinned(row.From), table.Point(0)
	if row.To != 0 {
		end = pinned(row.To)
	}
	s := stretch{from: max(c.From, start), to: c.To}
	if start == 0 {
		return nil
	}
	if end != 0 && (s.to == 0 || end < s.to) {
		s.to = end
	}
	if s.to != 0 && s.from >= s.to {
		return nil
	}
	// The library brought the option where the section took the same group
	// from an older library just before.
	if s.from == start && start > seriesTable[0].Tags[0] && tookBefore(c, row, start) {
		s.library = row.From
	}
	return []stretch{s}
}

// tookBefore tells whether the section registered the row's group right before
// a point.
func tookBefore(c *table.Consumer, row *table.LibraryOption, at table.Point) bool {
	for i := range consumerTable {
		b := &consumerTable[i]
		if b.Section == c.Section && b.Service == c.Service && b.From < at && (b.To == 0 || b.To >= at) && takes(b, row) {
			return true
		}
	}
	return false
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
