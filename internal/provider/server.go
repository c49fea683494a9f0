package provider

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/provider/wire"
)

// New returns a function that creates the provider's server. Each server has
// its own policy, as Terraform starts one for each provider configuration.
func New(version string) func() tfprotov6.ProviderServer {
	return func() tfprotov6.ProviderServer {
		p := &osloconf{version: version}
		return &server{ProviderServer: providerserver.NewProtocol6(p)()}
	}
}

// server is the framework's server, except that it does two things itself: it keeps
// the provider's policy, which the framework passes on only after validation, and
// it handles the validation and the reads of data sources.
//
// The framework's server keeps every context it receives for as long as it runs,
// and with it the request, some 22 KiB. Calls are therefore passed on without their
// context, because a provider may be called often.
type server struct {
	tfprotov6.ProviderServer

	mu         sync.RWMutex
	base       basePolicy
	configured atomic.Bool
}

// basePolicy is the policy that the provider block sets.
type basePolicy struct {
	assess.PolicyText
	pending bool // part of it is not known yet
	faulty  bool // the block is wrong, and its own diagnostics say so
}

// GetProviderSchema returns the schema of everything.
func (s *server) GetProviderSchema(_ context.Context, req *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	return s.ProviderServer.GetProviderSchema(context.Background(), req)
}

// CallFunction calls a function.
func (s *server) CallFunction(_ context.Context, req *tfprotov6.CallFunctionRequest) (*tfprotov6.CallFunctionResponse, error) {
	return s.ProviderServer.CallFunction(context.Background(), req)
}

// ValidateProviderConfig checks the provider block, and keeps its policy for
// the data sources that are validated after it. The schema leaves nothing for
// the framework to check.
func (s *server) ValidateProviderConfig(ctx context.Context, req *tfprotov6.ValidateProviderConfigRequest) (*tfprotov6.ValidateProviderConfigResponse, error) {
	return &tfprotov6.ValidateProviderConfigResponse{PreparedConfig: req.Config, Diagnostics: s.keep(ctx, req.Config)}, nil
}

// ConfigureProvider does the same once variables are known. The framework need
// not be told: nothing it serves depends on the provider's configuration.
func (s *server) ConfigureProvider(ctx context.Context, req *tfprotov6.ConfigureProviderRequest) (*tfprotov6.ConfigureProviderResponse, error) {
	s.configured.Store(true)
	return &tfprotov6.ConfigureProviderResponse{Diagnostics: s.keep(ctx, req.Config)}, nil
}

func (s *server) keep(ctx context.Context, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
	return guarded(func() []*tfprotov6.Diagnostic {
		value, err := config.Unmarshal(providerType(ctx))
		if err != nil {
			return []*tfprotov6.Diagnostic{internalFault("the provider block", err)}
		}
		args := argumentsOf(value)
		policy, pending := args.policy(), args.unknown(policyArguments[:]...)
		_, mistakes := args.knownPolicy().Parse(time.Now())
		diagnostics := mistakeDiagnostics(append(args.emptied(), mistakes...))
		s.mu.Lock()
		defer s.mu.Unlock()
		s.base = basePolicy{policy, pending, len(diagnostics) > 0}
		return diagnostics
	})
}

func (s *server) policy() basePolicy {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.base
}

// ValidateDataResourceConfig reports what is definitely wrong already: mistakes
// in the call, and error findings in literals. Warnings wait for the read, so
// that nothing is reported twice. Once the provider is configured, Terraform
// reads a block immediately after validating it, and the read finds at least as
// much: then everything waits for the read.
func (s *server) ValidateDataResourceConfig(ctx context.Context, req *tfprotov6.ValidateDataResourceConfigRequest) (*tfprotov6.ValidateDataResourceConfigResponse, error) {
	source, ok := sourceNamed(req.TypeName)
	if !ok {
		return s.ProviderServer.ValidateDataResourceConfig(ctx, req)
	}
	if s.configured.Load() && req.Config != nil && wire.Known(req.Config.MsgPack) {
		return &tfprotov6.ValidateDataResourceConfigResponse{}, nil
	}
	return &tfprotov6.ValidateDataResourceConfigResponse{Diagnostics: s.judge(source, req.TypeName, req.Config)}, nil
}

// ReadDataSource returns the data source's state.
func (s *server) ReadDataSource(ctx context.Context, req *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	source, ok := sourceNamed(req.TypeName)
	if !ok {
		return s.ProviderServer.ReadDataSource(ctx, req)
	}
	state, diagnostics := s.answer(source, req.TypeName, req.Config)
	return &tfprotov6.ReadDataSourceResponse{State: state, Diagnostics: diagnostics}, nil
}

// judge validates a source's block, under its name in Terraform.
func (s *server) judge(source served, typeName string, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
	return guarded(func() []*tfprotov6.Diagnostic {
		_, args, err := opened(source, config)
		if err != nil {
			return []*tfprotov6.Diagnostic{internalFault(typeName, err)}
		}
		if mistakes := append(source.presumed(args), args.emptied()...); len(mistakes) > 0 {
			return mistakeDiagnostics(mistakes)
		}
		return source.validate(s.policy(), args)
	})
}

// answer reads a source's block, and returns the block with its outputs.
func (s *server) answer(source served, typeName string, config *tfprotov6.DynamicValue) (answer *tfprotov6.DynamicValue, _ []*tfprotov6.Diagnostic) {
	diagnostics := guarded(func() []*tfprotov6.Diagnostic {
		asked, args, err := opened(source, config)
		if err != nil {
			return []*tfprotov6.Diagnostic{internalFault(typeName, err)}
		}
		base := s.policy()
		if base.pending {
			return []*tfprotov6.Diagnostic{pendingPolicy}
		}
		if mistakes := append(source.presumed(args), args.emptied()...); len(mistakes) > 0 {
			return mistakeDiagnostics(mistakes)
		}
		outputs, diagnostics := source.read(base, args)
		if outputs == nil {
			return diagnostics
		}
		state, err := outputs.over(asked)
		if size := sizeError(0); errors.As(err, &size) {
			return append(diagnostics, &tfprotov6.Diagnostic{
				Severity: tfprotov6.DiagnosticSeverityError, Summary: "Result too large", Detail: size.Error(),
			})
		}
		if err != nil {
			return append(diagnostics, internalFault(typeName, err))
		}
		answer = state
		return diagnostics
	})
	return answer, diagnostics
}

func opened(source served, config *tfprotov6.DynamicValue) (block, arguments, error) {
	asked, err := blockOf(config, source)
	if err != nil {
		return asked, nil, err
	}
	args, err := asked.arguments()
	return asked, args, err
}

// pendingPolicy reports that the policy is not known yet, so nothing can be
// judged.
var pendingPolicy = &tfprotov6.Diagnostic{
	Severity: tfprotov6.DiagnosticSeverityError,
	Summary:  "Provider policy not known yet",
	Detail: "An argument of the provider block is known only after apply, so nothing can be judged now. " +
		"Set release, profile, severities and waivers to values known at plan time.",
}
