package provider

import (
	"fmt"

	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
)

// ephemeralSchema converts a data source's schema to that of an ephemeral
// resource: the same names, types and texts, so that there is only one list of
// them. The error names an element of a type that no check has used so far.
func ephemeralSchema(from datasource.Schema) (schema.Schema, error) {
	to := schema.Schema{MarkdownDescription: from.MarkdownDescription, Blocks: make(map[string]schema.Block, len(from.Blocks))}
	var err error
	if to.Attributes, err = ephemeralAttributes(from.Attributes); err != nil {
		return to, err
	}
	for name, block := range from.Blocks {
		if to.Blocks[name], err = ephemeralBlock(block); err != nil {
			return to, fmt.Errorf("block %s: %w", name, err)
		}
	}
	return to, nil
}

func ephemeralAttributes(from map[string]datasource.Attribute) (map[string]schema.Attribute, error) {
	attributes := make(map[string]schema.Attribute, len(from))
	for name, attribute := range from {
		switch a := attribute.(type) {
		case datasource.StringAttribute:
			attributes[name] = schema.StringAttribute{Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
		case datasource.NumberAttribute:
			attributes[name] = schema.NumberAttribute{Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
		case datasource.BoolAttribute:
			attributes[name] = schema.BoolAttribute{Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
		case datasource.ListAttribute:
			attributes[name] = schema.ListAttribute{ElementType: a.ElementType, Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
		case datasource.MapAttribute:
			attributes[name] = schema.MapAttribute{ElementType: a.ElementType, Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
		case datasource.DynamicAttribute:
			attributes[name] = schema.DynamicAttribute{Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, MarkdownDescription: a.MarkdownDescription}
		default:
			return nil, fmt.Errorf("attribute %s: %T has no ephemeral form", name, attribute)
		}
	}
	return attributes, nil
}

func ephemeralBlock(from datasource.Block) (schema.Block, error) {
	switch b := from.(type) {
	case datasource.ListNestedBlock:
		attributes, err := ephemeralAttributes(b.NestedObject.Attributes)
		return schema.ListNestedBlock{
			MarkdownDescription: b.MarkdownDescription,
			NestedObject:        schema.NestedBlockObject{Attributes: attributes},
		}, err
	case datasource.SingleNestedBlock:
		attributes, err := ephemeralAttributes(b.Attributes)
		return schema.SingleNestedBlock{MarkdownDescription: b.MarkdownDescription, Attributes: attributes}, err
	}
	return nil, fmt.Errorf("%T has no ephemeral form", from)
}
