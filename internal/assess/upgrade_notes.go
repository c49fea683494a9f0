package assess

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/hops"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// told is an option that release notes mention on one hop. A step derived from the
// registered options alone would add nothing there.
type told struct {
	release string // the series that the hop reaches
	name    oslo.Name
	words   []string // what the values that the notes mention contain: "" for any, nil for none
}

// noted returns the steps that release notes require.
func (h *hop) noted() []Step {
	var steps []Step
	for _, note := range hops.Notes(h.m.r.Service) {
		if !h.reaches(&note) || note.Skip && !(h.last && h.leap) {
			continue
		}
		for _, section := range h.m.sectionsOf(&note) {
			name := nameIn(note.Option, section)
			if !h.reads(name, note.Pattern()) || !h.m.concerns(&note, section) {
				continue
			}
			steps = append(steps, h.ask(&note, name))
			h.remember(&note, section)
			if name.Group != section { // once for all sections
				break
			}
		}
	}
	return steps
}

// ask is the step that a note requires.
func (h *hop) ask(note *hops.Note, name oslo.Name) Step {
	s := h.step(note.When, name)
	s.Advice, s.Source = note.Text, note.Source
	s.Value = h.value(note)
	s.Due = !h.settled(note, name)
	return s
}

// remember records what a note mentions.
func (h *hop) remember(note *hops.Note, section string) {
	release := h.to.Series()
	h.m.told = append(h.m.told, told{release: release, name: nameIn(note.Option, section)})
	for _, condition := range note.If {
		words := condition.Holds
		if words == nil {
			words = []string{""}
		}
		h.m.told = append(h.m.told, told{release, nameIn(condition.Name, section), words})
	}
}

// spokenOf reports whether a note on this hop mentions an option, or one of its
// values.
func (h *hop) spokenOf(name oslo.Name, value string) bool {
	return slices.ContainsFunc(h.m.told, func(t told) bool {
		return t.release == h.to.Series() && t.name == name && (value == "" || slices.ContainsFunc(t.words, func(word string) bool {
			return strings.Contains(value, word)
		}))
	})
}

// sectionsOf lists the sections to which a note applies separately, or one without
// a name if the note is not about freely named sections.
func (m *migration) sectionsOf(note *hops.Note) []string {
	pattern := note.Pattern()
	if pattern == "" {
		return []string{""}
	}
	var names []string
	for _, section := range m.before.Sections {
		if section.Pattern() == pattern && (note.Option.Section != pattern || m.suits(section, note.Option.Option)) {
			names = append(names, section.Name())
		}
	}
	return names
}

// suits reports whether a section has an option of its pattern: a store has only
// those of its type.
func (m *migration) suits(section *config.Section, option string) bool {
	if section.Option(option) != nil {
		return true
	}
	service, ok := m.from.Service(m.r.Service)
	return !ok || !service.Reads(oslo.Name{Group: section.Name(), Option: option}, section.Pattern())
}

func nameIn(name hops.Name, section string) oslo.Name {
	name = name.In(section)
	return oslo.Name{Group: name.Section, Option: name.Option}
}

// value is the first text that a note asks for, nil if none.
func (h *hop) value(note *hops.Note) *string {
	if note.Settled == nil {
		return nil
	}
	switch first := note.Settled[0]; {
	case first == hops.Unset, first == hops.Anything, strings.HasPrefix(first, hops.Holding):
		return nil
	case first == hops.Departure:
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

// reads reports whether one of the hop's releases reads what a note names.
func (h *hop) reads(name oslo.Name, pattern string) bool {
	if name == (oslo.Name{}) {
		return true
	}
	if section := h.m.before.Section(name.Group); section == nil || section.Pattern() != pattern {
		pattern = "" // the note's other options are those of the pattern
	}
	for _, release := range [...]catalog.Release{h.from, h.to} {
		service, ok := release.Service(h.m.r.Service)
		if ok && service.Reads(name, pattern) {
			return true
		}
	}
	return false
}

// concerns reports whether a note applies to the configuration, or to one of its
// sections.
func (m *migration) concerns(note *hops.Note, section string) bool {
	for _, condition := range note.If {
		if value, set := m.writes(nameIn(condition.Name, section)); !condition.Met(value, set) {
			return false
		}
	}
	return true
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
			if set && (value == h.from.Series() || value == h.from.Codename()) && h.takes(name, value) {
				return true
			}
		default:
			if word, holding := strings.CutPrefix(want, hops.Holding); set && (holding && strings.Contains(value, word) || hops.SameWord(value, want)) {
				return true
			}
		}
	}
	return false
}

// takes reports whether the new release takes a name of an option, as far as is
// known: Nova knows releases by their codenames alone.
func (h *hop) takes(option oslo.Name, name string) bool {
	status, covered := names.Known(h.m.r.Service, option.Group, option.Option, name, h.m.to.Series())
	return !covered || status.Known
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

func (m *migration) sets(name oslo.Name) bool {
	return slices.ContainsFunc(m.before.Assignments, func(a *config.Assignment) bool { return a.As == name })
}
