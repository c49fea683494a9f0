package provider

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// renderFunction is provider::osloconf::render.
type renderFunction struct{}

func (renderFunction) name() string { return "render" }

func (renderFunction) definition() function.Definition {
	return function.Definition{
		Summary: "Write configuration text from sections and options",
		MarkdownDescription: "Writes INI text from `{section = {option = value}}`: `DEFAULT` first, then the other sections by name, with options sorted by name, one `name = value` per line, " +
			"quoted and escaped so that oslo.config reads back each value. A value is a string, number or bool, or a list of those. " +
			"Each list item is a separate line, matching what `parse` returns; for an oslo.config list option, write one string with `join(\",\", ...)`. " +
			"Values are literal, and `$` is escaped. The result of `parse` may contain references; pass `{ interpolate = true }` to keep them. " +
			"Null options and sections are left out. A value that no INI line can carry, such as one with a carriage return, is an error that names `section.option`.",
		Parameters: []function.Parameter{
			function.DynamicParameter{Name: "object", MarkdownDescription: "Object or map of sections, each an object or map of options."},
		},
		VariadicParameter: function.DynamicParameter{Name: "options", AllowNullValue: true,
			MarkdownDescription: "Optional. Object with one member, `interpolate` (bool, false by default), which leaves `$name` and `${group.name}` for oslo.config to expand."},
		Return: function.StringReturn{},
	}
}

func (renderFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	sections, fault := sectionsOf(arguments[0])
	if fault != "" {
		return tftypes.Value{}, argumentError(0, fault)
	}
	interpolate, fault := interpolateOf(arguments[1:])
	if fault != "" {
		return tftypes.Value{}, argumentError(1, fault)
	}
	render := assess.RenderText
	if interpolate {
		render = assess.RenderReferences
	}
	text, err := render(sections)
	if err != nil {
		return tftypes.Value{}, argumentError(0, err.Error())
	}
	return textValue(text), nil
}

// interpolateOf reads the options argument, which may be omitted.
func interpolateOf(options []tftypes.Value) (interpolate bool, fault string) {
	if len(options) > 1 {
		return false, "render takes an object of sections and at most one object of options"
	}
	if len(options) == 0 {
		return false, ""
	}
	fields, ok := members(options[0])
	if !ok {
		return false, fmt.Sprintf("options is %s, not an object: write { interpolate = true }, or leave it out", shape(options[0]))
	}
	for _, name := range sortedNames(fields) {
		value := fields[name]
		switch {
		case name != "interpolate":
			return false, fmt.Sprintf("options has no member %s: write interpolate", report.Label(name))
		case value.IsNull():
		case shape(value) != shapeBool || value.As(&interpolate) != nil:
			return false, fmt.Sprintf("The member interpolate of options is %s, not a bool", shape(value))
		}
	}
	return interpolate, ""
}

func sectionsOf(value tftypes.Value) (sections []assess.TextSection, fault string) {
	fields, ok := members(value)
	if !ok {
		return nil, fmt.Sprintf("The argument is %s: write an object of sections, for example { glance = { num_retries = 3 } }.", shape(value))
	}
	for _, name := range sortedNames(fields) {
		if fields[name].IsNull() {
			continue
		}
		options, ok := members(fields[name])
		if !ok {
			return nil, fmt.Sprintf("The section %s is %s: write an object of options. Options without a section belong to DEFAULT.", report.Label(name), shape(fields[name]))
		}
		section := assess.TextSection{Name: name}
		given, mistakes := givenOptions(options)
		if len(mistakes) > 0 {
			return nil, fmt.Sprintf("In section %s: %s", report.Label(name), mistakes[0].Detail)
		}
		for i := range given {
			values := []string{given[i].Text}
			if given[i].IsList {
				values = values[:0]
				for number, item := range given[i].Items {
					if item.Null {
						return nil, fmt.Sprintf("%s.%s: item %d is null, which no line can express: leave it out.", report.Label(name), report.Label(given[i].Name), number)
					}
					values = append(values, item.Text)
				}
			}
			section.Options = append(section.Options, assess.TextOption{Name: given[i].Name, Values: values})
		}
		sections = append(sections, section)
	}
	return sections, ""
}
