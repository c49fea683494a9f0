package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// source is a data source: a name, a schema, and its validation and reading.
// The server calls it with values decoded from the protocol.
type source interface {
	// name is the data source's type name without the provider's prefix.
	name() string
	// schema is all its arguments and outputs.
	schema() schema.Schema
	// validate judges what is known before variables and other resources are.
	validate(base basePolicy, args arguments) []*tfprotov6.Diagnostic
	// read returns the outputs; nil if it fails.
	read(base basePolicy, args arguments) (*state, []*tfprotov6.Diagnostic)
}

// framed presents a source's schema and docs to the framework.
type framed struct{ source }

var _ datasource.DataSource = framed{}

// Metadata names the data source.
func (f framed) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + f.name()
}

// Schema is the source's schema.
func (f framed) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = f.schema()
}

// Read is never called, because the server handles reads itself. If it were
// called, no result would be better than an unchecked one.
func (f framed) Read(_ context.Context, _ datasource.ReadRequest, resp *datasource.ReadResponse) {
	resp.Diagnostics.AddError("Not served here",
		"The provider's own server should have read this data source. Please report this bug in the provider.")
}
