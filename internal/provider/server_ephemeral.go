package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// ephemeralNamed finds the data source corresponding to an ephemeral resource.
// Its values have the same type.
func ephemeralNamed(typeName string) (served, bool) {
	for _, check := range ephemeralChecks {
		if typeName == TypeName+"_"+check.name() {
			twin, ok := sourceNamed(typeName)
			twin.source = checked{check: check, ephemeral: true}
			return twin, ok
		}
	}
	return served{}, false
}

// ValidateEphemeralResourceConfig reports what is definitely wrong already, as
// ValidateDataResourceConfig does.
func (s *server) ValidateEphemeralResourceConfig(ctx context.Context, req *tfprotov6.ValidateEphemeralResourceConfigRequest) (*tfprotov6.ValidateEphemeralResourceConfigResponse, error) {
	source, ok := ephemeralNamed(req.TypeName)
	if !ok {
		return s.ProviderServer.ValidateEphemeralResourceConfig(ctx, req)
	}
	return &tfprotov6.ValidateEphemeralResourceConfigResponse{Diagnostics: s.judge(source, req.TypeName, req.Config)}, nil
}

// OpenEphemeralResource runs the check and returns its outputs. Nothing needs
// renewing or closing.
func (s *server) OpenEphemeralResource(ctx context.Context, req *tfprotov6.OpenEphemeralResourceRequest) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	source, ok := ephemeralNamed(req.TypeName)
	if !ok {
		return s.ProviderServer.OpenEphemeralResource(ctx, req)
	}
	result, diagnostics := s.answer(source, req.TypeName, req.Config)
	return &tfprotov6.OpenEphemeralResourceResponse{Result: result, Diagnostics: diagnostics}, nil
}
