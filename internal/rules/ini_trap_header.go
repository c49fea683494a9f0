package rules

import (
	"errors"
	"strconv"
	"strings"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

const (
	byteOrderMark = "\ufeff"
	withoutMark   = "Save the file as UTF-8 without a byte order mark."
)

func startsWithMark(source *config.Source) bool { return strings.HasPrefix(source.Text, byteOrderMark) }

// headerTraps reports lines that look like a section's header but are not, and
// a byte order mark.
func (p *Pass) headerTraps(source *config.Source) {
	if startsWithMark(source) {
		place := source.Place
		place.Line = 1
		p.Report(Problem{
			Place:   place,
			Message: fileName(source) + " begins with a byte order mark, which oslo.config takes for the first character of the first line",
			Effect: "oslo.config does not skip the mark, so the first line is not the header, comment or assignment that it looks like: " +
				"the file is refused, and the service does not start.",
			Remediation: withoutMark,
		})
	}
	if source.File == nil {
		p.brokenHeader(source)
		return
	}
	var under map[string]int // the number of assignments under a header
	for _, header := range source.File.Sections {
		meant := p.meantSection(header.Name)
		if meant == "" {
			continue
		}
		if under == nil {
			under = assignmentsUnder(source.File)
		}
		count := under[header.Name]
		if count == 0 {
			continue // reported already, or nothing follows it
		}
		delete(under, header.Name)
		place := source.Place
		place.Line = header.Line
		section := meant
		if group := oslo.GroupOf(header.Name); meant == defaultGroup && showable(group) {
			section = group // [default] is a separate section
		}
		p.Report(Problem{
			Section: section, Place: place,
			Message: "the header on line " + strconv.Itoa(header.Line) + " looks like [" + meant +
				"], but oslo.config takes it for another section: nothing reads its " + plural(count, "option"),
			Remediation: "Write [" + meant + "].",
		})
	}
}

// brokenHeader explains the one parser error on a line that looks right: a
// header followed by something else.
func (p *Pass) brokenHeader(source *config.Source) {
	var fault *ini.ParseError
	if !errors.As(source.Err, &fault) || fault.Reason != ini.ReasonSection {
		return
	}
	inner, _, closed := strings.Cut(strings.TrimPrefix(fault.Text, "["), "]")
	if !closed || !p.covered(strings.ToLower(oslo.Strip(inner))) {
		return
	}
	place := source.Place
	place.Line = fault.Line
	meant := strings.ToLower(oslo.Strip(inner))
	p.Report(Problem{
		Section: meant, Place: place,
		Message: "the header on line " + strconv.Itoa(fault.Line) + " looks like [" + meant +
			"], but something follows it: oslo.config allows no comments there",
		Remediation: "Write [" + meant + "] alone, and the comment on a line of its own.",
	})
}

// meantSection finds the covered section, or DEFAULT, that a header resembles
// although oslo.config reads a different name; "" if there is none.
func (p *Pass) meantSection(header string) string {
	if len(header) > longestName {
		return ""
	}
	group := oslo.GroupOf(header)
	trimmed := strings.TrimFunc(header, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("\"'`[]", r) || r == '\ufeff' || r == '\u200b'
	})
	name := fold(trimmed)
	switch {
	case name == "default":
		if group != "DEFAULT" {
			return "DEFAULT"
		}
	case name != group && p.covered(name):
		return name
	}
	return ""
}

func assignmentsUnder(file *ini.File) map[string]int {
	count := map[string]int{}
	for i := range file.Entries {
		count[file.Entries[i].Section]++
	}
	return count
}

// plural is a count with its noun, "1 option" or "3 options".
func plural(count int, noun string) string {
	if count == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(count) + " " + noun + "s"
}
