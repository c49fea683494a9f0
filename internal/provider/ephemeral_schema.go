package provider

import (
	"fmt"

	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
)

// ephemeralSchema is a data source's schema as an ephemeral resource has it:
// the same names, types and words, so that no list of them is kept twice.
func ephemeralSchema(from datasource.Schema) schema.Schema {
	blocks := make(map[string]schema.Block, len(from.Blocks))
	for name, block := range from.Blocks {
		blocks[name] = ephemeralBlock(name, block)
	}
	return schema.Schema{
		MarkdownDescription: from.MarkdownDescription,
		Attributes:          ephemeralAttributes(from.Attributes),
		Blocks:              blocks,
	}
}

func ephemeralAttributes(from map[string]datasource.Attribute) map[string]schema.Attribute {
	attributes := make(map[string]schema.Attribute, len(from))
	for name, attribute := range from {
		attributes[name] = ephemeralAttribute(name, attribute)
	}
	return attributes
}

// ephemeralAttribute panics on a type that no check has: a test looks at every
// attribute there is.
func ephemeralAttribute(name string, from datasource.Attribute) schema.Attribute {
	switch a := from.(type) {
	case datasource.StringAttribute:
		return schema.StringAttribute{Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
	case datasource.NumberAttribute:
		return schema.NumberAttribute{Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
	case datasource.BoolAttribute:
		return schema.BoolAttribute{Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
	case datasource.ListAttribute:
		return schema.ListAttribute{ElementType: a.ElementType, Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
	case datasource.MapAttribute:
		return schema.MapAttribute{ElementType: a.ElementType, Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
	}
	panic(fmt.Sprintf("attribute %s: no ephemeral form of %T", name, from))
}

func ephemeralBlock(name string, from datasource.Block) schema.Block {
	switch b := from.(type) {
	case datasource.ListNestedBlock:
		return schema.ListNestedBlock{
			MarkdownDescription: b.MarkdownDescription,
			NestedObject:        schema.NestedBlockObject{Attributes: ephemeralAttributes(b.NestedObject.Attributes)},
		}
	case datasource.SingleNestedBlock:
		return schema.SingleNestedBlock{MarkdownDescription: b.MarkdownDescription, Attributes: ephemeralAttributes(b.Attributes)}
	}
	panic(fmt.Sprintf("block %s: no ephemeral form of %T", name, from))
}
