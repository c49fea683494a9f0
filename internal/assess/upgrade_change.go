package assess

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// ChangeKind is what a release change does to an option.
type ChangeKind string

// The kinds of change.
const (
	Removed        ChangeKind = "removed"
	Renamed        ChangeKind = "renamed"
	Deprecated     ChangeKind = "deprecated"
	DefaultChanged ChangeKind = "default_changed"
	TypeChanged    ChangeKind = "type_changed"
	BoundsChanged  ChangeKind = "bounds_changed"
	Added          ChangeKind = "added"
)

// Change is one effect of a release change on one option. From and To are the
// old and new state: names of the form section.option for removed, renamed and
// deprecated, defaults for default_changed and added, types or bounds for the
// others; nil if there is none. Neither contains a value from the
// configuration, which may be a secret.
type Change struct {
	Section, Option string // the old release's name, or the new one's for added
	Kind            ChangeKind
	From, To        *string
	// Affects reports whether the service behaves differently after the change
	// with the configuration as given; defaults pinned by the rendered text
	// count.
	Affects bool
	Advice  string // one sentence
}

// changes compares the two releases, option by option.
func (m *migration) changes(after *resolution) []Change {
	changes := []Change{}
	for i := range m.pairs {
		p := &m.pairs[i]
		if p.elsewhere {
			p.after = after.Get(p.section, p.option.Name.Option)
		} else if p.option != nil {
			if section := after.Section(p.option.Name.Group); section != nil {
				p.after = section.Get(p.option.Name.Option)
			}
		}
		changes = append(changes, m.changesOf(p)...)
	}
	return changes
}

func (m *migration) changesOf(p *pair) []Change {
	switch {
	case p.before == nil:
		return m.added(p)
	case p.lost():
		return m.removed(p)
	}
	old := p.before.Option
	var changes []Change
	report := func(kind ChangeKind, from, to *string) {
		changes = append(changes, Change{Section: p.section, Option: old.Name.Option, Kind: kind, From: from, To: to})
	}
	if was := p.wasNamed(); was != p.name {
		report(Renamed, new(was.String()), new(p.name.String()))
	}
	if p.option == nil {
		return m.advise(p, changes)
	}
	if p.option.DeprecatedForRemoval && !old.DeprecatedForRemoval {
		report(Deprecated, new(old.Name.String()), nil)
	}
	if from, to := typeText(old), typeText(p.option); from != to {
		report(TypeChanged, &from, &to)
	}
	if from, to := boundsText(old), boundsText(p.option); from != to {
		report(BoundsChanged, textOrNil(from), textOrNil(to))
	}
	if p.defaultChanged() {
		report(DefaultChanged, defaultShown(old), defaultShown(p.option))
		changes[len(changes)-1].Affects = p.pinned
	}
	if p.differs() && !m.taken[p.name] && !m.unclear(p) {
		place := p.cause(changes)
		switch {
		case place >= 0:
		case p.set != oslo.Name{} && p.refused():
			place = len(changes)
			report(BoundsChanged, nil, nil) // a pattern, which is not shown
		default:
			// The same text now means something else, because it refers to a
			// changed option.
			p.refers, place = true, len(changes)
			report(DefaultChanged, defaultShown(old), defaultShown(p.option))
		}
		changes[place].Affects = true
	}
	return m.advise(p, changes)
}

// unclear reports whether an option refers to one that may be missing only
// because a release's facts are incomplete.
func (m *migration) unclear(p *pair) bool {
	outside := func(s *config.Setting, release catalog.Release) bool {
		return s.State == config.Broken && config.Outside(s.Err) && !m.complete(release, "DEFAULT")
	}
	return outside(p.before, m.from) || outside(p.after, m.to)
}

// cause finds the change that explains why the option's value differs, -1 if
// none does.
func (p *pair) cause(changes []Change) int {
	kinds := []ChangeKind{DefaultChanged}
	if p.set != (oslo.Name{}) {
		kinds = []ChangeKind{TypeChanged}
		if p.before.State == config.Broken || p.after.State == config.Broken {
			kinds = append(kinds, BoundsChanged)
		}
	}
	return slices.IndexFunc(changes, func(c Change) bool { return slices.Contains(kinds, c.Kind) })
}

// refused reports whether one of the releases rejects the value itself, rather
// than something it refers to.
func (p *pair) refused() bool {
	for _, s := range [...]*config.Setting{p.before, p.after} {
		if s.State == config.Broken && !config.Outside(s.Err) {
			return true
		}
	}
	return false
}

// wasNamed is the name the texts use if it has to change, else the old
// release's.
func (p *pair) wasNamed() oslo.Name {
	if p.set != (oslo.Name{}) && p.set != p.name {
		return p.set
	}
	return p.before.Option.Name
}

func (m *migration) removed(p *pair) []Change {
	old := p.before.Option
	if !m.complete(m.to, p.section) {
		return nil // the facts do not say
	}
	c := Change{Section: p.section, Option: old.Name.Option, Kind: Removed, From: new(p.wasNamed().String())}
	c.Affects = p.set != oslo.Name{} && !old.Ignored && !p.heir
	return m.advise(p, []Change{c})
}

func (m *migration) added(p *pair) []Change {
	if older, ok := m.olderElsewhere(p); ok {
		return m.advise(p, []Change{{Section: p.section, Option: p.option.Name.Option, Kind: Renamed,
			From: new(older.String()), To: new(p.name.String())}})
	}
	if !m.complete(m.from, p.section) {
		return nil // the facts do not say
	}
	c := Change{Section: p.section, Option: p.option.Name.Option, Kind: Added, To: defaultShown(p.option)}
	if p.set != (oslo.Name{}) && p.after != nil && !p.option.Ignored {
		c.Affects = p.after.State == config.Broken || !sameValue(p.after.Value, p.option.Default)
	} else if p.set == (oslo.Name{}) && m.startsStrict(p.section, p.option) {
		c.Affects = true
	}
	return m.advise(p, []Change{c})
}

// olderElsewhere finds the name by which the old release reads one of the new
// release's options outside the compared sections.
func (m *migration) olderElsewhere(p *pair) (oslo.Name, bool) {
	if p.set != (oslo.Name{}) {
		return p.set, m.readElsewhere(p.set, p.name)
	}
	for _, older := range p.option.Deprecated {
		if m.readElsewhere(older, p.name) {
			return older, true
		}
	}
	return oslo.Name{}, false
}

func textOrNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// defaultShown is a default without secrets, nil if there is none.
func defaultShown(o *catalog.Option) *string {
	if o.Default.IsNull() {
		return nil
	}
	s := config.NewSetting(o)
	return new(string(s.MaskedText(o.Default.Text())))
}

func typeText(o *catalog.Option) string {
	if o.ItemTypeName != "" {
		return o.TypeName + " of " + o.ItemTypeName
	}
	return o.TypeName
}

// boundsText is the smallest and the largest value, or the choices; "" if
// anything is accepted.
func boundsText(o *catalog.Option) string {
	var parts []string
	if o.Min != "" || o.Max != "" {
		parts = append(parts, o.Min+".."+o.Max)
	}
	if o.Choices != nil {
		choices := make([]string, len(o.Choices))
		for i, choice := range o.Choices {
			choices[i] = choice.Text()
		}
		parts = append(parts, strings.Join(choices, "|"))
	}
	return strings.Join(parts, " ")
}
