package provider

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// served is a source with its values' type, which is worked out from the schema
// when it is first needed.
type served struct {
	source
	typ     func() tftypes.Object
	outputs func() []string // the attributes that only the provider sets
}

// servedSources is made on first use: starting the provider must cost nothing.
var servedSources = sync.OnceValue(func() []served {
	var list []served
	for _, s := range sources() {
		list = append(list, served{
			source: s,
			typ: sync.OnceValue(func() tftypes.Object {
				typ, _ := s.schema().Type().TerraformType(context.Background()).(tftypes.Object)
				return typ
			}),
			outputs: sync.OnceValue(func() []string {
				var names []string
				for name, attribute := range s.schema().Attributes {
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

// presumed finds outputs that the block sets: what they hold is the provider's
// to say, and whoever writes valid = true may believe that it holds.
func (s served) presumed(args arguments) []assess.Mistake {
	var mistakes []assess.Mistake
	for _, name := range s.outputs() {
		if args.given(name) {
			mistakes = append(mistakes, assess.Mistake{
				Place:   report.Place{Attribute: name},
				Summary: "Output set as an argument",
				Detail:  "The provider alone sets " + name + ": remove the argument.",
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
