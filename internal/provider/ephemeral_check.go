package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
)

// ephemeralChecks are the data sources that also exist as ephemeral resources:
// those whose text may contain secrets.
var ephemeralChecks = [...]check{sessionCheck{}, fileCheck{}, configCheck{}}

// ephemeralCheck is a data source as an ephemeral resource of the same name,
// none of which is kept in state. The server opens it; this type presents its
// schema and docs to the framework.
type ephemeralCheck struct{ check }

var _ ephemeral.EphemeralResource = ephemeralCheck{}

// Metadata names the ephemeral resource.
func (e ephemeralCheck) Metadata(_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + e.name()
}

// Schema is the data source's schema with a separate description.
func (e ephemeralCheck) Schema(_ context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	var err error
	if resp.Schema, err = ephemeralSchema(e.schema()); err != nil {
		resp.Diagnostics.AddError("Internal fault", err.Error()+". Please report this bug in the provider.")
		return
	}
	resp.Schema.MarkdownDescription = "Checks and renders what the data source of the same name does, with the same arguments and outputs, " +
		"but keeps neither in state or plan: hand `rendered` to a write-only argument or to a provider. Needs Terraform 1.10 or newer. " +
		"Where an argument is not known at plan time, it is checked at apply."
}

// Open is never called, because the server opens checks itself. If it were
// called, no result would be better than an unchecked one.
func (ephemeralCheck) Open(_ context.Context, _ ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	resp.Diagnostics.AddError("Not served here",
		"The provider's own server should have opened this ephemeral resource. Please report this bug in the provider.")
}
