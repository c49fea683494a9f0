package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
)

// kept is a resource that exists only in the state.
type kept struct {
	name       string
	attributes map[string]schema.Attribute
}

func id() schema.Attribute {
	return schema.StringAttribute{
		Computed:      true,
		PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

// Metadata names the resource.
func (k kept) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + k.name
}

// Schema has the attributes.
func (k kept) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{Attributes: k.attributes}
}

// Create keeps what is planned, in which write-only arguments are already null,
// and invents the id.
func (k kept) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	resp.State.Raw = req.Plan.Raw
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), k.name)...)
}

// Read leaves the state as it is.
func (kept) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

// Update keeps what is planned.
func (kept) Update(_ context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	resp.State.Raw = req.Plan.Raw
}

// Delete has nothing to do: the framework drops the state.
func (kept) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}
