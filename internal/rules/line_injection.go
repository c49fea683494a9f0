package rules

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func checkLineInjection(p *Pass) {
	for i := range p.Sources {
		p.loneReturns(i)
	}
	for _, section := range p.Sections {
		for _, a := range section.Assignments {
			if p.fromText(a) {
				p.disguised(a)
				p.nulInText(section, a)
			} else {
				p.forgedAttribute(section, a)
			}
		}
	}
	for _, a := range p.Others {
		if p.fromText(a) {
			p.disguised(a)
		}
	}
}

// disguised looks for a line that is neither a comment nor a header but looks
// like one.
func (p *Pass) disguised(a *config.Assignment) {
	if !ini.Disguised(a.As.Option) {
		return
	}
	looks, remedy := "a comment", "Remove the white space before the "+a.As.Option[:1]+", so that the line is a comment, or write the option's name alone."
	if a.As.Option[0] == '[' {
		looks, remedy = "a section header", "Remove the line, or the white space before it where a section begins there."
	}
	p.Report(Problem{
		Section: shown(a.As.Group), Place: a.Place,
		Message: "line " + strconv.Itoa(a.Entry.Line) + " of " + fileName(&p.Sources[a.Source]) + ", in [" + label(a.As.Group) +
			"], looks like " + looks + " and sets an option: there is white space before its " + report.Quote(a.As.Option[:1]),
		Effect:      "A human reader skips the line as a comment or a header, but oslo.config decides that by the first character alone.",
		Remediation: remedy,
	})
}

// forgers are the characters that end a line, or a text.
const forgers = "\r\n\x00"

// forgedAttribute looks at a value or a name that is to become a line.
func (p *Pass) forgedAttribute(section *config.Section, a *config.Assignment) {
	name := a.As.Option
	if err := ini.WritableName(name); err != nil {
		p.Report(Problem{
			Section: section.Name(), Option: shown(name), Place: a.Place,
			Message:     err.Error(),
			Remediation: "Write an option's name: letters, digits and underscores.",
		})
		return
	}
	value := p.raw(a)
	at := strings.IndexAny(value, forgers)
	if at < 0 {
		return
	}
	p.Report(Problem{
		At: a, Item: forgedItem(section, a), Option: current(a),
		Message: "the value of " + label(name) + " contains " + character(value[at]) +
			" at character " + strconv.Itoa(utf8.RuneCountInString(value[:at])+1),
	})
}

// forgedItem returns the first item of a list that contains such a character; nil if
// the option is not a list.
func forgedItem(section *config.Section, a *config.Assignment) *config.Item {
	if a.Option == nil {
		return nil
	}
	s := section.Get(a.Option.Name.Option)
	if !s.Given() {
		return nil
	}
	for i := range s.Items {
		if strings.ContainsAny(s.Items[i].Text, forgers) {
			return &s.Items[i]
		}
	}
	return nil
}

func (p *Pass) nulInText(section *config.Section, a *config.Assignment) {
	if strings.IndexByte(a.As.Option, 0) >= 0 {
		p.Report(Problem{Section: section.Name(), Place: a.Place, Message: "an option's name contains a NUL"})
		return
	}
	if at := strings.IndexByte(a.Entry.Value, 0); at >= 0 {
		p.Report(Problem{
			At: a, Option: current(a),
			Message: "the value of " + label(a.As.Option) + " contains a NUL at character " +
				strconv.Itoa(utf8.RuneCountInString(a.Entry.Value[:at])+1),
			Effect: "C libraries end the value there and Python refuses it as a path, so the value used is not the one written.",
		})
	}
}

// loneReturns finds lines that begin only after a lone carriage return. In the
// covered sections each is a finding on the option it sets; all others in the
// file are one more finding.
func (p *Pass) loneReturns(number int) {
	source := &p.Sources[number]
	lines := forgedLines(source.Text)
	if len(lines) == 0 {
		return
	}
	for _, section := range p.Sections {
		for _, a := range section.Assignments {
			if a.Source != number || !lines[a.Entry.Line] {
				continue
			}
			delete(lines, a.Entry.Line)
			p.Report(Problem{
				At: a, Option: shown(a.As.Option),
				Message: "a lone carriage return begins line " + strconv.Itoa(a.Entry.Line) + " of " + fileName(source) +
					", which sets " + label(a.As.Option),
			})
		}
	}
	if len(lines) == 0 {
		return
	}
	first := 0
	for line := range lines {
		if first == 0 || line < first {
			first = line
		}
	}
	place := source.Place
	place.Line = first
	message := "a lone carriage return begins line " + strconv.Itoa(first) + " of " + fileName(source)
	if more := len(lines) - 1; more > 0 {
		message += ", and " + strconv.Itoa(more) + " more"
	}
	p.Report(Problem{Place: place, Message: message})
}

// forgedLines returns the numbers of the non-blank lines that begin after a
// lone carriage return, nil if there are none.
func forgedLines(text string) map[int]bool {
	if strings.IndexByte(text, '\r') < 0 {
		return nil
	}
	var forged map[int]bool
	after := false
	for i, line := range ini.Lines(text) {
		if after && oslo.Strip(line) != "" {
			if forged == nil {
				forged = map[int]bool{}
			}
			forged[i+1] = true
		}
		after = strings.HasSuffix(line, "\r")
	}
	return forged
}

func character(c byte) string {
	switch c {
	case '\r':
		return "a carriage return"
	case '\n':
		return "a line feed"
	default:
		return "a NUL"
	}
}

// current is the option's current name, or the name as written.
func current(a *config.Assignment) string {
	if a.Option != nil {
		return a.Option.Name.Option
	}
	return shown(a.As.Option)
}

// shown is a name for a finding's option: a mask if it may be part of a value.
func shown(name string) string {
	if showable(name) {
		return name
	}
	return report.Mask
}
