package provider

import (
	"maps"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// fleetSource is data "osloconf_fleet": many configurations in one read.
type fleetSource struct{}

var _ source = fleetSource{}

func (fleetSource) name() string { return "fleet" }

func (fleetSource) schema() schema.Schema {
	texts := types.MapType{ElemType: types.StringType}
	finding := findingTypes()
	finding["configuration"] = types.StringType
	all := checkSchema("Checks and renders many configurations in one read: for a thousand hosts, this is many times faster than one data source per host. "+
		"Set one of `files`, `glance` and `configs`. Terraform shows one message per rule, with the number of configurations and the first ten places; `findings` lists them all.",
		true,
		withScope(map[string]schema.Attribute{
			"files": schema.MapAttribute{Optional: true, Sensitive: true, ElementType: types.StringType,
				MarkdownDescription: "Configuration texts by name, each read and checked as `osloconf_file` does for a single source."},
			"glance": schema.MapAttribute{Optional: true, ElementType: texts,
				MarkdownDescription: "Options of Nova's `[glance]` by configuration and option, each as text: as in a file, with list items joined by commas, except that `$` is literal. " +
					"Use the names of `osloconf_glance`; any other name is checked as in its `extra`."},
			"configs": schema.DynamicAttribute{Optional: true, MarkdownDescription: "Whole configurations by name, each in the form that `options` of `osloconf_config` takes."},
			"common": schema.MapAttribute{Optional: true, ElementType: types.StringType,
				MarkdownDescription: "Options of `[glance]` shared by every configuration, in the form of `glance`. With `glance`, a shared option applies if a configuration does not set the option under any of its names. " +
					"With `files`, they act as an earlier file, with oslo.config's own precedence, as for two sources of `osloconf_file`."},
			"rendered":          schema.MapAttribute{Computed: true, Sensitive: true, ElementType: types.StringType, MarkdownDescription: "By configuration, the INI text with the release's canonical names."},
			"rendered_redacted": schema.MapAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "The same with every secret value and URL password replaced by `***`."},
			"ids":               schema.MapAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "By configuration, a digest of its input, the resolved release and the catalogue."},
			"valid":             schema.MapAttribute{Computed: true, ElementType: types.BoolType, MarkdownDescription: "By configuration, true if its findings include no unwaived error."},
			"all_valid":         schema.BoolAttribute{Computed: true, MarkdownDescription: "True if the findings include no unwaived error."},
			"settings": schema.MapAttribute{Computed: true, ElementType: types.MapType{ElemType: types.ObjectType{AttrTypes: settingTypes()}},
				MarkdownDescription: "By configuration, the `settings` that `osloconf_file` or `osloconf_glance` would show. Null unless `explain` is true."},
			"findings": schema.ListAttribute{Computed: true, ElementType: types.ObjectType{AttrTypes: finding},
				MarkdownDescription: "What the rules found, most severe first, with the `configuration` (null for findings on the policy)."},
		}), nil)
	delete(all.Attributes, "values")
	return all
}

// fleetCallArguments affect the check as a whole.
var fleetCallArguments = [...]string{"enforcement", "hardened_defaults", "inspect",
	"service", "program", "out_of_tree", "set_elsewhere"}

func (s fleetSource) validate(base basePolicy, args arguments) []*tfprotov6.Diagnostic {
	mode, mistakes, known := args.call(base, fleetCallArguments[:])
	fleet, more := s.fleet(args, base.PolicyText)
	if mistakes = append(mistakes, more...); !known {
		return mistakeDiagnostics(mistakes)
	}
	fleet.Inspect = nil // files are examined when the data source is read
	fleet.JudgeOnly = true
	if args.unknown("common") || mode != fail {
		fleet.Common, fleet.Members, fleet.Unknown = nil, nil, true
	}
	result, more := assess.RunFleet(fleet, time.Now())
	mistakes = append(mistakes, more...)
	if len(mistakes) > 0 || mode != fail {
		return mistakeDiagnostics(mistakes)
	}
	return fleetDiagnostics(result, fail, report.Error)
}

func (s fleetSource) read(base basePolicy, args arguments) (*state, []*tfprotov6.Diagnostic) {
	mode, mistakes := args.enforcement()
	fleet, more := s.fleet(args, base.PolicyText)
	if mistakes = append(mistakes, more...); len(mistakes) > 0 {
		return nil, mistakeDiagnostics(mistakes)
	}
	result, mistakes := assess.RunFleet(fleet, time.Now())
	if len(mistakes) > 0 {
		return nil, mistakeDiagnostics(mistakes)
	}
	return readMany(result, mode, func(to *state) { s.outputs(to, result, fleet.Explain) })
}

// fleet reads the arguments.
func (fleetSource) fleet(args arguments, base assess.PolicyText) (*assess.Fleet, []assess.Mistake) {
	fleet := &assess.Fleet{Request: assess.Request{
		Policy:         args.policy().Over(base),
		Hardened:       args.truth("hardened_defaults"),
		RenderDefaults: args.truth("render_defaults"),
		Explain:        args.truth("explain"),
		Inspect:        args.inspect(),
	}}
	args.scope(&fleet.Request)
	var kinds []assess.FleetKind
	for _, kind := range [...]assess.FleetKind{assess.FleetFiles, assess.FleetGlance, assess.FleetConfigs} {
		if args.given(kind.Argument()) {
			kinds = append(kinds, kind)
		}
	}
	if len(kinds) != 1 {
		detail := "None of files, glance and configs is set. Set files for configuration texts, configs for configurations in HCL, or glance for options of [glance]."
		if len(kinds) > 1 {
			detail = "Both " + kinds[0].Argument() + " and " + kinds[1].Argument() + " are set. Use a separate data source for each."
		}
		return fleet, []assess.Mistake{{Place: report.Place{Attribute: "files", Hidden: true}, Summary: "Not exactly one of files, glance and configs", Detail: detail}}
	}
	var mistakes []assess.Mistake
	fleet.Kind = kinds[0]
	argument := fleet.Kind.Argument()
	if args.given("common") {
		fleet.Common, _ = givenOptions(args.entries("common"))
	}
	given := args.entries(argument)
	if fleet.Kind == assess.FleetConfigs {
		if given, _ = members(args[argument]); given == nil && args[argument].IsKnown() {
			return fleet, []assess.Mistake{notATree(args[argument], report.Place{Attribute: argument}, argument, shape(args[argument]), "an object of configurations")}
		}
	}
	fleet.Unknown = given == nil
	fleet.Members = make([]assess.FleetMember, 0, len(given))
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if given[name].IsNull() {
			mistakes = append(mistakes, assess.NullText(fleet.Kind, name))
			continue
		}
		member, wrong := fleetMember(fleet.Kind, name, given[name])
		fleet.Members = append(fleet.Members, member)
		mistakes = append(mistakes, wrong...)
	}
	return fleet, mistakes
}

// fleetMember reads one member, whose value is not null.
func fleetMember(kind assess.FleetKind, name string, value tftypes.Value) (assess.FleetMember, []assess.Mistake) {
	member := assess.FleetMember{Name: name, Unknown: !value.IsKnown()}
	switch kind {
	case assess.FleetFiles:
		member.Text = textOf(value)
	case assess.FleetConfigs:
		tree, wrong := treeOf(value)
		place := report.Place{Attribute: kind.Argument(), Key: name, Hidden: true}
		for i := range wrong {
			wrong[i].Place = place
			wrong[i].Detail = place.Attribute + "." + report.Label(name) + ": " + wrong[i].Detail
		}
		for i := range tree.Sections {
			for j := range tree.Sections[i].Options {
				tree.Sections[i].Options[j].Place = place
			}
		}
		member.Tree = tree
		return member, wrong
	default:
		options, _ := members(value)
		member.Options, _ = givenOptions(options)
	}
	return member, nil
}
