package provider_test

import (
	"context"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/provider"
)

// configured is a server with a configured, empty provider block.
func configured(t *testing.T) tfprotov6.ProviderServer {
	t.Helper()
	server := provider.New("test")()
	schemas, err := server.GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.ConfigureProvider(context.Background(), &tfprotov6.ConfigureProviderRequest{Config: sent(t, schemas.Provider, nil)})
	if err != nil || len(response.Diagnostics) > 0 {
		t.Fatal(err, response)
	}
	return server
}

// Once the provider is configured, a known block is judged by its read alone,
// which finds everything that validation would. A block that is not known yet
// is not read, and so is validated as usual.
func TestConfiguredProviderJudgesWhatItReadsOnce(t *testing.T) {
	t.Parallel()
	server := configured(t)
	for name, test := range map[string]struct {
		given           map[string]tftypes.Value
		validated, read string // the start of the first error; "" for none
	}{
		"error": {
			given: map[string]tftypes.Value{"insecure": tftypes.NewValue(tftypes.Bool, true)},
			read:  "tls_verification_disabled",
		},
		"mistake": {
			given: map[string]tftypes.Value{"release": tftypes.NewValue(tftypes.String, "zeta")},
			read:  "Unknown release",
		},
		"output set as an argument": {
			given: map[string]tftypes.Value{"valid": tftypes.NewValue(tftypes.Bool, true)},
			read:  "Output set as an argument",
		},
		"error and something unknown": {
			given: map[string]tftypes.Value{
				"insecure":    tftypes.NewValue(tftypes.Bool, true),
				"region_name": tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
			},
			validated: "tls_verification_disabled",
			read:      "tls_verification_disabled",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			block := asked(t, server, "osloconf_glance", test.given)
			validated, err := server.ValidateDataResourceConfig(context.Background(), &tfprotov6.ValidateDataResourceConfigRequest{TypeName: "osloconf_glance", Config: block})
			if err != nil {
				t.Fatal(err)
			}
			hasError(t, "validated", validated.Diagnostics, test.validated)
			read, err := server.ReadDataSource(context.Background(), &tfprotov6.ReadDataSourceRequest{TypeName: "osloconf_glance", Config: block})
			if err != nil {
				t.Fatal(err)
			}
			hasError(t, "read", read.Diagnostics, test.read)
			if read.State != nil {
				t.Error("the read failed and gave a state")
			}
		})
	}
}

func hasError(t *testing.T, when string, diagnostics []*tfprotov6.Diagnostic, want string) {
	t.Helper()
	var got []string
	for _, d := range diagnostics {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			got = append(got, d.Summary)
		}
	}
	switch {
	case want == "" && got != nil:
		t.Errorf("%s: got %q, want no error", when, got)
	case want != "" && (got == nil || !strings.Contains(got[0], want)):
		t.Errorf("%s: got %q, want %q", when, got, want)
	}
}

// A client that sends no configuration gets an error, not a panic.
func TestNothingSentIsAnError(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	server := configured(t)
	configure, err := server.ConfigureProvider(ctx, &tfprotov6.ConfigureProviderRequest{})
	if err != nil {
		t.Fatal(err)
	}
	provided, err := server.ValidateProviderConfig(ctx, &tfprotov6.ValidateProviderConfigRequest{})
	if err != nil {
		t.Fatal(err)
	}
	validated, err := server.ValidateDataResourceConfig(ctx, &tfprotov6.ValidateDataResourceConfigRequest{TypeName: "osloconf_glance"})
	if err != nil {
		t.Fatal(err)
	}
	read, err := server.ReadDataSource(ctx, &tfprotov6.ReadDataSourceRequest{TypeName: "osloconf_glance"})
	if err != nil {
		t.Fatal(err)
	}
	for name, diagnostics := range map[string][]*tfprotov6.Diagnostic{
		"ConfigureProvider":          configure.Diagnostics,
		"ValidateProviderConfig":     provided.Diagnostics,
		"ValidateDataResourceConfig": validated.Diagnostics, "ReadDataSource": read.Diagnostics,
	} {
		hasError(t, name, diagnostics, "Internal fault")
	}
}
