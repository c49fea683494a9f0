package assess

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// migration is one configuration being upgraded from one release to another.
type migration struct {
	r        *UpgradeRequest
	from, to catalog.Release
	names    []string    // the sections to compare, sorted
	before   *resolution // the texts as the old release reads them
	probe    *resolution // the same texts as the new one would read them
	pairs    []pair
	byEntry  map[*ini.Entry][]int            // indexes in pairs, by the line that the old release reads them from
	byNew    map[*catalog.Option]int         // index in pairs, by the new release's option
	aliases  map[oslo.Name][]*catalog.Option // the new release's options, by their older names
	earlier  map[oslo.Name]*catalog.Option   // the new release's options, by what a later release calls them
	taken    map[oslo.Name]bool              // names that take over the line of another option
	told     []told                          // what release notes speak of on the way
}

func newMigration(r *UpgradeRequest, in *config.Lines, from, to catalog.Release, names []string) *migration {
	m := &migration{
		r: r, from: from, to: to, names: names,
		before:  r.resolve(in, from, names),
		byEntry: map[*ini.Entry][]int{},
		byNew:   map[*catalog.Option]int{},
		aliases: map[oslo.Name][]*catalog.Option{},
		earlier: map[oslo.Name]*catalog.Option{},
		taken:   map[oslo.Name]bool{},
	}
	again := *in
	again.Assignments = make([]*config.Assignment, len(in.Assignments))
	for i, a := range in.Assignments {
		again.Assignments[i] = &config.Assignment{Place: a.Place, As: a.As, Header: a.Header, Entry: a.Entry, Source: a.Source}
	}
	m.probe = r.resolve(&again, to, names)
	m.pair()
	m.pairElsewhere()
	m.index()
	return m
}

// migrated is the configuration with every line that the old release reads
// under its name in the new one, and with the old defaults pinned. Lines keep
// their places, so that findings point into the original texts.
func (m *migration) migrated() *config.Lines {
	in := &config.Lines{Sources: m.before.Sources, Unknown: m.before.Unknown, LeftOut: map[*config.Assignment]bool{}}
	next := 0
	for _, file := range m.before.Files {
		moved, stayed := map[string]bool{}, map[string]bool{}
		out := &ini.File{Name: file.Name, Entries: make([]ini.Entry, 0, len(file.Entries))}
		for range file.Entries {
			a := m.before.Assignments[next]
			line := m.line(a, m.probe.Assignments[next])
			next++
			switch {
			case line.drop:
				moved[a.As.Group] = moved[a.As.Group] || a.Option.Name.Group != a.As.Group
				continue
			case line.name.Group != a.As.Group:
				moved[a.As.Group] = true
			default:
				stayed[a.As.Group] = true
			}
			addLine(in, out, a, line)
			for _, name := range line.also {
				addLine(in, out, a, rewritten{name: name})
			}
		}
		for _, header := range file.Sections {
			if group := oslo.GroupOf(header.Name); stayed[group] || !moved[group] {
				out.Sections = append(out.Sections, header)
			}
		}
		in.Files = append(in.Files, out)
	}
	m.pin(in)
	return in
}

// rewritten is the outcome for one line.
type rewritten struct {
	name    oslo.Name   // the option it sets in the new release
	also    []oslo.Name // further options, if the old release reads it for several
	drop    bool        // it never took effect: another line overrides it
	leftOut bool        // not read by the new release: judged, not rendered
}

// line decides about one line, which the old release reads as a and the new
// one, unchanged, as p.
func (m *migration) line(a, p *config.Assignment) rewritten {
	switch {
	case a.Option == nil && p.Option == nil:
		return rewritten{name: a.As, leftOut: m.surelyUnread(p)}
	case a.Option == nil && m.readElsewhere(a.As, p.Option.Name):
		return rewritten{name: p.Option.Name}
	case a.Option == nil:
		return rewritten{name: a.As}
	case a.Shadowed:
		return rewritten{drop: true}
	}
	// An older name may itself be an option alongside the current one: then
	// both read the line.
	var names []oslo.Name
	for _, i := range m.byEntry[a.Entry] {
		p := &m.pairs[i]
		if p.lost() || slices.Contains(names, p.name) || p.option != nil && slices.ContainsFunc(p.option.Deprecated, func(older oslo.Name) bool {
			return slices.Contains(names, older)
		}) {
			continue
		}
		names = append(names, p.name)
	}
	if len(names) == 0 {
		// Keep it if the facts do not say whether the new release reads it.
		return rewritten{name: a.As, leftOut: m.complete(m.to, a.Option.Name.Group) || p.Option == nil && m.surelyUnread(p)}
	}
	return rewritten{name: names[0], also: names[1:]}
}

// surelyUnread reports whether the new release certainly does not read a line.
func (m *migration) surelyUnread(p *config.Assignment) bool {
	section := m.probe.Section(p.As.Group)
	return section != nil && m.probe.surelyUnread(section, p)
}

// addLine adds a line to a file.
func addLine(in *config.Lines, file *ini.File, a *config.Assignment, line rewritten) {
	entry, header := *a.Entry, a.Header
	if line.name != a.As {
		entry.Name = line.name.Option
		if line.name.Group != a.As.Group {
			entry.Section, header = line.name.Group, line.name.Group
		}
	}
	file.Entries = append(file.Entries, entry)
	kept := &config.Assignment{
		Place: a.Place, As: line.name, Header: header, Source: a.Source,
		Entry: &file.Entries[len(file.Entries)-1],
	}
	in.Assignments = append(in.Assignments, kept)
	if line.leftOut {
		in.LeftOut[kept] = true
	}
}

// pinnable is the text that sets the new release's option to the old default,
// false if there is none.
func (p *pair) pinnable() (string, bool) {
	text, ok := defaultText(p.before)
	if !ok || p.before.Option.HostDefault || p.option.Ignored || p.option.Multi {
		return "", false
	}
	if !strings.Contains(text, "$") {
		value, err := p.option.Type.Parse(text)
		if err != nil || !sameValue(value, p.before.Option.Default) {
			return "", false
		}
	}
	if _, err := ini.Quote(text); err != nil {
		return "", false
	}
	return text, true
}
