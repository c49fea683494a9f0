package assess

import (
	"errors"
	"fmt"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// TextSection is one section of a configuration text: the values of its options
// as the parser keeps them, with $ unexpanded.
type TextSection struct {
	Name    string // as in the header
	Options []TextOption
}

// TextOption is one option with its values in file order.
type TextOption struct {
	Name   string
	Values []string
}

// ParseText returns a text's sections in order of first appearance, and their
// options likewise. Equal headers form one section. The error names the line
// and what is wrong with it, never its text.
func ParseText(text string) ([]TextSection, error) {
	file, err := ini.Parse("text", text)
	var fault *ini.ParseError
	switch {
	case errors.As(err, &fault):
		return nil, fmt.Errorf("line %d: oslo.config rejects the text: %s%s", fault.Line, fault.Reason, parseAdvice(fault.Reason))
	case err != nil:
		return nil, err
	}
	var sections []TextSection
	at := map[string]int{}
	for _, header := range file.Sections {
		if _, ok := at[header.Name]; !ok {
			at[header.Name] = len(sections)
			sections = append(sections, TextSection{Name: header.Name})
		}
	}
	type place struct {
		section int
		option  string
	}
	options := map[place]int{}
	for i := range file.Entries {
		entry := &file.Entries[i]
		p := place{at[entry.Section], entry.Name}
		section := &sections[p.section]
		number, ok := options[p]
		if !ok {
			number = len(section.Options)
			options[p] = number
			section.Options = append(section.Options, TextOption{Name: entry.Name})
		}
		option := &section.Options[number]
		option.Values = append(option.Values, entry.Value)
	}
	return sections, nil
}

// parseAdvice says what to do about a line that the parser rejects.
func parseAdvice(reason string) string {
	switch reason {
	case ini.ReasonContinuation:
		return ". The line begins with a space or tab and continues nothing: begin it in the first column"
	case ini.ReasonAssignment:
		return ". Write name = value, or begin a comment with #"
	case ini.ReasonNoSection:
		return ". Begin the text with a section header such as [DEFAULT]"
	case ini.ReasonSection:
		return ". Nothing may follow the closing bracket, not even a comment"
	}
	return ""
}
