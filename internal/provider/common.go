package provider

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// commonAttributes are the arguments and outputs of every data source that
// checks. sensitive reports whether the rendered text may contain secrets.
func commonAttributes(sensitive bool) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"release":    schema.StringAttribute{Optional: true, Computed: true, MarkdownDescription: releaseText + " As an output: the resolved series."},
		"profile":    schema.StringAttribute{Optional: true, MarkdownDescription: profileText},
		"severities": schema.MapAttribute{Optional: true, ElementType: types.StringType, MarkdownDescription: severitiesText},
		"enforcement": schema.StringAttribute{Optional: true, MarkdownDescription: "How findings affect the run. `fail` (the default): " +
			"error findings are Terraform errors, and warning findings are Terraform warnings. `warn`: both are warnings. `report`: neither; they appear only in `findings`."},
		"hardened_defaults": schema.BoolAttribute{Optional: true, MarkdownDescription: "Give unset security options their secure value, " +
			"and render them, if the release has them: `insecure = false`, `verify_glance_signatures = true`, `enable_certificate_validation = true`, `valid_interfaces = internal`, `timeout = 60` " +
			"and the others listed in the guide *Hardened defaults*."},
		"render_defaults": schema.BoolAttribute{Optional: true, MarkdownDescription: "Also render options left at their defaults."},
		"explain":         schema.BoolAttribute{Optional: true, MarkdownDescription: "Populate `settings` with the origin of each effective value."},
		"evaluated_at": schema.StringAttribute{Optional: true, MarkdownDescription: "RFC 3339 time to use instead of the current time when checking certificates and waivers; " +
			"for tests and reproducible plans."},
		"baseline":       schema.ListAttribute{Optional: true, ElementType: types.StringType, MarkdownDescription: baselineText},
		"inline_waivers": schema.BoolAttribute{Optional: true, MarkdownDescription: inlineText},

		"id":              schema.StringAttribute{Computed: true, MarkdownDescription: "`sha256:` and a digest of the input, the resolved release and the catalogue: the same input has the same id on every machine."},
		"nova_version":    schema.StringAttribute{Computed: true, MarkdownDescription: "The exact Nova version whose facts were used."},
		"service_version": schema.StringAttribute{Computed: true, MarkdownDescription: "The exact version of the service whose facts were used."},
		"rendered": schema.StringAttribute{Computed: true, Sensitive: sensitive, MarkdownDescription: "The configuration as INI text, with the release's canonical names. " +
			"oslo.config reads back exactly the effective values. If the check failed but `enforcement` allowed the run to continue, the first line says so."},
		"rendered_redacted": schema.StringAttribute{Computed: true, MarkdownDescription: "The same with every secret value and URL password replaced by `***`."},
		"values": schema.MapAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "Effective values, including defaults but not nulls, " +
			"in oslo.config's text form. Secrets are `***`."},
		"settings": schema.MapAttribute{Computed: true, ElementType: types.ObjectType{AttrTypes: settingTypes()}, MarkdownDescription: "The origin of each option that is set: " +
			"`value`, `default`, `origin` (`set`, `deprecated_name` or `hardened`), `set_as`, `file`, `line`. Null unless `explain` is true."},
		"findings": schema.ListAttribute{Computed: true, ElementType: types.ObjectType{AttrTypes: findingTypes()}, MarkdownDescription: "What the rules found, most severe first: " +
			"`rule`, `severity`, `section`, `option`, `index` (item of a list), `file`, `line`, `message`, `remediation`, `cwe`, `references`, `waived`, `waiver_reason`, `fingerprint` (identifies the finding across runs), `baselined`."},
		"valid":           schema.BoolAttribute{Computed: true, MarkdownDescription: "True if there are no errors, other than those accepted by a waiver or the baseline."},
		"file_permission": schema.StringAttribute{Computed: true, MarkdownDescription: "`0640`: the mode for the file that will contain the text; pass it to `local_file` or similar."},
	}
}

// commonBlocks are the blocks of every data source that checks.
func commonBlocks() map[string]schema.Block {
	return map[string]schema.Block{
		"waiver": waiverBlock(),
		"inspect": schema.SingleNestedBlock{
			MarkdownDescription: "Also check files on the machine where Terraform runs, which is often not the host that will use them. Without this block, no files are read.",
			Attributes: map[string]schema.Attribute{
				"root":        schema.StringAttribute{Required: true, MarkdownDescription: "Folder that represents `/` on the target host."},
				"config_file": schema.StringAttribute{Optional: true, MarkdownDescription: "Path, on the target host, of the file that will contain this configuration; its mode, ownership and parent folders are checked."},
			},
		},
	}
}

func settingTypes() map[string]attr.Type {
	return map[string]attr.Type{
		"value": types.StringType, "default": types.StringType, "origin": types.StringType,
		"set_as": types.StringType, "file": types.StringType, "line": types.Int64Type,
	}
}

func findingTypes() map[string]attr.Type {
	return map[string]attr.Type{
		"rule": types.StringType, "severity": types.StringType, "section": types.StringType, "option": types.StringType,
		"index": types.Int64Type, "file": types.StringType, "line": types.Int64Type, "message": types.StringType,
		"remediation": types.StringType, "cwe": types.ListType{ElemType: types.StringType},
		"references": types.ListType{ElemType: types.StringType},
		"waived":     types.BoolType, "waiver_reason": types.StringType, "fingerprint": types.StringType, "baselined": types.BoolType,
	}
}

// checkSchema combines a check's own arguments with the common ones.
func checkSchema(description string, sensitive bool, own map[string]schema.Attribute, blocks map[string]schema.Block) schema.Schema {
	attributes := commonAttributes(sensitive)
	maps.Copy(attributes, own)
	all := commonBlocks()
	maps.Copy(all, blocks)
	return schema.Schema{MarkdownDescription: description, Attributes: attributes, Blocks: all}
}

// typedAttributes is the schema of options with their own attributes, and of
// extra, which carries the others.
func typedAttributes(table []assess.Typed) map[string]schema.Attribute {
	attributes := make(map[string]schema.Attribute, len(table)+2)
	for i := range table {
		option := &table[i]
		description := catalog.Describe(option.Name)
		switch option.Kind {
		case assess.Number:
			attributes[option.Name] = schema.NumberAttribute{Optional: true, MarkdownDescription: description}
		case assess.Bool:
			attributes[option.Name] = schema.BoolAttribute{Optional: true, MarkdownDescription: description}
		case assess.Texts:
			attributes[option.Name] = schema.ListAttribute{Optional: true, ElementType: types.StringType, MarkdownDescription: description}
		case assess.Numbers:
			attributes[option.Name] = schema.ListAttribute{Optional: true, ElementType: types.NumberType, MarkdownDescription: description}
		default:
			attributes[option.Name] = schema.StringAttribute{Optional: true, Sensitive: option.Sensitive, MarkdownDescription: description}
		}
	}
	attributes[assess.Extra] = schema.MapAttribute{Optional: true, Sensitive: true, ElementType: types.StringType,
		MarkdownDescription: "Other options by name, as text. Use this for unknown and out-of-tree names; they are checked like the rest."}
	attributes["interpolate"] = schema.BoolAttribute{Optional: true, MarkdownDescription: "Leave `$name` and `${group.name}` for oslo.config to expand. " +
		"By default values are literal: Nova sees exactly what you write, and `$` is escaped in the text."}
	return attributes
}
