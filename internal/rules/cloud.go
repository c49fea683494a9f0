package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Member is one configuration of a cloud.
type Member struct {
	Name  string
	Place report.Place // the block that holds it
	*config.Configuration
}

// usable reports whether the member's values can be compared.
func (m *Member) usable() bool { return m.Configuration != nil && !m.Broken && !m.Unread }

// CloudPass is one call of a rule that looks at several configurations.
type CloudPass struct {
	Members []*Member

	rule     *Rule
	findings *[]report.Finding
	missing  map[string]string // what a rule could not compare, by what is missing
}

// CheckCloud runs the rules about configurations that disagree, and returns
// what they found. Configurations that do not parse or are not known are left
// out. Each comparison costs work linear in the number of configurations.
func CheckCloud(members []*Member) []report.Finding {
	pass := &CloudPass{missing: map[string]string{}}
	for _, m := range members {
		if m.usable() {
			pass.Members = append(pass.Members, m)
		}
	}
	var findings []report.Finding
	pass.findings = &findings
	for rule := range All() {
		if rule.Cloud == nil {
			continue
		}
		pass.rule = rule
		guardedCloud(pass)
	}
	return append(findings, pass.unjudged()...)
}

func guardedCloud(p *CloudPass) {
	defer func() {
		if fault := recover(); fault != nil {
			f := ruleNotEvaluated.Finding(report.Place{}, failedInside(p.rule, fault))
			f.Levels = "EEE"
			*p.findings = append(*p.findings, f)
		}
	}()
	p.rule.Cloud(p)
}

// of lists the members that are of a service.
func (p *CloudPass) of(services ...string) []*Member {
	var found []*Member
	for _, m := range p.Members {
		for _, service := range services {
			if m.Service == service {
				found = append(found, m)
			}
		}
	}
	return found
}

// side is one option of one member.
type side struct {
	member  *Member
	setting *config.Setting
}

// given is the option where the member's configuration surely sets it.
func given(m *Member, section, option string) (side, bool) {
	s := m.Get(section, option)
	return side{m, s}, s.IsSet() && !s.IsEmpty()
}

// text is the value for comparison. It is never shown.
func (s side) text() string { return s.setting.Value.Text() }

func (s side) name() string { return "[" + s.setting.Section() + "] " + s.setting.Name() }

// String names the place for a message: `nova.conf line 3, [neutron]
// metadata_proxy_shared_secret of compute1`.
func (s side) String() string {
	place := ""
	if s.setting.Line > 0 {
		place = fmt.Sprintf(" (%s line %d)", s.setting.File, s.setting.Line)
	}
	return s.name() + " of " + report.Show(s.member.Name) + place
}

func (s side) related() report.Related {
	return report.Related{
		Configuration: s.member.Name, Section: s.setting.Section(), Option: s.setting.Name(),
		File: s.setting.File, Line: s.setting.Line,
	}
}

// report files a finding on one side, with the others as related places.
func (p *CloudPass) report(on side, others []side, problem Problem) {
	f := p.rule.Finding(on.setting.Place, problem.Message)
	if f.Place == (report.Place{}) {
		f.Place = on.member.Place
	}
	f.Configuration, f.Section, f.Option = on.member.Name, on.setting.Section(), on.setting.Name()
	f.Effect = orElse(problem.Effect, f.Effect)
	f.Remediation = orElse(problem.Remediation, f.Remediation)
	if problem.Levels != "" {
		f.Levels = problem.Levels
	}
	f.References = p.rule.References
	const most = 10 // places that a finding names
	for _, other := range others[:min(len(others), most)] {
		f.Related = append(f.Related, other.related())
	}
	*p.findings = append(*p.findings, f)
}

// differ reports the sides that differ from what most have, with both values.
func (p *CloudPass) differ(g *groups) {
	few, most := g.odd()
	for _, s := range few {
		p.report(s, most, Problem{Message: fmt.Sprintf("%s is %s, and %s is %s", s, s.setting.Show(), most[0], most[0].setting.Show())})
	}
}

// lacks notes what a rule would have compared, once for the whole cloud.
func (p *CloudPass) lacks(what, for_ string) { p.missing[what] = for_ }

// unjudged says once what could not be compared because a side is missing.
func (p *CloudPass) unjudged() []report.Finding {
	if len(p.missing) == 0 {
		return nil
	}
	var parts []string
	for _, what := range sortedKeys(p.missing) {
		parts = append(parts, what+" (for "+p.missing[what]+")")
	}
	return []report.Finding{NotJudged.Finding(report.Place{}, "not compared, because the configurations hold no "+strings.Join(parts, ", no "))}
}

// groups sorts sides by a key, in the order of the members.
type groups struct {
	order []string
	sides map[string][]side
}

func (g *groups) add(key string, s side) {
	if g.sides == nil {
		g.sides = map[string][]side{}
	}
	if _, ok := g.sides[key]; !ok {
		g.order = append(g.order, key)
	}
	g.sides[key] = append(g.sides[key], s)
}

// odd gives the sides that differ from what most have, and those of the
// majority; nothing where all agree.
func (g *groups) odd() (few, most []side) {
	if len(g.order) < 2 {
		return nil, nil
	}
	major := g.order[0]
	for _, key := range g.order {
		if len(g.sides[key]) > len(g.sides[major]) {
			major = key
		}
	}
	for _, key := range g.order {
		if key != major {
			few = append(few, g.sides[key]...)
		}
	}
	return few, g.sides[major]
}
