package provider

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// served is a source with data derived from its schema on first use.
type served struct {
	source
	whole   func() schema.Schema
	types   *sync.Map       // string -> tftypes.Type, by attribute or block
	outputs func() []string // the attributes that only the provider sets
}

// typ is the type of the whole block.
func (s served) typ() tftypes.Type { return s.whole().Type().TerraformType(context.Background()) }

// typeOf is the type of an attribute's or a block's values. Most are never
// needed: null values need no type.
func (s served) typeOf(name string) (tftypes.Type, bool) {
	if had, ok := s.types.Load(name); ok {
		return had.(tftypes.Type), true
	}
	var typ tftypes.Type
	if attribute, ok := s.whole().Attributes[name]; ok {
		typ = attribute.GetType().TerraformType(context.Background())
	} else if nested, ok := s.whole().Blocks[name]; ok {
		typ = nested.Type().TerraformType(context.Background())
	} else {
		return nil, false
	}
	s.types.Store(name, typ)
	return typ, true
}

// servedSources is created on first use: starting the provider must cost
// nothing.
var servedSources = sync.OnceValue(func() []served {
	var list []served
	for _, s := range sources() {
		whole := sync.OnceValue(s.schema)
		list = append(list, served{
			source: s,
			whole:  whole,
			types:  new(sync.Map),
			outputs: sync.OnceValue(func() []string {
				var names []string
				for name, attribute := range whole().Attributes {
					if attribute.IsComputed() && !attribute.IsOptional() {
						names = append(names, name)
					}
				}
				slices.Sort(names)
				return names
			}),
		})
	}
	return list
})

// presumed finds outputs that the block sets: only the provider can set them,
// and writing valid = true might be taken for a check.
func (s served) presumed(args arguments) []assess.Mistake {
	var mistakes []assess.Mistake
	for _, name := range s.outputs() {
		if args.given(name) {
			mistakes = append(mistakes, assess.Mistake{
				Place:   report.Place{Attribute: name},
				Summary: "Output set as an argument",
				Detail:  "Only the provider sets " + name + ": remove the argument.",
			})
		}
	}
	return mistakes
}

// sourceNamed finds a source by its data source's full name.
func sourceNamed(typeName string) (served, bool) {
	own, ok := strings.CutPrefix(typeName, TypeName+"_")
	if !ok {
		return served{}, false
	}
	for _, s := range servedSources() {
		if s.name() == own {
			return s, true
		}
	}
	return served{}, false
}

// providerType is the type of the provider block's values.
func providerType(ctx context.Context) tftypes.Type {
	var resp provider.SchemaResponse
	(&osloconf{}).Schema(ctx, provider.SchemaRequest{}, &resp)
	return resp.Schema.Type().TerraformType(ctx)
}
