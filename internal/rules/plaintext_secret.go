package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// checkPlaintextSecret reports one finding per source, however many secrets it
// contains: one change, a separate file, fixes them all.
func checkPlaintextSecret(p *Pass) {
	if p.Ephemeral {
		return
	}
	found := secretsFound{Pass: p}
	for _, section := range p.Sections {
		for _, s := range section.Given() {
			found.setting(s)
		}
		for _, a := range section.Assignments {
			switch p.whyUnread(section, a) {
			case otherPlugin, otherStore, notJudged: // no other rule mentions the secret
				if p.SecretName(a.As) || holdsPassword(a.Entry.Value) {
					found.text(a)
				}
			}
		}
	}
	for _, a := range p.Others {
		if p.fromText(a) {
			found.text(a)
		}
	}
	found.report()
}

// secretsFound collects the secrets of one configuration.
type secretsFound struct {
	*Pass
	problems []Problem
}

// add records a secret, unless it is in the file meant for secrets.
func (p *secretsFound) add(problem Problem) {
	file := problem.place().File
	for i := range p.Sources {
		if p.Sources[i].Secrets && p.Sources[i].Place.File == file {
			return
		}
	}
	if p.problems == nil {
		const usual = 8
		p.problems = make([]Problem, 0, usual)
	}
	p.problems = append(p.problems, problem)
}

// report files the findings: the original one if a source contains a single
// secret, a list if it contains more.
func (p *secretsFound) report() {
	slices.SortStableFunc(p.problems, func(a, b Problem) int { return cmp.Compare(a.place().Line, b.place().Line) })
	told := map[string]bool{}
	for i := range p.problems {
		file := p.problems[i].place().File
		if told[file] {
			continue
		}
		told[file] = true
		var names []string
		for j := range p.problems[i:] {
			other := &p.problems[i+j]
			if name := other.label(); other.place().File == file && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		problem := p.problems[i]
		if len(names) > 1 {
			problem = Problem{
				Place:   problem.place(),
				Message: fmt.Sprintf("%d options contain secrets in plain text: %s", len(names), listed(names)),
			}
		}
		p.Report(problem)
	}
}

// listed names the first options of a list, and how many are left.
func listed(names []string) string {
	const most = 12
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// label is the section and name of the option that a problem concerns.
func (p *Problem) label() string {
	if p.On != nil {
		return "[" + p.On.Section() + "] " + p.On.Name()
	}
	return "[" + label(p.At.As.Group) + "] " + label(p.At.As.Option)
}

// place is where that option is.
func (p *Problem) place() report.Place {
	if p.On != nil {
		return p.On.Place
	}
	return p.At.Place
}

// setting checks an option of a covered section.
func (p *secretsFound) setting(s *config.Setting) {
	if s.Entry == nil {
		return
	}
	if !p.Literal && refers(s.Raw) {
		p.around(s)
		return
	}
	if s.State == config.Unknown {
		return
	}
	switch {
	case s.Option.Sensitive && strings.Contains(s.Text, "://"):
		// A URL is a secret because of its password, if it has one.
		if report.HoldsPassword(s.Text) && s.State == config.Set {
			p.add(Problem{On: s, Message: s.Name() + " of [" + s.Section() + "] contains a URL with a password in plain text"})
		}
	case s.Option.Sensitive:
		if worthHiding(s.Text) && s.State == config.Set {
			p.add(Problem{On: s, Message: s.Name() + " of [" + s.Section() + "] is written in plain text"})
		}
	case s.Partial:
		for i := range s.Items {
			if holdsPassword(s.Items[i].Text) {
				p.add(Problem{On: s, Item: &s.Items[i], Message: passwordIn(s, s.Items[i].Text)})
			}
		}
	case holdsPassword(s.Text):
		for i := range s.Items {
			if holdsPassword(s.Items[i].Text) {
				p.add(Problem{On: s, Item: &s.Items[i], Message: passwordIn(s, s.Items[i].Text)})
			}
		}
		if len(s.Items) == 0 {
			p.add(Problem{On: s, Message: passwordIn(s, s.Text)})
		}
	}
}

// around checks a text with references: their targets may be secrets
// themselves, and the text around them may be one.
func (p *secretsFound) around(s *config.Setting) {
	switch {
	case s.State == config.Broken || s.Entry.Opaque:
		return
	case s.Option.Sensitive:
		if holdsPassword(withoutReferences(s.Raw)) {
			p.add(Problem{On: s, Message: s.Name() + " of [" + s.Section() + "] is written in plain text"})
		}
	case s.Option.TypeName == "list":
		for i, text := range strings.Split(s.Raw, ",") {
			if holdsPassword(withoutReferences(text)) {
				p.add(Problem{On: s, Item: &config.Item{Index: i, Text: text}, Message: passwordIn(s, text)})
			}
		}
	case holdsPassword(withoutReferences(s.Raw)):
		p.add(Problem{On: s, Message: passwordIn(s, s.Raw)})
	}
}

func passwordIn(s *config.Setting, text string) string {
	return s.Name() + " of [" + s.Section() + "] contains a URL with a password in plain text: " + report.Show(text)
}

// text checks an assignment that the catalogue may not know.
func (p *secretsFound) text(a *config.Assignment) {
	value := a.Entry.Value
	if a.Entry.Opaque {
		return
	}
	what, whole := "", true
	if !p.Literal && refers(value) {
		value, whole = withoutReferences(value), false
	}
	switch {
	case whole && p.SecretName(a.As) && worthHiding(value):
		what = " is written in plain text"
	case holdsPassword(value):
		what = " contains a URL with a password in plain text"
	default:
		return
	}
	p.add(Problem{At: a, Option: shown(a.As.Option), Message: label(a.As.Option) + " of [" + label(a.As.Group) + "]" + what})
}

// worthHiding reports whether a value can be a secret at all: it is not empty,
// a mask, a marker or a boolean.
func worthHiding(value string) bool {
	value = strings.TrimSpace(value)
	switch strings.ToLower(value) {
	case "", report.Mask, "true", "false", "none", "yes", "no", "on", "off":
		return false
	}
	return marker(value) == "" // placeholder_value reports it
}

// holdsPassword reports whether a text contains a URL with a password. Empty
// user information, as in https://@host or https://:@host, does not count.
func holdsPassword(text string) bool {
	if !strings.Contains(text, "@") {
		return report.HoldsPassword(text)
	}
	return report.HoldsPassword(withoutEmptyUsers(text))
}

// withoutEmptyUsers removes empty user information before the hosts of a text's
// URLs. An authority with anything else before an @ is unchanged.
func withoutEmptyUsers(text string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "//")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString("//")
		authority, rest := cutAny(after, "/?#\\\"'<> \t\r\n")
		b.WriteString(withoutEmptyUser(authority))
		text = rest
	}
}

// withoutEmptyUser handles one authority, which in message queue URLs may name
// several hosts.
func withoutEmptyUser(authority string) string {
	hosts := strings.Split(authority, ",")
	for i, host := range hosts {
		host = strings.TrimPrefix(host, ":")
		bare, empty := strings.CutPrefix(host, "@")
		switch {
		case strings.Contains(bare, "@"):
			return authority
		case empty:
			hosts[i] = bare
		}
	}
	return strings.Join(hosts, ",")
}
