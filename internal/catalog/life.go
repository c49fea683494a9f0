package catalog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Span is a range of releases in which an option is registered.
type Span struct {
	Since        Version // the first version of Nova that registers it; 13.0.0 is as far back as the catalogue goes
	Until        Version // the first version of Nova that no longer does; zero if it still does
	SinceLibrary string  // "keystoneauth1 5.5.0" if that library introduced it, else ""
	SinceSeries  string  // the series of Since
	UntilSeries  string  // the series of Until, "" if it is still registered
}

// EffectiveLife returns the spans of releases in which a service registers an option
// and uses it, oldest first; nil if there are none. Older names do not count, nor do
// spans in which the option is registered but no longer does anything useful.
func EffectiveLife(service, section, name string) []Span {
	return spansOf(lifeWhere(service, section, name, func(facts string) bool { return !superseded(facts) }))
}

func spansOf(stretches []stretch) []Span {
	var spans []Span
	for _, s := range stretches {
		spans = append(spans, s.public())
	}
	return spans
}

// stretch is a Span in points on Nova's version axis.
type stretch struct {
	from, to table.Point
	library  string      // that introduced it, else ""
	brought  table.Point // in this version
}

func (s stretch) public() Span {
	out := Span{Since: novaVersion(s.from), SinceSeries: seriesAt(s.from)}
	if s.to != 0 {
		out.Until, out.UntilSeries = novaVersion(s.to), seriesAt(s.to)
	}
	if s.library != "" {
		out.SinceLibrary = s.library + " " + versionAt(s.brought).String()
	}
	return out
}

// seriesAt returns the series that a point on Nova's axis belongs to.
func seriesAt(p table.Point) string { return releaseAt(p).Series() }

// lifeOf joins an option's own spans and those that the section takes from
// libraries into continuous stretches.
func lifeOf(service, section, name string) []stretch { return lifeWhere(service, section, name, nil) }

// lifeWhere is lifeOf for the spans whose facts keep accepts; nil accepts all.
func lifeWhere(service, section, name string, keep func(facts string) bool) []stretch {
	pieces := make([]stretch, 0, 4)
	for _, b := range componentNamed(service).byName[section] {
		if l, ok := b.named(name); ok {
			for s := range l.spansOf {
				if keep == nil || keep(s.facts) {
					pieces = append(pieces, stretch{from: s.from, to: s.to})
				}
			}
		}
	}
	sessions := sessionsOf(service, section)
	for i := range sessions {
		c := &sessions[i]
		for group, header := range groupNames {
			if takes(c, table.Group(group), name) {
				pieces = overlaps(pieces, componentNamed(keystoneauth), header, keystoneauth, name, stretch{from: c.From, to: c.To}, sessions, table.Group(group), keep)
			}
		}
	}
	uses := usesOf(service)
	for i := range uses {
		u := &uses[i]
		if u.namespace == "?" || u.section != "" && u.section != section || !u.takes(name) {
			continue
		}
		library := u.library()
		for _, b := range library.blocks {
			if b.namespace == u.namespace && (u.section != "" || b.section == section) {
				pieces = overlaps(pieces, library, b.section, b.namespace, name, stretch{from: u.from, to: u.to}, nil, 0, keep)
			}
		}
	}
	slices.SortStableFunc(pieces, func(a, b stretch) int { return int(a.from) - int(b.from) })
	return merge(pieces)
}

// merge joins stretches that touch.
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

// overlaps adds the parts of a stretch of releases in which a library has an
// option.
func overlaps(pieces []stretch, library *component, section, namespace, name string, within stretch, sessions []table.Consumer, group table.Group, keep func(string) bool) []stretch {
	for _, b := range library.byName[section] {
		if b.namespace != namespace {
			continue
		}
		l, ok := b.named(name)
		if !ok {
			continue
		}
		for held := range l.spansOf {
			if keep != nil && !keep(held.facts) {
				continue
			}
			if s, ok := overlap(library, held, name, within, sessions, group); ok {
				pieces = append(pieces, s)
			}
		}
	}
	return pieces
}

func overlap(library *component, held span, name string, within stretch, sessions []table.Consumer, group table.Group) (stretch, bool) {
	start := pinned(library.name, held.from)
	if start == 0 {
		return stretch{}, false
	}
	s := stretch{from: max(within.from, start), to: within.to}
	if held.to != 0 {
		if end := pinned(library.name, held.to); end != 0 && (s.to == 0 || end < s.to) {
			s.to = end
		}
	}
	if s.to != 0 && s.from >= s.to {
		return stretch{}, false
	}
	// The library introduced the option if the section took the same group from
	// an older version of the library just before.
	before := within.from < start
	if sessions != nil {
		before = tookBefore(sessions, group, name, start)
	}
	if s.from == start && start > seriesList()[0].Tags[0] && before {
		s.library, s.brought = library.name, held.from
	}
	return s, true
}

// tookBefore reports whether the section registered a keystoneauth group just
// before a point.
func tookBefore(sessions []table.Consumer, group table.Group, name string, at table.Point) bool {
	return slices.ContainsFunc(sessions, func(c table.Consumer) bool {
		return c.From < at && (c.To == 0 || c.To >= at) && takes(&c, group, name)
	})
}

// pinned returns the first release that pins a component at a version or later,
// zero if none does.
func pinned(component string, version table.Point) table.Point {
	list := seriesList()
	for i := range list {
		s := &list[i]
		pin, ok := pinIn(s, component)
		if !ok {
			continue
		}
		if pin.First >= version {
			return s.Tags[0]
		}
		if pin.Last >= version && len(s.Tags) > 1 {
			return s.Tags[1]
		}
	}
	return 0
}

// AliasLife returns the spans of releases in which a service reads a name as an
// older name of an option, and the option it last belonged to; nil if it never
// does.
func AliasLife(service string, name oslo.Name, pattern string) (oslo.Name, []Span) {
	if pattern != "" {
		name.Group = pattern
	}
	current, ok := renamesOf(service).first[name]
	if !ok {
		return oslo.Name{}, nil
	}
	var spans []Span
	for _, s := range lifeWhere(service, current.Group, current.Option, func(facts string) bool {
		if superseded(facts) {
			return false
		}
		for _, old := range olderNamesOf(facts) {
			if underscored(old.Option) == name.Option && (old.Section == name.Group || old.Section == "" && current.Group == name.Group) {
				return true
			}
		}
		return false
	}) {
		spans = append(spans, s.public())
	}
	for _, c := range sessionsOf(service, current.Group) {
		for _, r := range c.Renames {
			if r.Name == current.Option && r.Old.Option == name.Option && cmp.Or(r.Old.Section, c.Section) == name.Group {
				spans = append(spans, stretch{from: c.From, to: c.To}.public())
			}
		}
	}
	return current, spans
}

// FormerNames lists the older names that an option has in any release, sorted; a name
// in the option's own section has that section.
func FormerNames(service, section, name string) []oslo.Name {
	var all []oslo.Name
	lifeWhere(service, section, name, func(facts string) bool {
		for _, old := range olderNamesOf(facts) {
			all = append(all, oslo.Name{Group: cmp.Or(old.Section, section), Option: underscored(old.Option)})
		}
		return false
	})
	slices.SortFunc(all, func(a, b oslo.Name) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Option, b.Option))
	})
	return slices.Compact(all)
}

// Backported reports whether an option was added by a security fix, so that an
// older package may have it too.
func Backported(service, section, name string) bool {
	found := false
	lifeWhere(service, section, name, func(facts string) bool {
		found = found || strings.Contains(facts, " backport")
		return false
	})
	return found
}
