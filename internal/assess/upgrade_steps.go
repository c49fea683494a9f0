package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/hops"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Step is one thing that the upgrade from one release to another requires.
type Step struct {
	From, Release   string    // the hop's start and target series
	When            hops.Time // when during this hop
	Section, Option string    // "" if no option is concerned
	Value           *string   // what to write, nil if no single text settles it
	Due             bool      // not yet done in the texts
	Advice          string    // one or two sentences
	Source          string    // the release notes that say so; "" if derived from the registered options
}

// steps lists what to do during the upgrade, hop by hop, in the order it is
// due.
func (m *migration) steps() []Step {
	path := stops(m.from, m.to)
	steps := []Step{}
	for i := 1; i < len(path); i++ {
		hop := hop{m: m, from: path[i-1], to: path[i], last: i == len(path)-1, leap: len(path) > 2}
		steps = append(steps, hop.noted()...)
	}
	steps = append(steps, m.renamedOnTheWay(path)...)
	order := []hops.Time{hops.Before, hops.While, hops.After}
	slices.SortStableFunc(steps, func(a, b Step) int {
		return cmp.Or(seriesPlace(a.Release)-seriesPlace(b.Release), slices.Index(order, a.When)-slices.Index(order, b.When))
	})
	return steps
}

// hop is one part of the upgrade.
type hop struct {
	m        *migration
	from, to catalog.Release
	last     bool // the final hop
	leap     bool // the whole upgrade skips releases
}

func (h *hop) step(when hops.Time, name oslo.Name) Step {
	return Step{From: h.from.Series(), Release: h.to.Series(), When: when, Section: name.Group, Option: name.Option}
}

// noted returns the steps that release notes require.
func (h *hop) noted() []Step {
	var steps []Step
	for _, note := range hops.Notes(h.m.r.Service) {
		if !h.reaches(&note) || note.Skip && !(h.last && h.leap) || !h.m.concerns(&note) {
			continue
		}
		name := oslo.Name{Group: note.Option.Section, Option: note.Option.Option}
		s := h.step(note.When, name)
		s.Advice, s.Source = note.Text, note.Source
		if !h.reads(name) {
			continue
		}
		s.Value = h.value(&note)
		s.Due = !h.settled(&note, name)
		steps = append(steps, s)
	}
	return steps
}

// value is the first text that a note asks for, nil if none.
func (h *hop) value(note *hops.Note) *string {
	if note.Settled == nil {
		return nil
	}
	switch first := note.Settled[0]; first {
	case hops.Unset, hops.Anything:
		return nil
	case hops.Departure:
		return new(h.from.Series())
	default:
		return &first
	}
}

// reaches reports whether a note is about this hop, including any release that
// it skips.
func (h *hop) reaches(note *hops.Note) bool {
	if note.Changed {
		return h.changesDefault(oslo.Name{Group: note.Option.Section, Option: note.Option.Option})
	}
	for _, release := range catalog.Releases()[seriesPlace(h.from.Series())+1 : seriesPlace(h.to.Series())+1] {
		if note.At(release.Series(), seriesPlace) {
			return true
		}
	}
	return false
}

// changesDefault reports whether an option's default differs at the end of the
// hop, so that a service that leaves it unset behaves differently.
func (h *hop) changesDefault(name oslo.Name) bool {
	old, ok := h.from.Option(h.m.r.Service, name.Group, name.Option)
	now, also := h.to.Option(h.m.r.Service, name.Group, name.Option)
	return ok && also && !sameValue(old.Default, now.Default)
}

// reads reports whether one of the hop's releases reads the option in a note.
func (h *hop) reads(name oslo.Name) bool {
	if name == (oslo.Name{}) {
		return true
	}
	for _, release := range [...]catalog.Release{h.from, h.to} {
		service, ok := release.Service(h.m.r.Service)
		if ok && service.Reads(name, "") {
			return true
		}
	}
	return false
}

// concerns reports whether a note applies to the configuration.
func (m *migration) concerns(note *hops.Note) bool {
	if note.If == (hops.Name{}) {
		return true
	}
	value, set := m.writes(oslo.Name{Group: note.If.Section, Option: note.If.Option})
	if !set || note.Holds == nil {
		return set
	}
	return slices.ContainsFunc(note.Holds, func(word string) bool { return strings.Contains(value, word) })
}

// settled reports whether the texts already do what a note asks for.
func (h *hop) settled(note *hops.Note, name oslo.Name) bool {
	value, set := h.m.writes(name)
	for _, want := range note.Settled {
		switch want {
		case hops.Unset:
			if !set {
				return true
			}
		case hops.Anything:
			if set {
				return true
			}
		case hops.Departure:
			if set && (value == h.from.Series() || value == h.from.Codename()) {
				return true
			}
		default:
			if set && sameWord(value, want) {
				return true
			}
		}
	}
	return false
}

// sameWord compares a text with one that a note asks for: booleans have several
// spellings.
func sameWord(text, want string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	switch want {
	case "true":
		return slices.Contains([]string{"true", "1", "on", "yes"}, text)
	case "false":
		return slices.Contains([]string{"false", "0", "off", "no"}, text)
	}
	return text == want
}

// writes is the text that the configuration gives an option under any of its
// names; the last one counts.
func (m *migration) writes(name oslo.Name) (string, bool) {
	for _, a := range slices.Backward(m.before.Assignments) {
		if a.As == name || a.Option != nil && a.Option.Name == name && !a.Shadowed {
			return a.Entry.Value, true
		}
	}
	return "", false
}

// renamedOnTheWay says, for every option that the texts set, on which hop its
// name changes, and what the texts must contain meanwhile.
func (m *migration) renamedOnTheWay(path []catalog.Release) []Step {
	var steps []Step
	done := map[oslo.Name]bool{} // several options may read one line
	for i := range m.pairs {
		p := &m.pairs[i]
		if p.before == nil || done[p.set] || p.set == (oslo.Name{}) || p.before.Option.Ignored {
			continue
		}
		done[p.set] = true
		section := m.before.Section(p.section)
		if section == nil || section.Pattern() == catalog.AuthPattern {
			continue
		}
		steps = append(steps, m.follow(p.set, section.Pattern(), path)...)
	}
	return steps
}

// follow traces one name along the path.
func (m *migration) follow(name oslo.Name, pattern string, path []catalog.Release) []Step {
	var steps []Step
	for i := 1; i < len(path); i++ {
		h := hop{m: m, from: path[i-1], to: path[i]}
		service, ok := h.to.Service(m.r.Service)
		if !ok || !m.complete(h.to, cmp.Or(pattern, name.Group)) || service.Reads(name, pattern) {
			continue
		}
		current, renamed := service.Renamed(name, pattern)
		old, _ := h.from.Service(m.r.Service)
		switch {
		case !renamed:
			s := h.step(hops.Before, name)
			s.Due = true
			if name.Group == "DEFAULT" && catalog.ReadByBackends(h.to, m.r.Service, name.Option) {
				s.Advice = fmt.Sprintf("%s reads it only in backend sections: set it in the right backend's section, and list that section in enabled_backends.", m.label(h.to))
				return append(steps, s)
			}
			s.Advice = fmt.Sprintf("%s no longer reads it, and no other option takes its value: decide what replaces it, and remove the line.", m.label(h.to))
			return append(steps, s)
		case old != nil && old.Reads(current, pattern):
			s := h.step(hops.Before, name)
			s.Advice = fmt.Sprintf("Write %s instead: %s reads both names, %s only that one.", bracketed(current), m.label(h.from), m.label(h.to))
			s.Due = !m.sets(current)
			steps = append(steps, s)
		default:
			s := h.step(hops.While, name)
			s.Advice = fmt.Sprintf("%s reads only this name and %s only %s: if hosts are upgraded one by one, keep both names in a text that both releases read, with the same value, and remove this one afterwards.",
				m.label(h.from), m.label(h.to), bracketed(current))
			s.Due = !m.sets(current)
			steps = append(steps, s)
		}
		name = current
	}
	return steps
}

func (m *migration) sets(name oslo.Name) bool {
	return slices.ContainsFunc(m.before.Assignments, func(a *config.Assignment) bool { return a.As == name })
}
