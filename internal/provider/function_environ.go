package provider

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// environFunction is provider::osloconf::environ.
type environFunction struct{}

func (environFunction) name() string { return "environ" }

func (environFunction) definition() function.Definition {
	return function.Definition{
		Summary: "Return the environment variables that set a section's options",
		MarkdownDescription: "Returns a map from `OS_<SECTION>__<OPTION>` to the value, in the form that oslo.config reads from the environment. The environment overrides files. " +
			"Deprecated names do not work there: use current ones, in the section that registers them. oslo.config supports this from 6.7.0 (stein). " +
			"A value is a string, number or bool, or a list of those for a list option. It is literal: `$` is escaped, and nothing is quoted. " +
			"Null values are left out. A value that the environment cannot carry is an error, and so is the `***` of a redacted output.",
		Parameters: []function.Parameter{
			function.StringParameter{Name: "section", MarkdownDescription: "Section of the options; `DEFAULT` for options without one."},
			function.DynamicParameter{Name: "values", MarkdownDescription: "Object or map of option values by name."},
		},
		Return: function.MapReturn{ElementType: types.StringType},
	}
}

func (environFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	fields, ok := members(arguments[1])
	if !ok {
		return tftypes.Value{}, argumentError(1, fmt.Sprintf("values is %s, not an object: write for example { num_retries = 3 }", shape(arguments[1])))
	}
	given, mistakes := givenOptions(fields)
	if len(mistakes) > 0 {
		return tftypes.Value{}, mistaken(mistakes, func(string) int64 { return 1 })
	}
	variables, mistakes := assess.Environ(textOf(arguments[0]), given)
	if len(mistakes) > 0 {
		return tftypes.Value{}, mistaken(mistakes, func(attribute string) int64 {
			if attribute == "section" {
				return 0
			}
			return 1
		})
	}
	return textMapValue(variables), nil
}
