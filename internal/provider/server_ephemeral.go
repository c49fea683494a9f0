package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// ephemeralNamed finds the data source that an ephemeral resource is another
// form of. Its values have the same type.
func ephemeralNamed(typeName string) (served, bool) {
	if typeName != TypeName+"_"+(sessionCheck{}).name() {
		return served{}, false
	}
	return sourceNamed(typeName)
}

// ValidateEphemeralResourceConfig reports what is surely wrong already, as
// ValidateDataResourceConfig does.
func (s *server) ValidateEphemeralResourceConfig(ctx context.Context, req *tfprotov6.ValidateEphemeralResourceConfigRequest) (*tfprotov6.ValidateEphemeralResourceConfigResponse, error) {
	source, ok := ephemeralNamed(req.TypeName)
	if !ok {
		return s.ProviderServer.ValidateEphemeralResourceConfig(ctx, req)
	}
	resp := &tfprotov6.ValidateEphemeralResourceConfigResponse{}
	resp.Diagnostics = guarded(func() []*tfprotov6.Diagnostic {
		value, err := req.Config.Unmarshal(source.typ())
		if err != nil {
			return []*tfprotov6.Diagnostic{internalFault(req.TypeName, err)}
		}
		return source.validate(s.policy(), argumentsOf(value))
	})
	return resp, nil
}

// OpenEphemeralResource runs the check and gives its outputs. Nothing needs
// renewing or closing.
func (s *server) OpenEphemeralResource(ctx context.Context, req *tfprotov6.OpenEphemeralResourceRequest) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	source, ok := ephemeralNamed(req.TypeName)
	if !ok {
		return s.ProviderServer.OpenEphemeralResource(ctx, req)
	}
	resp := &tfprotov6.OpenEphemeralResourceResponse{}
	resp.Diagnostics = guarded(func() []*tfprotov6.Diagnostic {
		value, err := req.Config.Unmarshal(source.typ())
		if err != nil {
			return []*tfprotov6.Diagnostic{internalFault(req.TypeName, err)}
		}
		base := s.policy()
		if base.pending {
			return []*tfprotov6.Diagnostic{pendingPolicy}
		}
		outputs, diagnostics := source.read(base, argumentsOf(value))
		if outputs == nil {
			return diagnostics
		}
		result, err := tfprotov6.NewDynamicValue(source.typ(), tftypes.NewValue(source.typ(), outputs))
		if err != nil {
			return append(diagnostics, internalFault(req.TypeName, err))
		}
		resp.Result = &result
		return diagnostics
	})
	return resp, nil
}
