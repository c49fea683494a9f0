package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

// TypeName is the prefix of every data source name.
const TypeName = "osloconf"

// osloconf is the provider as the framework sees it.
type osloconf struct {
	version string
}

var (
	_ provider.Provider                       = (*osloconf)(nil)
	_ provider.ProviderWithFunctions          = (*osloconf)(nil)
	_ provider.ProviderWithEphemeralResources = (*osloconf)(nil)
)

// Metadata names the provider.
func (p *osloconf) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = TypeName
	resp.Version = p.version
}

// Schema is the policy that data sources inherit.
func (p *osloconf) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Checks and renders oslo.config configuration of OpenStack services at plan time. " +
			"Arguments set here are the defaults for every data source.",
		Attributes: providerPolicyAttributes(),
		Blocks:     providerPolicyBlocks(),
	}
}

// Configure does nothing: the server keeps the policy (see server.go).
func (p *osloconf) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {
}

// Resources is empty: the provider manages nothing.
func (p *osloconf) Resources(context.Context) []func() resource.Resource { return nil }

// DataSources lists the data sources.
func (p *osloconf) DataSources(context.Context) []func() datasource.DataSource {
	var list []func() datasource.DataSource
	for _, s := range sources() {
		list = append(list, func() datasource.DataSource { return framed{s} })
	}
	return list
}

// Functions lists the provider functions.
func (p *osloconf) Functions(context.Context) []func() function.Function { return functions(p.version) }

// EphemeralResources lists the ephemeral resources.
func (p *osloconf) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	return ephemeralResources()
}
