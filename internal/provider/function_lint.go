package provider

import (
	"time"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// lintFunction is provider::osloconf::lint.
type lintFunction struct{}

func (lintFunction) name() string { return "lint" }

func (lintFunction) definition() function.Definition {
	return function.Definition{
		Summary: "List what is wrong with a configuration text",
		MarkdownDescription: "Checks a configuration text as the data source `osloconf_file` does, and returns its `findings`, most severe first; the list is empty if there are none. " +
			"Findings never make it fail, even if oslo.config cannot parse the text: that is the finding `parse_error`. " +
			"Use it in preconditions: `length([for f in provider::osloconf::lint(var.nova_conf, {}) : f if f.severity == \"error\"]) == 0`. " +
			"Do not call it in the `validation` block of a variable that may contain a secret: when a validation fails, Terraform prints the variable's whole value, even if it is sensitive. " +
			"Findings on the text have `file = \"text\"`.",
		Parameters: []function.Parameter{
			function.StringParameter{Name: "text", MarkdownDescription: "The configuration text, at most 4 MiB and 100,000 lines."},
			function.DynamicParameter{Name: "options", AllowNullValue: true, MarkdownDescription: settingsText},
		},
		Return: function.ListReturn{ElementType: types.ObjectType{AttrTypes: findingTypes()}},
	}
}

func (lintFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	settings, mistakes := settingsOf("options", arguments[1])
	if len(mistakes) > 0 {
		return tftypes.Value{}, mistaken(mistakes, settingsSecond)
	}
	request := settings.request()
	request.Sources = []assess.SourceText{{Name: "text", Content: textOf(arguments[0])}}
	result, mistakes := assess.Run(request, time.Now())
	if len(mistakes) > 0 {
		return tftypes.Value{}, mistaken(mistakes, settingsSecond)
	}
	return findingsValue(result.Findings), nil
}
