package provider

import (
	"fmt"
	"maps"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// checkFunction is provider::osloconf::check.
type checkFunction struct{}

func (checkFunction) name() string { return "check" }

// The positions of check's arguments.
const (
	checkSection = iota
	checkOptions
	checkSettings
)

func (checkFunction) definition() function.Definition {
	return function.Definition{
		Summary: "Fail if the options of a section have errors, as early as possible",
		MarkdownDescription: "Returns true if no rule finds an error in the options; otherwise fails with a list of all error findings. " +
			"Use it in a `precondition`: Terraform reads a data source with an unknown argument only at apply, but calls this function during the plan. " +
			"Known values are judged at once. If they pass but others are unknown, the result is unknown, and Terraform calls the function again at apply. " +
			"Warnings do not fail; to change that, pass `severities` or `profile`. " +
			"The error says what is wrong; to show only `error_message`, for example with `expect_failures` in a test, write `can(provider::osloconf::check(...))`.",
		Parameters: []function.Parameter{
			function.StringParameter{Name: "section", AllowUnknownValues: true, MarkdownDescription: "Section that the options belong to."},
			function.DynamicParameter{Name: "options", AllowUnknownValues: true, AllowNullValue: true,
				MarkdownDescription: "Object of option values by name, as text or with the types of the attributes of `osloconf_glance` or `osloconf_session`. Names without an attribute can be listed alongside them or in `extra`. " +
					"A null member is unset; members and list items may be unknown."},
			function.DynamicParameter{Name: "settings", AllowUnknownValues: true, AllowNullValue: true, MarkdownDescription: settingsText},
		},
		Return: function.BoolReturn{},
	}
}

func (checkFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	undecided := tftypes.NewValue(tftypes.Bool, tftypes.UnknownValue)
	position := func(attribute string) int64 {
		switch {
		case attribute == "section":
			return checkSection
		case isSetting(attribute):
			return checkSettings
		}
		return checkOptions
	}
	settings, mistakes := settingsOf("settings", arguments[checkSettings])
	if len(mistakes) > 0 {
		return tftypes.Value{}, mistaken(mistakes, position)
	}
	options := arguments[checkOptions]
	fields, ok := members(options)
	if !ok && options.IsKnown() {
		return tftypes.Value{}, argumentError(checkOptions, fmt.Sprintf("options is %s, not an object: write for example { insecure = false }", shape(options)))
	}
	given, open, mistakes := checkedOptions(fields)
	if len(mistakes) > 0 {
		return tftypes.Value{}, mistaken(mistakes, func(string) int64 { return checkOptions })
	}
	if settings.unknown || !arguments[checkSection].IsKnown() {
		return undecided, nil
	}
	request, section := settings.request(), textOf(arguments[checkSection])
	if request.BuildsSession(section) {
		request.Attributes, mistakes = assess.AttributesOf(request.Service, section, given)
		if len(mistakes) > 0 {
			return tftypes.Value{}, mistaken(mistakes, func(string) int64 { return checkOptions })
		}
		request.Attributes.Unknown = open || !options.IsKnown()
	} else if !request.MayRead(section) {
		return tftypes.Value{}, argumentError(checkSection, "nothing reads a section "+report.Label(section)+request.SectionsRead())
	} else if request.Tree, request.Mistakes = branchOf(section, options); len(request.Mistakes) > 0 {
		return tftypes.Value{}, mistaken(request.Mistakes, func(string) int64 { return checkOptions })
	}
	result, mistakes := assess.Run(request, time.Now())
	return verdict(result, mistakes, position)
}

// verdict is the result of check and check_config.
func verdict(result *assess.Result, mistakes []assess.Mistake, position func(string) int64) (tftypes.Value, *function.FuncError) {
	switch {
	case len(mistakes) > 0:
		return tftypes.Value{}, mistaken(mistakes, position)
	case !result.Valid:
		return tftypes.Value{}, argumentError(position(optionsArgument), errorList(result.Findings))
	case !result.Complete:
		return tftypes.NewValue(tftypes.Bool, tftypes.UnknownValue), nil
	}
	return tftypes.NewValue(tftypes.Bool, true), nil
}

// branchOf is a tree of one section.
func branchOf(section string, options tftypes.Value) (*assess.Tree, []assess.Mistake) {
	whole := newObject(1)
	whole.set(section, options)
	return treeOf(whole.value())
}

// checkedOptions reads the options, including those in the member extra, so
// that an object with a data source's arguments can be passed as it is. open
// means that there may be more.
func checkedOptions(fields map[string]tftypes.Value) (given []assess.Given, open bool, mistakes []assess.Mistake) {
	extra, ok := fields[assess.Extra]
	inner, isObject := members(extra)
	if !ok || extra.IsKnown() && !isObject {
		given, mistakes = givenOptions(fields)
		return given, false, mistakes
	}
	outer := maps.Clone(fields)
	delete(outer, assess.Extra)
	given, mistakes = givenOptions(outer)
	more, wrong := givenOptions(inner)
	for i := range more {
		more[i].Extra = true
	}
	return append(given, more...), !extra.IsKnown(), append(mistakes, wrong...)
}

// errorList is every error finding, one paragraph each.
func errorList(findings []report.Finding) string {
	var texts []string
	for i := range findings {
		if f := &findings[i]; f.Severity == report.Error && !f.Accepted() {
			texts = append(texts, summary(f)+"\n"+detail(f))
		}
	}
	head := "an option fails its check"
	if len(texts) > 1 {
		head = fmt.Sprintf("%d findings fail the check", len(texts))
	}
	return head + "\n\n" + paragraphs(texts)
}
