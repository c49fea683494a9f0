package provider_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/echoprovider"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/osloconf/terraform-provider-osloconf/internal/examples"
	"github.com/osloconf/terraform-provider-osloconf/internal/provider"
)

// hasEphemeral skips engines without ephemeral resources: Terraform has them
// from 1.10, OpenTofu from 1.11.
func hasEphemeral() tfversion.TerraformVersionCheck {
	if os.Getenv("TF_ACC_PROVIDER_HOST") == "registry.opentofu.org" {
		return tfversion.SkipBelow(tfversion.Version1_11_0)
	}
	return tfversion.SkipBelow(tfversion.Version1_10_0)
}

const ephemeralSecret = "s3cr3t-of-cinder"

// ephemeralConfig opens the ephemeral resource and passes an output to the echo
// provider, whose resource keeps it in state.
func ephemeralConfig(arguments, output string) string {
	return `
provider "osloconf" {
  release = "zed"
}

variable "password" {
  ephemeral = true
}

ephemeral "osloconf_session" "test" {
  section             = "cinder"
  auth_type           = "password"
  auth_url            = "https://keystone.example.org/v3"
  username            = "nova"
  user_domain_name    = "Default"
  project_name        = "service"
  project_domain_name = "Default"
  password            = var.password
  timeout             = 60
` + arguments + `
}

provider "echo" {
  data = ` + output + `
}

resource "echo" "test" {}
`
}

// ephemerally runs steps with the ephemeral variable set. OpenTofu 1.11 lists
// in a plan what it opens, so a plan without changes is not empty.
func ephemerally(t *testing.T, steps ...resource.TestStep) {
	t.Helper()
	lists := listsOpened(t)
	for i := range steps {
		steps[i].ConfigVariables = config.Variables{"password": config.StringVariable(ephemeralSecret)}
		steps[i].ExpectNonEmptyPlan = lists && steps[i].ExpectError == nil
	}
	providers := factories()
	providers["echo"] = echoprovider.NewProviderServer()
	resource.UnitTest(t, resource.TestCase{
		TerraformVersionChecks:   []tfversion.TerraformVersionCheck{hasEphemeral()},
		ProtoV6ProviderFactories: providers,
		Steps:                    steps,
	})
}

// listsOpened reports whether the engine's plan lists the ephemeral resources
// that it opens.
func listsOpened(t *testing.T) bool {
	t.Helper()
	program, err := examples.Find()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), program, "version").Output()
	if err != nil {
		t.Fatal(err)
	}
	return bytes.HasPrefix(out, []byte("OpenTofu v1.11."))
}

func echoed(value knownvalue.Check) []statecheck.StateCheck {
	return []statecheck.StateCheck{statecheck.ExpectKnownValue("echo.test", tfjsonpath.New("data"), value)}
}

func TestAccEphemeralSessionOpens(t *testing.T) {
	t.Parallel()
	const rendered = `[cinder]
auth_type = password
auth_url = https://keystone.example.org/v3
password = s3cr3t-of-cinder
project_domain_name = Default
project_name = service
timeout = 60
user_domain_name = Default
username = nova
`
	sorted := func(text string) error {
		lines := func(text string) []string {
			var all []string
			for line := range bytes.Lines([]byte(text)) {
				all = append(all, string(line))
			}
			slices.Sort(all)
			return all
		}
		if !slices.Equal(lines(text), lines(rendered)) {
			return errors.New("rendered is\n" + text)
		}
		return nil
	}
	ephemerally(t,
		resource.TestStep{
			Config: ephemeralConfig("", "ephemeral.osloconf_session.test"),
			ConfigStateChecks: echoed(knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"rendered": knownvalue.StringFunc(sorted),
				"release":  knownvalue.StringExact("zed"), // the provider's
				"valid":    knownvalue.Bool(true),
				"values":   knownvalue.MapPartial(map[string]knownvalue.Check{"password": knownvalue.StringExact("***")}),
				"timeout":  knownvalue.Int64Exact(60),
				"settings": knownvalue.Null(),
			})),
		},
	)
}

func TestAccEphemeralSessionFails(t *testing.T) {
	t.Parallel()
	ephemerally(t,
		resource.TestStep{
			Config:      ephemeralConfig("  insecure = true", "null"),
			ExpectError: wrapped("tls_verification_disabled: [cinder] insecure", "with ephemeral.osloconf_session.test", "insecure = true"),
		},
		// Known when opened, not when validated.
		resource.TestStep{
			Config:      ephemeralConfig("  insecure = var.password != \"\"", "null"),
			ExpectError: wrapped("tls_verification_disabled: [cinder] insecure"),
		},
	)
}

// holds returns an error if the JSON form of a plan or a state contains the
// secret.
func holds(what string, value any) error {
	text, err := json.Marshal(value)
	if err == nil && bytes.Contains(text, []byte(ephemeralSecret)) {
		err = errors.New("the secret is in the " + what)
	}
	return err
}

type noSecretInPlan struct{}

func (noSecretInPlan) CheckPlan(_ context.Context, req plancheck.CheckPlanRequest, resp *plancheck.CheckPlanResponse) {
	resp.Error = holds("plan", req.Plan)
}

type noSecretInState struct{}

func (noSecretInState) CheckState(_ context.Context, req statecheck.CheckStateRequest, resp *statecheck.CheckStateResponse) {
	resp.Error = holds("state", req.State)
}

// TestAccEphemeralSessionKeepsNothing is not parallel because it sets
// Terraform's log.
func TestAccEphemeralSessionKeepsNothing(t *testing.T) {
	log := filepath.Join(t.TempDir(), "terraform.log")
	t.Setenv("TF_ACC_LOG_PATH", log)
	ephemerally(t, resource.TestStep{
		Config:           ephemeralConfig("", "ephemeral.osloconf_session.test.rendered_redacted"),
		ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{noSecretInPlan{}}},
		ConfigStateChecks: append(echoed(knownvalue.StringFunc(func(text string) error {
			if !bytes.Contains([]byte(text), []byte("password = ***\n")) {
				return errors.New("not redacted:\n" + text)
			}
			return nil
		})), noSecretInState{}),
	})
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte("[TRACE]")) || !bytes.Contains(text, []byte("osloconf_session")) {
		t.Error("the log is incomplete, so the test proves nothing")
	}
	if bytes.Contains(text, []byte(ephemeralSecret)) {
		t.Error("the secret is in the log")
	}
}

// TestEphemeralSchemaIsTheDataSources compares every attribute and block: they
// must stay identical.
func TestEphemeralSchemaIsTheDataSources(t *testing.T) {
	t.Parallel()
	resp, err := provider.New("test")().GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	data, ephemeral := resp.DataSourceSchemas["osloconf_session"], resp.EphemeralResourceSchemas["osloconf_session"]
	if data == nil || ephemeral == nil {
		t.Fatal("no schema")
	}
	if !data.ValueType().Equal(ephemeral.ValueType()) {
		t.Error("the types differ")
	}
	flags := func(s *tfprotov6.Schema) (all []tfprotov6.SchemaAttribute) {
		for _, a := range s.Block.Attributes {
			all = append(all, *a)
		}
		return all
	}
	if !slices.EqualFunc(flags(data), flags(ephemeral), func(a, b tfprotov6.SchemaAttribute) bool {
		return a.Name == b.Name && a.Required == b.Required && a.Optional == b.Optional && a.Computed == b.Computed &&
			a.Sensitive == b.Sensitive && a.Description == b.Description
	}) {
		t.Error("the attributes differ")
	}
}
