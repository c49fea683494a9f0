package provider

import (
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/provider/wire"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// cloudSource is data "osloconf_cloud": the services of one cloud, compared
// with each other.
type cloudSource struct{}

var _ source = cloudSource{}

func (cloudSource) name() string { return "cloud" }

func (cloudSource) schema() schema.Schema {
	texts := types.MapType{ElemType: types.StringType}
	finding := findingTypes()
	finding["configuration"] = types.StringType
	finding["related"] = types.ListType{ElemType: types.ObjectType{AttrTypes: relatedTypes()}}
	all := checkSchema("Checks the configurations of one cloud: each one as `osloconf_file` does, with its own service, program and release, then all of them against each other. "+
		"Secrets are compared but never shown. Terraform shows one message per rule, with the first ten places; `findings` lists them all.",
		true,
		map[string]schema.Attribute{
			"rendered":          schema.MapAttribute{Computed: true, Sensitive: true, ElementType: types.StringType, MarkdownDescription: "By configuration, the INI text with the release's canonical names."},
			"rendered_redacted": schema.MapAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "The same with every secret value and URL password replaced by `***`."},
			"migrated":          schema.MapAttribute{Computed: true, Sensitive: true, ElementType: texts, MarkdownDescription: "By configuration and source, the text with only the changes that the release requires."},
			"valid":             schema.MapAttribute{Computed: true, ElementType: types.BoolType, MarkdownDescription: "By configuration, true if its findings include no unwaived error."},
			"all_valid":         schema.BoolAttribute{Computed: true, MarkdownDescription: "True if the findings include no unwaived error."},
			"findings": schema.ListAttribute{Computed: true, ElementType: types.ObjectType{AttrTypes: finding},
				MarkdownDescription: "What the rules found, most severe first, with the `configuration` (null for findings on the policy) and, if configurations disagree, the `related` places: " +
					"`configuration`, `section`, `option`, `file`, `line`."},
		},
		map[string]schema.Block{"configuration": schema.ListNestedBlock{
			MarkdownDescription: "One configuration of the cloud.",
			NestedObject: schema.NestedBlockObject{
				Attributes: map[string]schema.Attribute{
					"name":    schema.StringAttribute{Required: true, MarkdownDescription: "Unique name of the configuration, used in outputs and findings."},
					"service": schema.StringAttribute{Required: true, MarkdownDescription: "Service whose configuration this is."},
					"program": schema.StringAttribute{Optional: true, MarkdownDescription: "Program that reads it, such as `nova-compute`."},
					"release": schema.StringAttribute{Optional: true, MarkdownDescription: "Its release, if it differs from the data source's."},
				},
				Blocks: map[string]schema.Block{"source": sourceBlock()},
			},
		}})
	for _, name := range []string{"values", "settings", "explain"} {
		delete(all.Attributes, name)
	}
	for name, attribute := range scopeAttributes() {
		if name == "out_of_tree" || name == "set_elsewhere" {
			all.Attributes[name] = attribute
		}
	}
	return all
}

// cloudCallArguments affect the check as a whole.
var cloudCallArguments = [...]string{"enforcement", "hardened_defaults", "inspect", "out_of_tree", "set_elsewhere"}

func (s cloudSource) validate(base basePolicy, args arguments) []*tfprotov6.Diagnostic {
	mode, mistakes, known := args.call(base, cloudCallArguments[:])
	if !known {
		return mistakeDiagnostics(mistakes)
	}
	cloud := s.cloud(args, base.PolicyText)
	cloud.Inspect = nil // files are examined when the data source is read
	cloud.JudgeOnly, cloud.MistakesOnly = true, mode != fail
	result, more := assess.RunCloud(cloud, time.Now())
	mistakes = append(mistakes, more...)
	if len(mistakes) > 0 || mode != fail {
		return mistakeDiagnostics(mistakes)
	}
	return fleetDiagnostics(result, fail, report.Error)
}

func (s cloudSource) read(base basePolicy, args arguments) (*state, []*tfprotov6.Diagnostic) {
	mode, mistakes := args.enforcement()
	if len(mistakes) > 0 {
		return nil, mistakeDiagnostics(mistakes)
	}
	result, mistakes := assess.RunCloud(s.cloud(args, base.PolicyText), time.Now())
	if len(mistakes) > 0 {
		return nil, mistakeDiagnostics(mistakes)
	}
	return readMany(result, mode, func(to *state) { s.outputs(to, result) })
}

// cloud reads the arguments.
func (cloudSource) cloud(args arguments, base assess.PolicyText) *assess.Cloud {
	cloud := &assess.Cloud{Request: assess.Request{
		Policy:         args.policy().Over(base),
		Hardened:       args.truth("hardened_defaults"),
		RenderDefaults: args.truth("render_defaults"),
		Inspect:        args.inspect(),
	}}
	args.scope(&cloud.Request)
	if blocks, ok := args["configuration"]; ok && !blocks.IsKnown() {
		cloud.Unknown = true // dynamic blocks over unknown values
	}
	for i, value := range args.list("configuration") {
		block := argumentsOf(value)
		member := assess.CloudMember{
			Place:   report.Place{Attribute: "configuration", Block: i},
			Name:    block.text("name"),
			Service: block.text("service"),
			Program: block.text("program"),
			Release: block.text("release"),
			Sources: block.sources(),
			Unknown: block == nil || block.unknown("name", "service", "program", "release"),
		}
		for j := range member.Sources {
			member.Sources[j].Place = report.Place{Attribute: "configuration", Block: i, Hidden: true}
		}
		cloud.Members = append(cloud.Members, member)
	}
	return cloud
}

// outputs writes the result of checking a cloud.
func (cloudSource) outputs(to *state, result *assess.FleetResult) {
	manyOutputs(to, result, putCloudFinding)
	putMembers(to.put("migrated"), result, func(w *wire.Writer, m *assess.MemberResult) { putTexts(w, m.Migrated) })
}
