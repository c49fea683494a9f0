package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Row is one line of a rule's table: an option, its place, and what is wrong
// with its value. Most rules consist entirely of rows.
type Row struct {
	Where
	Options []string  // names; each that the section reads is judged
	Is      Condition // what is wrong with the effective value
	If      []Guard   // all must hold for the row to apply

	// Overrides of the rule's own values, if set.
	Levels      report.Levels
	CWE         []int
	References  []string
	Effect      string
	Remediation string

	// Message says what is wrong. {option} is the option's name, {value} its
	// effective value, {assigned} both as written or as the default, {section}
	// the section, {service} the service, {item} the item at fault.
	Message string

	// Bad is a configuration text in which the row has a finding, Good one in
	// which it has none; both are read by the first of the row's services, at
	// Release if set.
	Bad, Good string
	Release   string
	Program   string
}

// Where says which options a row applies to.
type Where struct {
	Services []string // nil for all
	// Section is an exact name, a pattern from the catalogue such as
	// "<backend>", "*" for every section, or "<session>" for those that build a
	// keystoneauth session.
	Section string
	Since   Bound // the first version that the row applies to
	Before  Bound // the first version that it no longer applies to
	// Absent means that the option's default is judged even if the text lacks
	// the section. It needs a guard, such as WholeFile.
	Absent bool
	// Written means that only what the configuration sets is judged, which is
	// faster for a row with many options in every section. They must be in order.
	Written bool
}

// when returns the row with these guards.
func (r Row) when(guards ...Guard) Row {
	r.If = guards
	return r
}

// of returns the row for these options instead of the one in its texts.
func (r Row) of(options ...string) Row {
	r.Options = options
	return r
}

// forServices returns the row for these services, or for all if none are given.
func (r Row) forServices(services ...string) Row {
	r.Services = services
	return r
}

// inRelease returns the row with texts for a release.
func (r Row) inRelease(release string) Row {
	r.Release = release
	return r
}

// Bound is a version of a component: a service, a library or, if Component is
// empty, a series. The zero Bound means no bound.
type Bound struct{ Component, Version string }

// Series returns a bound at a series.
func Series(name string) Bound { return Bound{Version: name} }

// The values of Where.Section other than exact names and patterns.
const (
	anySection = "*"
	anySession = "<session>"
)

// checkRows judges every row of the rule.
func checkRows(p *Pass) {
	for _, row := range p.tables.rows(p.rule) {
		p.judgeRow(row)
	}
}

func (p *Pass) judgeRow(row *Row) {
	if !p.reached(row.Since) || row.Before != (Bound{}) && p.reached(row.Before) {
		return
	}
	exact := row.Section != anySection && !strings.HasPrefix(row.Section, "<")
	if exact {
		if section := p.Configuration.Section(row.Section); section != nil || row.Absent {
			p.judgeOptions(row, section)
		}
		return
	}
	for _, section := range p.Sections {
		if row.covers(section) {
			p.judgeOptions(row, section)
		}
	}
}

// covers reports whether a row without a single section applies to one.
func (w *Where) covers(section *config.Section) bool {
	switch w.Section {
	case anySection:
		return true
	case anySession:
		return section.BuildsSession()
	}
	return section.Pattern() == w.Section
}

// judgeOptions judges the row's options in a section, nil for one that the text
// lacks.
func (p *Pass) judgeOptions(row *Row, section *config.Section) {
	if row.Written {
		p.judgeWritten(row, section)
		return
	}
	for _, name := range row.Options {
		var s *config.Setting
		if section != nil {
			s = section.Get(name)
		} else {
			s = p.Configuration.Get(row.Section, name)
		}
		if s == nil {
			continue
		}
		p.Section = section
		if p.allow(row, s) {
			p.judgeSetting(row, s)
		}
		p.Section = nil
	}
}

func (p *Pass) judgeWritten(row *Row, section *config.Section) {
	if section == nil {
		return
	}
	for _, s := range section.Given() {
		if !row.Is.metBy(s) { // cheaper than the look-up, and seldom true
			continue
		}
		if _, named := slices.BinarySearch(row.Options, s.Name()); !named {
			continue
		}
		p.Section = section
		if p.allow(row, s) {
			p.judgeSetting(row, s)
		}
		p.Section = nil
	}
}

func (p *Pass) allow(row *Row, s *config.Setting) bool {
	for _, guard := range row.If {
		if !guard(p, s) {
			return false
		}
	}
	return true
}

func (p *Pass) judgeSetting(row *Row, s *config.Setting) {
	if row.Is.Value != nil && row.Is.Value(s) {
		p.reportRow(row, s, nil)
	}
	if row.Is.Item == nil || !judgeable(s) && !s.IsUnset() {
		return
	}
	for i := range s.Items {
		if row.Is.Item(s.Items[i].Text) {
			p.reportRow(row, s, &s.Items[i])
		}
	}
}

func (p *Pass) reportRow(row *Row, s *config.Setting, item *config.Item) {
	p.Report(Problem{
		On: s, Item: item, Section: s.Section(),
		Message:     p.fill(row.Message, s, item),
		Effect:      p.fill(row.Effect, s, item),
		Remediation: p.fill(row.Remediation, s, item),
		Levels:      row.Levels,
		CWE:         row.CWE,
		References:  row.References,
	})
}

// fill replaces a message's placeholders. Every value is shown as by
// Setting.Show: secrets and passwords are masked.
func (p *Pass) fill(text string, s *config.Setting, item *config.Item) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, open := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(before)
		b.WriteString(p.filling(name, s, item))
		text = after
	}
}

// filling is the text for a name in braces.
func (p *Pass) filling(name string, s *config.Setting, item *config.Item) string {
	switch name {
	case "option":
		return s.Name()
	case "value":
		return s.Show()
	case "assigned":
		return assignedOrDefault(s)
	case "section":
		return "[" + s.Section() + "]"
	case "service":
		return p.Service
	case "item":
		if item == nil {
			return ""
		}
		if s.Option.Sensitive || s.Hidden || report.SecretValue(s.Name(), item.Text) {
			return report.Mask
		}
		return report.Show(item.Text)
	}
	return "{" + name + "}" // a mistake in the table, which its test finds
}

// assignedOrDefault is `name = value` as written, or the default if nothing is.
func assignedOrDefault(s *config.Setting) string {
	switch {
	case !s.IsUnset():
		return assigned(s)
	case s.Value.IsNull():
		return s.Name() + " is not set"
	}
	shown := s.Show()
	if !s.Option.Sensitive && scalar(s) && s.Value.Kind() != types.String {
		shown = s.Value.Text()
	}
	return s.Name() + " = " + shown + ", the default,"
}
