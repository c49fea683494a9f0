// Command floor is the smallest possible Terraform provider: one data source
// with a string in and a string out. It is the baseline for measurements.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func main() {
	opts := providerserver.ServeOpts{Address: "registry.terraform.io/osloconf/floor", ProtocolVersion: 6}
	if err := providerserver.Serve(context.Background(), func() provider.Provider { return floor{} }, opts); err != nil {
		log.Fatal(err)
	}
}

type floor struct{}

// Metadata names the provider.
func (floor) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "floor"
}

// Schema is empty: the provider takes no arguments.
func (floor) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

// Configure does nothing.
func (floor) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

// Resources lists none.
func (floor) Resources(context.Context) []func() resource.Resource { return nil }

// DataSources lists the one.
func (floor) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{func() datasource.DataSource { return echo{} }}
}

// echo returns the text it is given.
type echo struct{}

type echoModel struct {
	In  types.String `tfsdk:"in"`
	Out types.String `tfsdk:"out"`
}

// Metadata names the data source.
func (echo) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_echo"
}

// Schema has a string in and a string out.
func (echo) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"in":  schema.StringAttribute{Required: true},
		"out": schema.StringAttribute{Computed: true},
	}}
}

// Read copies the text.
func (echo) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var model echoModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	model.Out = model.In
	resp.Diagnostics.Append(resp.State.Set(ctx, &model)...)
}
