package rules

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// headerTraps reports headers that look like a section's and are not. A file that
// the parser refuses is left to parse_error.
func (p *Pass) headerTraps(source *config.Source) {
	if source.File == nil {
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
				"], but oslo.config reads it as another section: nothing reads its " + plural(count, "option"),
			Remediation: "Write [" + meant + "].",
		})
	}
}

// meantSection finds the covered section, or DEFAULT, that a header looks like
// although oslo.config reads another name; "" where there is none.
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
