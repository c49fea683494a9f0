package rules

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkConflictingNames(p *Pass) {
	for _, s := range p.Given() {
		if s.Entry == nil || s.Option.Multi {
			continue
		}
		var winner *config.Assignment
		var losers []*config.Assignment // the last of each other name
		for _, a := range p.Assignments {
			switch {
			case a.Option != s.Option:
			case a.Entry == s.Entry:
				winner = a
			case a.As != s.As && !a.Entry.Opaque:
				losers = lastOfName(losers, a)
			}
		}
		if winner == nil || winner.Entry.Opaque {
			continue
		}
		for _, loser := range losers {
			if p.differ(s, winner, loser) {
				p.conflict(s, winner, loser)
			}
		}
	}
}

// lastOfName adds an assignment to the list, replacing an earlier one by the
// same name.
func lastOfName(list []*config.Assignment, a *config.Assignment) []*config.Assignment {
	for i := range list {
		if list[i].As == a.As {
			list[i] = a
			return list
		}
	}
	return append(list, a)
}

// differ reports whether two assignments definitely give one option different
// values, as its own type reads them.
func (p *Pass) differ(s *config.Setting, winner, loser *config.Assignment) bool {
	won, lost := p.raw(winner), p.raw(loser)
	if won == lost {
		return false
	}
	if !p.Literal && refers(lost) {
		return false // the shadowed text is never expanded, so its value is unknown
	}
	if s.State != config.Set || s.Option.Type == nil {
		return p.Literal || !refers(won)
	}
	value, err := s.Option.Type.Parse(lost)
	return err != nil || !value.Equal(s.Value)
}

func (p *Pass) conflict(s *config.Setting, winner, loser *config.Assignment) {
	why := "the current name wins within a file"
	switch {
	case winner.Source != loser.Source:
		why = "the later file wins"
	case winner.As != s.Option.Name:
		why = "the name that is tried first wins"
	}
	p.Report(Problem{
		Section: s.Section(), Option: s.Name(), Place: winner.Place,
		Message: p.written(s, winner) + " and " + p.written(s, loser) + " are one option: " +
			nameIn(s, winner) + " counts, because " + why,
	})
}

// written is an assignment for a message.
func (p *Pass) written(s *config.Setting, a *config.Assignment) string {
	value := report.Mask
	if raw := p.raw(a); !s.Option.Sensitive && !report.SecretValue(a.As.Option, raw) && !report.SecretValue(s.Name(), raw) {
		value = report.Show(raw)
	}
	return nameIn(s, a) + " = " + value
}

// nameIn is the name an assignment uses, with its section if that differs.
func nameIn(s *config.Setting, a *config.Assignment) string {
	if a.As.Group == s.Section() {
		return a.As.Option
	}
	return full(a.As)
}
