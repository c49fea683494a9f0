package assess

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// pair is one option in both releases.
type pair struct {
	section string
	before  *config.Setting // nil if only the new release registers it
	option  *catalog.Option // the new release's, nil if it has none in the judged sections
	name    oslo.Name       // what to write for the new release, zero for nothing
	after   *config.Setting // how the new release reads the migrated text; nil without option
	set     oslo.Name       // the name by which the texts set it, zero if they do not
	pinned  bool            // the old default is written out
	heir    bool            // it is lost, but another option that is not lost also reads its line
	refers  bool            // the value differs because it refers to another option
	unfit   string          // the rule that rejects the old default in the new release

	elsewhere bool // the texts lack the section
}

// lost reports whether the new release has no name for the option.
func (p *pair) lost() bool { return p.before != nil && p.name == oslo.Name{} }

// pair finds each option's counterpart.
func (m *migration) pair() {
	claimed := map[*catalog.Option]bool{}
	for _, section := range m.probe.Sections {
		for _, option := range section.Options() {
			for _, older := range option.Deprecated {
				m.aliases[older] = append(m.aliases[older], option)
			}
			if current, ok := m.before.Renamed(option.Name); ok && m.earlier[current] == nil {
				m.earlier[current] = option
			}
		}
	}
	for _, section := range m.before.Sections {
		for _, s := range section.All() {
			p := pair{section: section.Name(), before: s}
			p.name, p.option = m.counterpart(section, s.Option)
			if m.written(s) {
				p.set = s.As
			}
			claimed[p.option] = true
			m.pairs = append(m.pairs, p)
		}
	}
	for _, section := range m.probe.Sections {
		for _, option := range section.Options() {
			if !claimed[option] {
				m.pairs = append(m.pairs, pair{section: section.Name(), option: option, name: option.Name})
			}
		}
	}
}

// index records where each pair is, and what reads which line.
func (m *migration) index() {
	slices.SortStableFunc(m.pairs, func(a, b pair) int { return strings.Compare(a.section, b.section) })
	for i := range m.pairs {
		p := &m.pairs[i]
		if p.option != nil {
			m.byNew[p.option] = i
		}
		if p.before != nil && p.before.Option.Multi {
			m.readAll(i)
		} else if m.written(p.before) {
			m.byEntry[p.before.Entry] = append(m.byEntry[p.before.Entry], i)
		}
	}
	m.markHeirs()
	m.markRead()
}

// readAll records every line of a multi-valued option.
func (m *migration) readAll(place int) {
	for _, a := range m.before.Assignments {
		if a.Option == m.pairs[place].before.Option {
			m.byEntry[a.Entry] = append(m.byEntry[a.Entry], place)
		}
	}
}

// markHeirs marks the lost options whose line is read by another.
func (m *migration) markHeirs() {
	for _, places := range m.byEntry {
		kept := slices.ContainsFunc(places, func(i int) bool { return !m.pairs[i].lost() })
		for _, i := range places {
			m.pairs[i].heir = kept && m.pairs[i].lost()
		}
	}
}

// markRead records what the texts set and only the new release reads.
func (m *migration) markRead() {
	for _, a := range m.probe.Assignments {
		if i, ok := m.byNew[a.Option]; ok && m.pairs[i].before == nil && !a.Shadowed {
			m.pairs[i].set = a.As
		}
	}
}

// counterpart finds the new release's equivalent of an old option: by its name,
// as an option that has it as an older name, or, towards an older release, by
// one of its own older names. Otherwise it follows the renames in between.
func (m *migration) counterpart(section *config.Section, old *catalog.Option) (oslo.Name, *catalog.Option) {
	if home := m.probe.Section(old.Name.Group); home != nil {
		if option := home.Option(old.Name.Option); option != nil {
			return option.Name, option
		}
	}
	for _, option := range m.aliases[old.Name] {
		if section.Option(option.Name.Option) == nil {
			return option.Name, option
		}
	}
	for _, older := range old.Deprecated {
		if section.Option(older.Option) != nil && older.Group == section.Name() {
			continue // the old release has it as a separate option
		}
		if home := m.probe.Section(older.Group); home != nil {
			if option := home.Option(older.Option); option != nil {
				return older, option
			}
			continue
		}
		if m.readsOutside(m.to, older, old.Name) {
			return older, nil
		}
	}
	return m.renamed(old)
}

// renamed follows an option's name through all releases: one in between may
// have read both names, even if neither end does. An option that the old
// release has alongside the current one follows only if the texts set it alone.
func (m *migration) renamed(old *catalog.Option) (oslo.Name, *catalog.Option) {
	if option := m.earlier[old.Name]; option != nil {
		return option.Name, option
	}
	current, ok := m.probe.Renamed(old.Name)
	if !ok {
		return oslo.Name{}, nil
	}
	if home := m.before.Section(current.Group); home != nil && home.Option(current.Option) != nil {
		if !m.written(m.before.Get(old.Name.Group, old.Name.Option)) || home.Get(current.Option).Given() {
			return oslo.Name{}, nil
		}
		m.taken[current] = true
		return current, nil
	}
	if home := m.probe.Section(current.Group); home != nil {
		if option := home.Option(current.Option); option != nil {
			return current, option
		}
	}
	return current, nil // an auth plugin's
}

// readElsewhere reports whether the old release reads a name outside the
// compared sections as what the new one calls current.
func (m *migration) readElsewhere(as, current oslo.Name) bool {
	return m.before.Section(as.Group) == nil && m.readsOutside(m.from, as, current)
}

// readsOutside reports whether a release reads an older name of an option as a
// separate option outside the compared sections: [ssl] ca_file before [glance]
// cafile. The first release's facts list only [glance]; there, the history of
// names decides.
func (m *migration) readsOutside(release catalog.Release, older, current oslo.Name) bool {
	if _, ok := release.Option(m.r.Service, older.Group, older.Option); ok {
		return true
	}
	legacy, ok := catalog.Legacy(older.Group, older.Option)
	return ok && m.r.Service == defaultService && legacy.New == current && !m.complete(release, older.Group)
}

// complete reports whether the facts list every option that a release registers
// in a section, so that unlisted ones are not read.
func (m *migration) complete(release catalog.Release, section string) bool {
	facts, ok := release.Section(m.r.Service, section)
	if ok {
		return facts.Complete
	}
	main, ok := release.Section(m.r.Service, "DEFAULT")
	return ok && main.Complete
}

// written reports whether a line of the texts sets the option: not its default,
// and not a value determined by the host.
func (m *migration) written(s *config.Setting) bool {
	return s != nil && s.Entry != nil && s.Entry.Line > 0
}

// defaultChanged reports whether both releases read the option, with different
// defaults.
func (p *pair) defaultChanged() bool {
	if p.before == nil || p.option == nil || p.option.Ignored || p.before.Option.Ignored {
		return false
	}
	old := p.before.Option
	return old.HostDefault != p.option.HostDefault || !sameValue(old.Default, p.option.Default)
}

// differs reports whether the new release reads the option differently.
func (p *pair) differs() bool {
	b, a := p.before, p.after
	switch {
	case b == nil || a == nil:
		return false
	case b.State == config.Broken || a.State == config.Broken:
		return b.State != a.State
	case b.Known() && a.Known():
		return !sameValue(b.Value, a.Value)
	}
	return b.Raw != a.Raw
}

// sameValue compares values as a service does: 60 equals 60.0 and the text
// "60", a text equals a list of just that text, and a dict equals a list of its
// pairs, which the service used to split itself.
func sameValue(a, b types.Value) bool {
	if a.Equal(b) {
		return true
	}
	if b.Kind() == types.String || b.Kind() == types.Dict {
		a, b = b, a
	}
	if a.Kind() == types.Dict {
		return b.Kind() == types.List && (pairsOf(a, b, ":") || pairsOf(a, b, "="))
	}
	if a.Kind() == types.String {
		switch b.Kind() {
		case types.Int, types.Float:
			return a.Str() == b.Text()
		case types.List:
			items := b.Items()
			return len(items) == 1 && items[0].Kind() == types.String && items[0].Str() == a.Str()
		}
		return false
	}
	number := func(v types.Value) bool { return v.Kind() == types.Int || v.Kind() == types.Float }
	return number(a) && number(b) && a.Float() == b.Float()
}

// pairsOf reports whether a list's items are a dict's pairs, in any order.
func pairsOf(dict, list types.Value, separator string) bool {
	pairs := make([]string, len(dict.Keys()))
	for i, key := range dict.Keys() {
		pairs[i] = key + separator + dict.Items()[i].Text()
	}
	items := make([]string, len(list.Items()))
	for i, item := range list.Items() {
		items[i] = item.Text()
	}
	slices.Sort(pairs)
	slices.Sort(items)
	return slices.Equal(pairs, items)
}
