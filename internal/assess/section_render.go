package assess

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// RenderText writes sections as a text that oslo.config reads back: DEFAULT
// first, the other sections and all options in name order, one line per value.
// Values are literal: $ is escaped. If a line cannot express something, the
// error names section.option, never the value.
func RenderText(sections []TextSection) (string, error) {
	return renderText(sections, ini.Escape)
}

// RenderReferences is RenderText for values whose $ oslo.config interprets.
func RenderReferences(sections []TextSection) (string, error) {
	return renderText(sections, ini.Quote)
}

func renderText(sections []TextSection, write func(string) (string, error)) (string, error) {
	sections = slices.Clone(sections)
	slices.SortFunc(sections, func(a, b TextSection) int {
		if x, y := a.Name == "DEFAULT", b.Name == "DEFAULT"; x != y {
			if x {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	if err := distinct(sections); err != nil {
		return "", err
	}
	var b strings.Builder
	for i := range sections {
		section := &sections[i]
		if err := ini.WritableSection(section.Name); err != nil {
			return "", fmt.Errorf("section %s: %w", report.Show(section.Name), err)
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("[" + section.Name + "]\n")
		options := slices.Clone(section.Options)
		slices.SortFunc(options, func(a, b TextOption) int { return strings.Compare(a.Name, b.Name) })
		for _, option := range options {
			if err := ini.WritableName(option.Name); err != nil {
				return "", fmt.Errorf("option %s of section %s: %w", report.Show(option.Name), report.Show(section.Name), err)
			}
			for _, value := range option.Values {
				written, err := write(value)
				if err != nil {
					return "", fmt.Errorf("%s.%s: %w", section.Name, option.Name, err)
				}
				writeLine(&b, option.Name, written)
			}
		}
	}
	return b.String(), nil
}

// distinct rejects headers that are the same section to oslo.config and set the
// same option: only the order of names would decide which value wins.
func distinct(sections []TextSection) error {
	seen := map[oslo.Name]string{}
	for i := range sections {
		group := oslo.GroupOf(sections[i].Name)
		for _, option := range sections[i].Options {
			name := oslo.Name{Group: group, Option: option.Name}
			if other, ok := seen[name]; ok && other != sections[i].Name {
				return fmt.Errorf("%s.%s: oslo.config reads [%s] and [%s] as one section, and both set this option: write it once",
					sections[i].Name, option.Name, other, sections[i].Name)
			}
			seen[name] = sections[i].Name
		}
	}
	return nil
}
