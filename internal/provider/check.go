package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// check is a data source that checks a configuration: a name, a schema, and
// the way between Terraform's values and the pipeline's.
type check interface {
	// name is the data source's type name without the provider's.
	name() string
	// schema is the data source's own arguments and outputs; the common ones
	// are added to it.
	schema() schema.Schema
	// request reads the arguments.
	request(args arguments) *assess.Request
	// outputs fills in the outputs of its own; the common ones are filled in
	// already.
	outputs(result *assess.Result, state map[string]tftypes.Value)
}

// checkSource shows a check to the framework, for its schema and its docs.
type checkSource struct{ check }

var _ datasource.DataSource = checkSource{}

// Metadata names the data source.
func (s checkSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + s.name()
}

// Schema is the check's schema with the common arguments and outputs.
func (s checkSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = s.schema()
}

// Read is never called: the server answers reads of checks itself. Should it be
// called all the same, no result is better than one that nothing checked.
func (s checkSource) Read(_ context.Context, _ datasource.ReadRequest, resp *datasource.ReadResponse) {
	resp.Diagnostics.AddError("Not served here",
		"This data source is read by the provider's own server. Please report this: it is a fault of the provider.")
}
