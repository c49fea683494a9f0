package provider

import (
	"time"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// checkConfigFunction is provider::osloconf::check_config.
type checkConfigFunction struct{}

func (checkConfigFunction) name() string { return "check_config" }

func (checkConfigFunction) definition() function.Definition {
	return function.Definition{
		Summary: "Fail if a configuration has errors, as early as possible",
		MarkdownDescription: "Returns true if no rule finds an error in a whole configuration, written as `options` of `osloconf_config`; otherwise fails with a list of all error findings. " +
			"Use it in a `precondition`: Terraform reads a data source with an unknown argument only at apply, but calls this function during the plan. " +
			"Values and whole sections may be unknown. Known values are judged at once; if they pass but others are unknown, the result is unknown, and Terraform calls the function again at apply.",
		Parameters: []function.Parameter{
			function.DynamicParameter{Name: optionsArgument, AllowUnknownValues: true, AllowNullValue: true, MarkdownDescription: "Object of sections, each an object of options, as for `osloconf_config`."},
			function.DynamicParameter{Name: "settings", AllowUnknownValues: true, AllowNullValue: true, MarkdownDescription: settingsText},
		},
		Return: function.BoolReturn{},
	}
}

func (checkConfigFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	settings, mistakes := settingsOf("settings", arguments[1])
	if len(mistakes) > 0 {
		return tftypes.Value{}, mistaken(mistakes, settingsSecond)
	}
	if settings.unknown {
		return tftypes.NewValue(tftypes.Bool, tftypes.UnknownValue), nil
	}
	request := settings.request()
	if request.Tree, request.Mistakes = treeOf(arguments[0]); len(request.Mistakes) > 0 {
		return tftypes.Value{}, mistaken(request.Mistakes, settingsSecond)
	}
	result, mistakes := assess.Run(request, time.Now())
	return verdict(result, mistakes, settingsSecond)
}
