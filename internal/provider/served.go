package provider

import (
	"context"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// served is a check with its values' type, which is worked out from the schema
// when it is first needed.
type served struct {
	check
	typ func() tftypes.Type
}

// servedChecks is made on first use: starting the provider must cost nothing.
var servedChecks = sync.OnceValue(func() []served {
	var list []served
	for _, c := range checks() {
		list = append(list, served{c, sync.OnceValue(func() tftypes.Type {
			return c.schema().Type().TerraformType(context.Background())
		})})
	}
	return list
})

// checkNamed finds a check by its data source's full name.
func checkNamed(typeName string) (served, bool) {
	own, ok := strings.CutPrefix(typeName, TypeName+"_")
	if !ok {
		return served{}, false
	}
	for _, c := range servedChecks() {
		if c.name() == own {
			return c, true
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
