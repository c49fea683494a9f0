package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// fileCheck is data "osloconf_file": configuration text as oslo.config reads
// it.
type fileCheck struct{}

func (fileCheck) name() string { return "file" }

func (fileCheck) schema() schema.Schema {
	return checkSchema("Reads configuration text exactly as oslo.config does, with one `source` block per file and later files overriding earlier ones, "+
		"and checks every section of the service: its own options, keystoneauth's, and those of the libraries that the release pins.",
		true,
		withScope(map[string]schema.Attribute{
			"sections": schema.ListAttribute{Optional: true, ElementType: types.StringType,
				MarkdownDescription: "Sections to check; all sections in the text by default. An empty list is an error."},
			"migrated": schema.MapAttribute{Computed: true, Sensitive: true, ElementType: types.StringType,
				MarkdownDescription: "Each source's text, by name, with only the changes that the release requires: deprecated names, and options it does not read. Comments, order and spacing stay the same."},
		}),
		map[string]schema.Block{"source": sourceBlock()})
}

// sourceBlock is one configuration text.
func sourceBlock() schema.Block {
	return schema.ListNestedBlock{
		MarkdownDescription: "A configuration file, like one given with `--config-file`; later ones win.",
		NestedObject: schema.NestedBlockObject{Attributes: map[string]schema.Attribute{
			"name":    schema.StringAttribute{Required: true, MarkdownDescription: "File name for findings, such as `nova.conf`."},
			"secrets": schema.BoolAttribute{Optional: true, MarkdownDescription: "Set to true if this file is meant to contain secrets. The rule `plaintext_secret` then ignores it."},
			"content": schema.StringAttribute{Required: true, Sensitive: true, MarkdownDescription: "The text, at most 4 MiB and 100,000 lines."},
		}},
	}
}

func (fileCheck) request(args arguments) *assess.Request {
	r := &assess.Request{Sources: args.sources()}
	args.scope(r)
	if args.given("sections") {
		r.Sections = append([]string{}, args.texts("sections")...)
	}
	return r
}

// sources reads the source blocks.
func (a arguments) sources() []assess.SourceText {
	if blocks, ok := a["source"]; ok && !blocks.IsKnown() {
		return []assess.SourceText{{Unknown: true}} // dynamic blocks over unknown values
	}
	var sources []assess.SourceText
	for i, block := range a.list("source") {
		source := argumentsOf(block)
		sources = append(sources, assess.SourceText{
			Place:   report.Place{Attribute: "source", Block: i},
			Name:    source.text("name"),
			Content: source.text("content"),
			Secrets: source.truth("secrets"),
			Unknown: source.unknown("name", "content", "secrets") || source == nil,
		})
	}
	return sources
}

func (fileCheck) outputs(result *assess.Result, to *state) {
	putTexts(to.put("migrated"), result.Migrated)
}
