package rules

import (
	"fmt"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// side is one option of one member.
type side struct {
	member  *Member
	setting *config.Setting
}

// given returns the option if the member's configuration definitely sets it.
func given(m *Member, section, option string) (side, bool) {
	s := m.Get(section, option)
	return side{m, s}, s.IsSet() && s.Known() && !s.IsEmpty()
}

// unsure reports whether the member sets the option to something unknown or
// only partly known.
func unsure(m *Member, section, option string) bool {
	s := m.Get(section, option)
	return s != nil && !s.Known()
}

// secret is the value for comparison, whatever its content. It is never shown.
func (s side) secret() string {
	value, ok := s.member.Effective(s.setting)
	if !ok {
		return s.setting.Value.Text()
	}
	return value.Text()
}

// shown is the name for a message.
func (m *Member) shown() string { return report.Show(m.Name) }

// section is the section's name, redacted because a user chooses a backend's
// name.
func (s side) section() string { return report.Redact(s.setting.Section()) }

func (s side) name() string { return "[" + s.section() + "] " + s.setting.Name() }

// String names the place for a message: `[neutron] metadata_proxy_shared_secret
// of "compute1" (nova.conf line 3)`.
func (s side) String() string {
	place := ""
	if s.setting.Line > 0 {
		place = fmt.Sprintf(" (%s line %d)", report.Redact(s.setting.File), s.setting.Line)
	}
	return s.name() + " of " + s.member.shown() + place
}

// is names the place and its value, or says that it is the default.
func (s side) is() string {
	if s.setting.IsUnset() {
		return s.String() + " is " + s.setting.Show() + " by default"
	}
	return s.String() + " is " + s.setting.Show()
}

func (s side) related() report.Related {
	return report.Related{
		Configuration: s.member.Name, Section: s.section(), Option: s.setting.Name(),
		File: report.Redact(s.setting.File), Line: s.setting.Line,
	}
}

// groups collects sides that share a key, in member order.
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

// hasMember reports whether one of the sides belongs to a member.
func hasMember(sides []side, m *Member) bool {
	return slices.ContainsFunc(sides, func(s side) bool { return s.member == m })
}

// odds is what differs from most members.
type odds struct {
	few, most []side
	count     int // members that agree, 0 if as many agree on something else
}

// odd returns the sides that differ from most members, and those of the
// majority; nothing if all agree. If equally many members have different
// values, the value in the most places is taken as the majority, or else the
// first.
func (g *groups) odd() odds {
	if len(g.order) < 2 {
		return odds{}
	}
	major, most, second := "", 0, 0
	for _, key := range g.order {
		switch count := membersOf(g.sides[key]); {
		case count > most:
			major, most, second = key, count, most
		case count == most && len(g.sides[key]) > len(g.sides[major]):
			major, second = key, count
		case count > second:
			second = count
		}
	}
	o := odds{most: g.sides[major]}
	for _, key := range g.order {
		if key != major {
			o.few = append(o.few, g.sides[key]...)
		}
	}
	if most > second {
		o.count = most
	}
	return o
}

// membersOf counts the members among sides, which are in member order.
func membersOf(sides []side) int {
	count := 0
	for i := range sides {
		if i == 0 || sides[i].member != sides[i-1].member {
			count++
		}
	}
	return count
}

// advice says which side to change if most members agree on a value; it is
// empty if that is unclear.
func (o *odds) advice(s side) string {
	if o.count < 2 {
		return ""
	}
	return fmt.Sprintf("Change %s to what %s has: %d configurations agree on that.", s, o.most[0], o.count)
}

// differ reports the sides that differ from the majority, with both values.
func (p *CloudPass) differ(g *groups, problem Problem) {
	o := g.odd()
	for _, s := range o.few {
		problem.Message = s.is() + ", and " + o.most[0].is()
		problem.Remediation = o.advice(s)
		p.report(s, o.most, problem)
	}
}

// disagree does the same for secrets, without showing them.
func (p *CloudPass) disagree(g *groups, problem Problem) {
	o := g.odd()
	for _, s := range o.few {
		problem.Message = fmt.Sprintf("%s differs from %s", s, o.most[0])
		problem.Remediation = o.advice(s)
		p.report(s, o.most, problem)
	}
}
