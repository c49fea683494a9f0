package assess

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/hops"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// pairElsewhere adds the options whose default changes in sections that the
// texts lack but both releases read: the service behaves differently there,
// too. This applies to whole configurations only: what a fragment omits may be
// set elsewhere. Sections with an account are left alone, because the service
// does not use them without one; so are those that a line of options would
// activate.
func (m *migration) pairElsewhere() {
	if m.r.Sections != nil || !m.before.WholeFile() {
		return
	}
	for _, name := range m.from.Sections(m.r.Service) {
		if _, among := slices.BinarySearch(m.names, name); among || strings.HasPrefix(name, "<") || sleeping(name) {
			continue
		}
		was, ok := m.from.Section(m.r.Service, name)
		now, also := m.to.Section(m.r.Service, name)
		if !ok || !also || now.Consumer || now.Reads != (catalog.Groups{}) {
			continue
		}
		for _, option := range now.All() {
			if _, known := was.Option(option.Name.Option); !known && m.startsStrict(name, option) {
				m.pairs = append(m.pairs, pair{section: name, option: option, name: option.Name, elsewhere: true})
			}
		}
		for _, old := range was.All() {
			option, ok := now.Option(old.Name.Option)
			if !ok || old.Sensitive || option.Sensitive || old.Ignored || option.Ignored || sameValue(old.Default, option.Default) {
				continue
			}
			m.pairs = append(m.pairs, pair{section: name, before: m.before.Get(name, old.Name.Option), option: option, name: option.Name, elsewhere: true})
		}
	}
}

// sleeping reports whether nothing in a section counts until the configuration
// names it: defaults of backends that do not exist, examples.
func sleeping(section string) bool {
	return section == "backend_defaults" || strings.HasSuffix(section, "_EXAMPLE") || strings.HasPrefix(section, "oslo_messaging_") && section != "oslo_messaging_rabbit" && section != "oslo_messaging_notifications"
}

// pin writes old defaults to a separate file, the first one, so that anything
// the texts set still takes precedence.
func (m *migration) pin(in *config.Lines) {
	if !m.r.Pin || in.Unknown {
		return
	}
	read := map[*catalog.Option]bool{}
	for _, p := range m.probe.Assignments {
		read[p.Option] = true
	}
	file := &ini.File{Entries: make([]ini.Entry, 0, len(m.pairs))}
	in.Comments = map[oslo.Name]string{}
	var pins []*config.Assignment
	for i := range m.pairs {
		p := &m.pairs[i]
		p.pinned = false
		if !p.defaultChanged() || !p.before.IsUnset() || read[p.option] || p.unfit != "" {
			continue
		}
		text, ok := p.pinnable()
		if !ok {
			continue
		}
		p.pinned = true
		name := p.option.Name
		file.Entries = append(file.Entries, ini.Entry{Section: name.Group, Name: name.Option, Value: text})
		pins = append(pins, &config.Assignment{As: name, Header: name.Group, Entry: &file.Entries[len(file.Entries)-1], Source: -1})
		in.Comments[name] = m.pinComment(p)
	}
	in.Files = append([]*ini.File{file}, in.Files...)
	in.Assignments = append(pins, in.Assignments...)
}

// pinComment is the comment above a pinned default.
func (m *migration) pinComment(p *pair) string {
	from, to := m.pinRelease(m.from), m.pinRelease(m.to)
	text := fmt.Sprintf("osloconf: pinned: the default was %s in %s and is %s in %s", show(defaultShown(p.before.Option)), from, show(defaultShown(p.option)), to)
	if _, weaker := m.weaker(p); weaker {
		text += "; the new one is stricter, so keep this no longer than needed"
	}
	return text
}

// pinRelease names a release in a comment: by its series, or exactly if it is
// not the series' last.
func (m *migration) pinRelease(release catalog.Release) string {
	exact := release.VersionOf(m.r.Service)
	if last, err := catalog.ResolveFor(m.r.Service, release.Series()); err == nil && last.VersionOf(m.r.Service) != exact {
		return exact
	}
	return release.Series()
}

// weaker says what an option's old default allows, if the new one is stricter.
func (m *migration) weaker(p *pair) (allows string, ok bool) {
	if p.before == nil || p.option == nil {
		return "", false
	}
	return hops.Stricter(m.r.Service, hops.Name{Section: p.section, Option: p.option.Name.Option}, m.from.Series(), m.to.Series(), seriesPlace)
}

// startsStrict reports whether an option that the old release lacks enables by
// default what that release did not do.
func (m *migration) startsStrict(section string, option *catalog.Option) bool {
	_, stricter := hops.Stricter(m.r.Service, hops.Name{Section: section, Option: option.Name.Option}, m.from.Series(), m.to.Series(), seriesPlace)
	return stricter && option.Default.Kind() == types.Bool && option.Default.Bool()
}

// weakened replaces other rules' findings on pinned defaults that are weaker
// than the new ones: nobody wrote these values.
func (m *migration) weakened(found []report.Finding) []report.Finding {
	for i := range m.pairs {
		p := &m.pairs[i]
		allows, weaker := m.weaker(p)
		if !p.pinned || !weaker {
			continue
		}
		found = slices.DeleteFunc(found, func(f report.Finding) bool { return m.onPin(&f, p) && len(f.CWE) > 0 })
		f := rules.WeakerDefaultPinned.Finding(report.Place{}, fmt.Sprintf("the default of %s kept here %s", m.pinRelease(m.from), allows))
		f.Section, f.Option = p.section, p.option.Name.Option
		found = append(found, f)
	}
	return found
}

// onPin reports whether a finding is about a pinned default, which is in no
// text.
func (m *migration) onPin(f *report.Finding, p *pair) bool {
	return p.pinned && f.File == "" && f.Section == p.section && f.Option == p.option.Name.Option
}

// ownFaults drops findings that a pin merely repeats: upcoming removals are
// already among the changes.
func (m *migration) ownFaults(found []report.Finding) []report.Finding {
	return slices.DeleteFunc(found, func(f report.Finding) bool {
		return f.File == "" && f.Rule == "deprecated_option" &&
			slices.ContainsFunc(m.pairs, func(p pair) bool { return m.onPin(&f, &p) })
	})
}

// unfitRules report values that the release cannot use.
var unfitRules = [...]string{"filter_unknown", "driver_unknown", "invalid_value", "option_not_in_release", "interpolation_error", "refused_in_use"}

// unpin removes pins that the new release cannot use: a default may name
// removed filters and drivers. It reports whether there are any.
func (m *migration) unpin(found []report.Finding) bool {
	any := false
	for i := range found {
		f := &found[i]
		if f.File != "" || !slices.Contains(unfitRules[:], f.Rule) {
			continue
		}
		for j := range m.pairs {
			if p := &m.pairs[j]; m.onPin(f, p) {
				p.unfit, any = f.Rule, true
			}
		}
	}
	return any
}

// judged returns the sections to resolve in the new release: those compared,
// and those with pins.
func (m *migration) judged() []string {
	names := slices.Clone(m.names)
	for i := range m.pairs {
		if p := &m.pairs[i]; p.elsewhere && p.pinned {
			names = append(names, p.section)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
