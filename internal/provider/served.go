package provider

import (
	"context"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// served is a source with its values' type, which is worked out from the schema
// when it is first needed.
type served struct {
	source
	typ func() tftypes.Object
}

// servedSources is made on first use: starting the provider must cost nothing.
var servedSources = sync.OnceValue(func() []served {
	var list []served
	for _, s := range sources() {
		list = append(list, served{s, sync.OnceValue(func() tftypes.Object {
			typ, _ := s.schema().Type().TerraformType(context.Background()).(tftypes.Object)
			return typ
		})})
	}
	return list
})

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
