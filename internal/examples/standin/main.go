// Command standin stands in for the provider hashicorp/aws, so that an example
// that passes a secret to a write-only argument can be planned without a cloud.
// It implements just enough of the two resources that the example uses, and
// keeps nothing.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
)

func main() {
	opts := providerserver.ServeOpts{Address: "registry.terraform.io/hashicorp/aws", ProtocolVersion: 6}
	if err := providerserver.Serve(context.Background(), func() provider.Provider { return aws{} }, opts); err != nil {
		log.Fatal(err)
	}
}

type aws struct{}

// Metadata names the provider.
func (aws) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "aws"
}

// Schema has nothing: the example has no provider block.
func (aws) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

// Configure does nothing.
func (aws) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

// DataSources lists none.
func (aws) DataSources(context.Context) []func() datasource.DataSource { return nil }

// Resources lists the two.
func (aws) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		func() resource.Resource {
			return kept{"secretsmanager_secret", map[string]schema.Attribute{
				"id":   id(),
				"name": schema.StringAttribute{Optional: true},
			}}
		},
		func() resource.Resource {
			return kept{"secretsmanager_secret_version", map[string]schema.Attribute{
				"id":                       id(),
				"secret_id":                schema.StringAttribute{Required: true},
				"secret_string_wo":         schema.StringAttribute{Optional: true, Sensitive: true, WriteOnly: true},
				"secret_string_wo_version": schema.Int64Attribute{Optional: true},
			}}
		},
	}
}
