package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkPlaintextSecret(p *Pass) {
	for _, section := range p.Sections {
		for _, s := range section.Given() {
			p.secretSetting(s)
		}
		for _, a := range section.Assignments {
			switch p.whyUnread(section, a) {
			case otherPlugin, notJudged: // no other rule speaks of the secret
				if SecretName(p.Release, p.Service, a.As) || report.HoldsPassword(a.Entry.Value) {
					p.secretText(a)
				}
			}
		}
	}
	for _, a := range p.Others {
		if p.fromText(a) {
			p.secretText(a)
		}
	}
}

// secretSetting looks at an option of a covered section.
func (p *Pass) secretSetting(s *config.Setting) {
	if s.Entry == nil || s.State == config.Unknown {
		return
	}
	raw := s.Raw
	if !p.Literal && refers(raw) {
		return // what it refers to holds the secret, if there is one
	}
	switch {
	case s.Option.Sensitive && strings.Contains(s.Text, "://"):
		// A URL is a secret for the password in it, if there is one.
		if report.HoldsPassword(s.Text) && s.State == config.Set {
			p.Report(Problem{On: s, Message: s.Name() + " of [" + s.Section() + "] holds a URL with a password in plain text"})
		}
	case s.Option.Sensitive:
		if worthHiding(s.Text) && s.State == config.Set {
			p.Report(Problem{On: s, Message: s.Name() + " of [" + s.Section() + "] is written in plain text"})
		}
	case s.Partial:
		for i := range s.Items {
			if report.HoldsPassword(s.Items[i].Text) {
				p.Report(Problem{On: s, Item: &s.Items[i], Message: passwordIn(s, s.Items[i].Text)})
			}
		}
	case report.HoldsPassword(s.Text):
		for i := range s.Items {
			if report.HoldsPassword(s.Items[i].Text) {
				p.Report(Problem{On: s, Item: &s.Items[i], Message: passwordIn(s, s.Items[i].Text)})
			}
		}
		if len(s.Items) == 0 {
			p.Report(Problem{On: s, Message: passwordIn(s, s.Text)})
		}
	}
}

func passwordIn(s *config.Setting, text string) string {
	return s.Name() + " of [" + s.Section() + "] holds a URL with a password in plain text: " + report.Show(text)
}

// secretText looks at an assignment that the catalogue may not know.
func (p *Pass) secretText(a *config.Assignment) {
	value := a.Entry.Value
	if a.Entry.Opaque || !p.Literal && refers(value) {
		return
	}
	what := ""
	switch {
	case SecretName(p.Release, p.Service, a.As) && worthHiding(value):
		what = " is written in plain text"
	case report.HoldsPassword(value):
		what = " holds a URL with a password in plain text"
	default:
		return
	}
	p.Report(Problem{At: a, Option: shown(a.As.Option), Message: label(a.As.Option) + " of [" + label(a.As.Group) + "]" + what})
}

// worthHiding tells whether a value can be a secret at all: it is not empty,
// not a mask or a marker, and no truth value.
func worthHiding(value string) bool {
	value = strings.TrimSpace(value)
	switch strings.ToLower(value) {
	case "", report.Mask, "true", "false", "none", "yes", "no", "on", "off":
		return false
	}
	return true
}
