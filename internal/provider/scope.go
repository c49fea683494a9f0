package provider

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// scopeAttributes are the arguments that say whose configuration it is, and
// what is set or read elsewhere. While any of them is not known, there is no
// verdict.
func scopeAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"service": schema.StringAttribute{Optional: true, MarkdownDescription: serviceText},
		"program": schema.StringAttribute{Optional: true, MarkdownDescription: "Program that reads this configuration, such as `nova-compute` or `neutron-l3-agent`. " +
			"Limits the options to those that the program registers, where the catalogue distinguishes programs. By default, the options of all programs of the service are valid."},
		"out_of_tree": schema.MapAttribute{Optional: true, ElementType: types.ListType{ElemType: types.StringType},
			MarkdownDescription: "By section, names of options that drivers or plugins outside the catalogue read; `[\"*\"]` for a whole section. They are never reported as unknown, and are passed through unchecked."},
		"set_elsewhere": schema.ListAttribute{Optional: true, ElementType: types.StringType,
			MarkdownDescription: "Options, each as `section.option`, that another file or the environment sets. They are never reported as missing, and never checked."},
	}
}

// withScope adds them to a schema's attributes.
func withScope(attributes map[string]schema.Attribute) map[string]schema.Attribute {
	maps.Copy(attributes, scopeAttributes())
	return attributes
}

// scope reads scopeArguments.
func (a arguments) scope(r *assess.Request) {
	r.Service, r.Program = a.text("service"), a.text("program")
	r.SetElsewhere = a.texts("set_elsewhere")
	r.OutOfTree = textLists(a.entries("out_of_tree"))
}

// textLists reads a map of lists of strings; nil for none.
func textLists(entries map[string]tftypes.Value) map[string][]string {
	if len(entries) == 0 {
		return nil
	}
	lists := make(map[string][]string, len(entries))
	for name, list := range entries {
		for _, item := range listOf(list) {
			lists[name] = append(lists[name], textOf(item))
		}
	}
	return lists
}
