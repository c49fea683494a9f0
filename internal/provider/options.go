package provider

import (
	"cmp"
	"context"
	"math/big"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// optionsSource is data "osloconf_options": the catalogue itself.
type optionsSource struct{}

func (optionsSource) name() string { return "options" }

func (optionsSource) schema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Lists the options that a release of a service registers, in catalogue order. The checks are based on these facts.",
		Attributes: map[string]schema.Attribute{
			"service": schema.StringAttribute{Optional: true, MarkdownDescription: serviceText},
			"release": schema.StringAttribute{Optional: true, Computed: true, MarkdownDescription: releaseText + " As an output: the resolved series."},
			"program": schema.StringAttribute{Optional: true, MarkdownDescription: "List only the options that this program registers, such as `neutron-l3-agent`, where the catalogue distinguishes programs. " +
				"By default, those that any program of the service registers."},
			"section":         schema.StringAttribute{Optional: true, MarkdownDescription: "List only this section; all sections by default."},
			"id":              schema.StringAttribute{Computed: true, MarkdownDescription: "The catalogue's digest and the query."},
			"nova_version":    schema.StringAttribute{Computed: true, MarkdownDescription: "The exact Nova version whose facts were used."},
			"service_version": schema.StringAttribute{Computed: true, MarkdownDescription: "The version of the service whose facts were used: the exact version that `release` names, otherwise the last of the series."},
			"digest":          schema.StringAttribute{Computed: true, MarkdownDescription: "SHA-256 of the catalogue."},
			"options": schema.ListAttribute{Computed: true, ElementType: types.ObjectType{AttrTypes: optionTypes()},
				MarkdownDescription: "`section`, `name`, `type` (`ignored` if the release registers the name but does not use its value), `item_type`, `default`, `min`, `max`, `choices`, `secret`, " +
					"`deprecated_names` (`section.name`, in the order they are tried), `deprecated_for_removal`, `since` and `until` (Nova versions; `until` is the first version that no longer registers it), `library`."},
		},
	}
}

func optionTypes() map[string]attr.Type {
	texts := types.ListType{ElemType: types.StringType}
	return map[string]attr.Type{
		"section": types.StringType, "name": types.StringType, "type": types.StringType, "item_type": types.StringType,
		"default": types.StringType, "min": types.NumberType, "max": types.NumberType, "choices": texts,
		"secret": types.BoolType, "deprecated_names": texts, "deprecated_for_removal": types.BoolType,
		"since": types.StringType, "until": types.StringType, "library": types.StringType,
	}
}

func (optionsSource) validate(base basePolicy, args arguments) []*tfprotov6.Diagnostic {
	if base.faulty || base.pending || args.unknown("service", "release", "program", "section") {
		return nil
	}
	_, _, mistakes := optionsOf(base, args)
	return mistakeDiagnostics(mistakes)
}

func (optionsSource) read(base basePolicy, args arguments) (*state, []*tfprotov6.Diagnostic) {
	release, options, mistakes := optionsOf(base, args)
	if len(mistakes) > 0 {
		return nil, mistakeDiagnostics(mistakes)
	}
	object := optionType()
	values := make([]tftypes.Value, len(options))
	for i, option := range options {
		values[i] = tftypes.NewValue(object, optionFields(option))
	}
	to := newState(0)
	to.put("id").Text(catalog.Digest() + "/" + release.Nova().String() + "/" + args.text("service") + "/" + args.text("section") + programID(args.text("program")))
	to.put("release").Text(release.Series())
	to.put("nova_version").Text(release.Nova().String())
	to.put("service_version").Text(release.VersionOf(cmp.Or(args.text("service"), "nova")))
	to.put("digest").Text(catalog.Digest())
	to.value("options", tftypes.NewValue(tftypes.List{ElementType: object}, values))
	return to, nil
}

func optionsOf(base basePolicy, args arguments) (catalog.Release, []*catalog.Option, []assess.Mistake) {
	if args.empty("section") {
		return catalog.Release{}, nil, []assess.Mistake{{
			Place:   report.Place{Attribute: "section"},
			Summary: "Empty argument",
			Detail:  "The argument section is empty: leave it out, or set it to null, for all sections.",
		}}
	}
	return assess.Options(args.text("service"), cmp.Or(args.text("release"), base.Release), args.text("program"), args.text("section"))
}

func optionType() tftypes.Object {
	return types.ObjectType{AttrTypes: optionTypes()}.TerraformType(context.Background()).(tftypes.Object)
}

func optionFields(o *catalog.Option) map[string]tftypes.Value {
	fallback := tftypes.NewValue(tftypes.String, nil)
	if !o.Default.IsNull() {
		fallback = textValue(o.Default.Text())
	}
	choices := tftypes.NewValue(textsType, nil)
	if o.Choices != nil {
		var texts []string
		for _, choice := range o.Choices {
			texts = append(texts, choice.Text())
		}
		choices = textsValue(texts)
	}
	var older []string
	for _, name := range o.Deprecated {
		older = append(older, name.String())
	}
	life := o.Life()
	return map[string]tftypes.Value{
		"section":                textValue(o.Name.Group),
		"name":                   textValue(o.Name.Option),
		"type":                   textValue(o.TypeName),
		"item_type":              textOrNull(o.ItemTypeName),
		"default":                fallback,
		"min":                    decimalOrNull(o.Min),
		"max":                    decimalOrNull(o.Max),
		"choices":                choices,
		"secret":                 tftypes.NewValue(tftypes.Bool, o.Secret),
		"deprecated_names":       textsValue(older),
		"deprecated_for_removal": tftypes.NewValue(tftypes.Bool, o.DeprecatedForRemoval),
		"since":                  textValue(life.Since.String()),
		"until":                  textOrNull(life.Until.String()),
		"library":                textValue(string(o.Library)),
	}
}

// decimalOrNull is a catalogue bound as a number.
func decimalOrNull(decimal string) tftypes.Value {
	number, ok := new(big.Float).SetString(decimal)
	if !ok {
		return tftypes.NewValue(tftypes.Number, nil)
	}
	return tftypes.NewValue(tftypes.Number, number)
}

// programID is the suffix of an id for one program.
func programID(program string) string {
	if program == "" {
		return ""
	}
	return "/" + program
}
