package rules

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkTraps(p *Pass) {
	for i := range p.Sources {
		p.headerTraps(&p.Sources[i])
	}
	for _, section := range p.Sections {
		for _, a := range section.Assignments {
			if !p.fromText(a) {
				continue
			}
			if !p.spilled(a) && !p.swallowed(section, a) {
				p.valueTrap(a)
			}
			if a.Option == nil {
				p.nameTrap(section, a)
			}
		}
	}
	for _, a := range p.Others {
		p.swallowedHeader(a)
		p.spilled(a)
	}
}

// spilled reports a value that goes on in the next line, and shows nothing of it.
func (p *Pass) spilled(a *config.Assignment) bool {
	if a.Spilled == 0 {
		return false
	}
	problem := Problem{
		At: a, Option: current(a),
		Message:     label(a.As.Option) + " seems to go on in line " + strconv.Itoa(a.Entry.End+1) + ", which oslo.config takes for an option of its own",
		Effect:      "The service gets only the first part of the value.",
		Remediation: "Write the whole secret on one line.",
	}
	if config.OpensJSON(a.Entry.Value) {
		problem.Remediation = "Write the value on one line, or indent the lines after the first."
	}
	p.Report(problem)
	return true
}

// nameTrap reports a name that looks like an option with something around it.
func (p *Pass) nameTrap(section *config.Section, a *config.Assignment) {
	meant := meantName(section, a.As.Option)
	if meant == "" {
		return
	}
	p.Report(Problem{
		Section: section.Name(), Option: meant, Place: a.Place,
		Message:     "the line looks as if it set " + meant + ", but oslo.config reads another name: everything before the first `=` or `:`",
		Remediation: "Write `" + meant + " = value`, with nothing else before the `=`.",
	})
}

// meantName finds the option that a name in quotes, or next to white space or other
// stray characters, was meant to be; "" if there is none.
func meantName(section *config.Section, name string) string {
	if showable(name) || len(name) > 4*longestName {
		return ""
	}
	for _, word := range strings.FieldsFunc(name, func(r rune) bool {
		return r > '~' || unicode.IsSpace(r) || strings.ContainsRune("\"'`+?!<>()[]{},;.", r)
	}) {
		if right := spelled(section, word); right != "" {
			return right
		}
	}
	return ""
}

// swallowed reports continuation lines that look like separate lines.
func (p *Pass) swallowed(section *config.Section, a *config.Assignment) bool {
	if a.Entry.End == a.Entry.Line {
		return false
	}
	found := false
	for i, line := range strings.Split(a.Entry.Value, "\n") {
		if i == 0 {
			continue
		}
		what := looksLike(section, line)
		if what == "" {
			continue
		}
		found = true
		place := a.Place
		place.Line = a.Entry.Line + i
		p.Report(Problem{
			Section: section.Name(), Option: current(a), Place: place,
			Message: "line " + strconv.Itoa(place.Line) + " is indented and looks like " + what +
				", but oslo.config reads it as part of the value of " + label(a.As.Option),
			Remediation: "Begin the line in the first column.",
		})
	}
	return found
}

// looksLike says what a continuation line looks like, "" if it is just text.
func looksLike(section *config.Section, line string) string {
	switch {
	case line == "":
		return ""
	case line[0] == '#' || line[0] == ';':
		return "a comment"
	}
	if header, ok := headerIn(line); ok {
		return "the header [" + label(header) + "]"
	}
	at := strings.IndexAny(line, "=:")
	if at < 0 {
		return ""
	}
	name := oslo.Strip(line[:at])
	if right := spelled(section, name); right != "" {
		return "an assignment to " + right
	}
	if line[at] == '=' && showable(name) && identifier(name) == len(name) {
		return "an assignment"
	}
	return ""
}

// headerIn returns the name in a line that looks like a section header.
func headerIn(line string) (string, bool) {
	inner, open := strings.CutPrefix(line, "[")
	inner, shut := strings.CutSuffix(inner, "]")
	return inner, open && shut && identifier(inner) == len(inner) && showable(inner)
}

// swallowedHeader reports the header of a covered section that is indented
// below an option of another one.
func (p *Pass) swallowedHeader(a *config.Assignment) {
	if a.Entry.End == a.Entry.Line {
		return
	}
	for i, line := range strings.Split(a.Entry.Value, "\n") {
		header, ok := headerIn(line)
		if i == 0 || !ok || !p.covered(strings.ToLower(header)) {
			continue
		}
		place := a.Place
		place.Line = a.Entry.Line + i
		p.Report(Problem{
			Section: label(strings.ToLower(header)), Place: place,
			Message: "line " + strconv.Itoa(place.Line) + " is indented and looks like the header [" + label(header) +
				"], but oslo.config reads it as part of the value before it: what follows is in another section",
			Remediation: "Begin the header in the first column.",
		})
	}
}

// covered reports whether rules examine a section, or a section contains older
// names of options in one they do.
func (p *Pass) covered(name string) bool {
	_, ok := p.Release.Section(p.Service, name)
	return ok || slices.Contains(p.olderGroups(), name)
}

// valueTrap reports a value that is not what it looks like.
func (p *Pass) valueTrap(a *config.Assignment) {
	if a.Option == nil {
		return
	}
	if p.headerAtEnd(a) || p.glued(a) {
		return
	}
	if a.Option.Sensitive || p.SecretName(a.As) {
		p.secretTrap(a)
		return
	}
	what, fix := trapIn(a.Entry.Value, a.Option, p.itemsJudged(a))
	if what == "" {
		what, fix = p.percentReference(a)
	}
	if what == "" {
		return
	}
	p.Report(Problem{
		At: a, Option: current(a),
		Message:     label(a.As.Option) + " = " + report.Show(a.Entry.Value) + " " + what,
		Effect:      "The service gets this text in place of the value that was meant, and oslo.config reports nothing.",
		Remediation: fix,
	})
}

// headerAtEnd reports a value that ends in the header of a section: a text was added
// to a file whose last line had no end. It shows nothing of the value.
func (p *Pass) headerAtEnd(a *config.Assignment) bool {
	header := p.endsInHeader(a.Entry.Value)
	if header == "" {
		return false
	}
	problem := Problem{
		At: a, Option: current(a),
		Message: label(a.As.Option) + " ends in what looks like the header [" + label(header) +
			"], but oslo.config reads it as part of the value: what follows is not in that section",
		Remediation: "Write the header on a line of its own.",
	}
	if a.Option.Sensitive || p.SecretName(a.As) {
		problem.Levels = "WWE" // a secret may end in anything
	}
	p.Report(problem)
	return true
}

// endsInHeader returns the section whose header a value ends in, "" if there is none.
func (p *Pass) endsInHeader(value string) string {
	value = oslo.Strip(value)
	at := strings.LastIndexByte(value, '[')
	if at <= 0 || strings.HasSuffix(value[:at], "//") || value[at-1] == '@' { // the host of a URL
		return ""
	}
	header, ok := headerIn(value[at:])
	if !ok || header != defaultGroup && !p.covered(strings.ToLower(header)) {
		return ""
	}
	return header
}

// lostHeaders returns the lines of a section whose values end in a header: what follows
// them in the same file is in another section than it seems.
func (p *Pass) lostHeaders(section *config.Section) (lines []*config.Assignment) {
	for _, a := range section.Assignments {
		if a.Option != nil && p.endsInHeader(a.Entry.Value) != "" {
			lines = append(lines, a)
		}
	}
	return lines
}

// follows reports whether a line follows one of others in its file and group.
func follows(lines []*config.Assignment, a *config.Assignment) bool {
	return slices.ContainsFunc(lines, func(b *config.Assignment) bool {
		return b.Source == a.Source && b.As.Group == a.As.Group && b.Entry.Line < a.Entry.Line
	})
}

// percentReference says that a value refers to an option as Python's ConfigParser
// reads it, %(name)s, which oslo.config takes as text. Formats and templates have such
// names of their own.
func (p *Pass) percentReference(a *config.Assignment) (what, fix string) {
	value, name := a.Entry.Value, a.Option.Name.Option
	_, from, refers := strings.Cut(value, "%(")
	if !refers || a.Option.TypeName != "str" || strings.Contains(value, "://") || strings.Contains(a.Option.DefaultText(), "%") ||
		strings.Contains(name, "format") || strings.Contains(name, "template") || strings.Contains(name, "string") {
		return "", ""
	}
	reference, rest, found := strings.Cut(from, ")")
	if !found || !strings.HasPrefix(rest, "s") || !showable(reference) {
		return "", ""
	}
	for _, group := range [...]string{a.Option.Name.Group, defaultGroup} {
		if facts, ok := p.Release.Section(p.Service, group); ok {
			if _, reads := facts.Option(reference); reads {
				shown := label(reference) // it is the name of an option
				fix = "Write $" + shown + ", or the value itself."
				if reference == name {
					fix = "Write the value itself."
				}
				return "refers to " + shown + " as in other INI files, but oslo.config takes %(" + shown + ")s as text", fix
			}
		}
	}
	return "", ""
}

// itemsJudged reports whether a rule of their own judges each item of a list, or each
// value of an option that is given several times, and so finds one that is several.
func (p *Pass) itemsJudged(a *config.Assignment) bool {
	name := a.Option.Name
	return name.Option == "valid_interfaces" || name.Option == "api_servers" || name.Group == "oslo_messaging_notifications" || p.namesListed(name.Group, name.Option)
}

// secretTrap reports a secret that is hardly meant as oslo.config reads it. It shows
// nothing of it.
func (p *Pass) secretTrap(a *config.Assignment) {
	if a.Option.Multi && severalKeys(a.Entry.Value) {
		p.Report(Problem{
			At: a, Option: current(a),
			Message:     label(a.As.Option) + " looks like several keys, but oslo.config does not split this option at commas and reads one",
			Effect:      "The service takes the first key alone, and cannot read what another one encrypted.",
			Remediation: eachOnItsLine(a.Option),
		})
		return
	}
	what, fix := trapInSecret(a.Entry.Value)
	if what == "" {
		return
	}
	p.Report(Problem{At: a, Option: current(a), Levels: "WWE", Message: label(a.As.Option) + " " + what, Remediation: fix})
}
