package provider_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
)

func cloudBlock(arguments string) string {
	return fmt.Sprintf("data \"osloconf_cloud\" \"test\" {\n%s\n}\n", arguments)
}

// cloudConfiguration is a configuration block with one source; content is an
// expression.
func cloudConfiguration(name, service, content string) string {
	return fmt.Sprintf("configuration {\n  name    = %q\n  service = %q\n  source {\n    name    = \"%s.conf\"\n    content = %s\n  }\n}\n", name, service, service, content)
}

func cloudOutput(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("data.osloconf_cloud.test", tfjsonpath.New(name), value)
}

const (
	cloudNova    = `"[neutron]\nmetadata_proxy_shared_secret = s3cret-a\nmetadata_proxy_shared_secrt = x\n"`
	cloudNeutron = `"[DEFAULT]\nmetadata_proxy_shared_secret = s3cret-b\n"`
)

func TestAccCloudOutputs(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: cloudBlock(`
  release     = "2025.1"
  enforcement = "report"
` + cloudConfiguration("net", "neutron", cloudNeutron) + `
  configuration {
    name    = "api"
    service = "nova"
    program = "nova-api"
    release = "2024.2"
    source {
      name    = "nova.conf"
      content = "[neutron]\nmetadata_proxy_shared_secret = s3cret-a\n"
    }
    source {
      name    = "override.conf"
      content = "[placement]\nos_region_name = RegionOne\n"
    }
  }
`),
		ConfigStateChecks: []statecheck.StateCheck{
			cloudOutput("release", knownvalue.StringExact("2025.1")),
			cloudOutput("rendered", knownvalue.MapPartial(map[string]knownvalue.Check{
				"net": knownvalue.StringExact("# NOT APPROVED by osloconf: cloud_secret_mismatch\n[DEFAULT]\nmetadata_proxy_shared_secret = s3cret-b\n"),
			})),
			cloudOutput("rendered", knownvalue.MapSizeExact(2)),
			cloudOutput("rendered_redacted", knownvalue.MapPartial(map[string]knownvalue.Check{
				"net": knownvalue.StringExact("# NOT APPROVED by osloconf: cloud_secret_mismatch\n[DEFAULT]\nmetadata_proxy_shared_secret = ***\n"),
			})),
			cloudOutput("migrated", knownvalue.MapPartial(map[string]knownvalue.Check{
				"net": knownvalue.MapExact(map[string]knownvalue.Check{"neutron.conf": knownvalue.StringExact("[DEFAULT]\nmetadata_proxy_shared_secret = s3cret-b\n")}),
				"api": knownvalue.MapSizeExact(2),
			})),
			cloudOutput("valid", knownvalue.MapExact(map[string]knownvalue.Check{"net": knownvalue.Bool(false), "api": knownvalue.Bool(false)})),
			cloudOutput("all_valid", knownvalue.Bool(false)),
			cloudOutput("id", knownvalue.StringRegexp(regexp.MustCompile("^sha256:[0-9a-f]{64}$"))),
			cloudOutput("findings", knownvalue.ListPartial(map[int]knownvalue.Check{
				0: knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"configuration": knownvalue.StringExact("net"),
					"rule":          knownvalue.StringExact("cloud_secret_mismatch"),
					"severity":      knownvalue.StringExact("error"),
					"section":       knownvalue.StringExact("DEFAULT"),
					"option":        knownvalue.StringExact("metadata_proxy_shared_secret"),
					"file":          knownvalue.StringExact("neutron.conf"),
					"line":          knownvalue.Int64Exact(2),
					"message":       knownvalue.StringExact(`[DEFAULT] metadata_proxy_shared_secret of "net" (neutron.conf line 2) differs from [neutron] metadata_proxy_shared_secret of "api" (nova.conf line 2)`),
					"related": knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
						"configuration": knownvalue.StringExact("api"), "section": knownvalue.StringExact("neutron"),
						"option": knownvalue.StringExact("metadata_proxy_shared_secret"), "file": knownvalue.StringExact("nova.conf"), "line": knownvalue.Int64Exact(2),
					})}),
				}),
			})),
			statecheck.ExpectSensitiveValue("data.osloconf_cloud.test", tfjsonpath.New("rendered")),
			statecheck.ExpectSensitiveValue("data.osloconf_cloud.test", tfjsonpath.New("migrated")),
		},
	})
}

func TestAccCloudFails(t *testing.T) {
	both := cloudConfiguration("api", "nova", `"[neutron]\nmetadata_proxy_shared_secret = s3cret-a\n"`) + cloudConfiguration("net", "neutron", cloudNeutron)
	many := `
dynamic "configuration" {
  for_each = range(12)
  content {
    name    = format("net%02d", configuration.value)
    service = "neutron"
    source {
      name    = "neutron.conf"
      content = "[DEFAULT]\nmetadata_proxy_shared_secret = s3cret-${configuration.value}\n"
    }
  }
}
` + cloudConfiguration("api", "nova", `"[neutron]\nmetadata_proxy_shared_secret = s3cret-a\n"`)
	waiver := "waiver {\n  rule          = \"cloud_secret_mismatch\"\n  reason        = \"being changed\"\n  expires       = \"2999-01-31\"\n  configuration = %q\n}\n"
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		arguments string
		words     []string
	}{
		"two that disagree":                 {both, []string{"cloud_secret_mismatch: 1 configuration", "net, neutron.conf line 2:", `[DEFAULT] metadata_proxy_shared_secret of "net"`, `differs from [neutron] metadata_proxy_shared_secret of "api" (nova.conf line 2)`, "Effect:", "Instead:", "CWE-1288"}},
		"many that disagree":                {many, []string{"cloud_secret_mismatch: 12 configurations", "net00, neutron.conf line 2:", "net09, neutron.conf", "and 2 more", "findings"}},
		"one configuration":                 {cloudConfiguration("api", "nova", cloudNova), []string{"unknown_option: 1 configuration", "api, nova.conf line 3:", "metadata_proxy_shared_secret"}},
		"a waiver of another configuration": {fmt.Sprintf(waiver, "api") + both, []string{"cloud_secret_mismatch: 1 configuration", "net, neutron.conf line 2:"}},
		"two with the same name":            {both + cloudConfiguration("api", "cinder", `""`), []string{"Two configurations with the same name", `"api"`}},
		"unknown service":                   {cloudConfiguration("api", "cindr", `""`), []string{"Service not covered", `Configuration "api":`, "did you mean cinder?"}},
		"unknown release":                   {"configuration {\nname = \"api\"\nservice = \"nova\"\nrelease = \"2031.1\"\nsource {\nname = \"a\"\ncontent = \"\"\n}\n}\n", []string{"Unknown release", `Configuration "api":`}},
		"no source":                         {"configuration {\nname = \"api\"\nservice = \"nova\"\n}\n", []string{"No source", `Configuration "api":`}},
	} {
		steps = append(steps, named(t, name, failing(cloudBlock(test.arguments), test.words...)))
	}
	acceptance(t, steps...)
}

func TestAccCloudWaiver(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: cloudBlock(`
  waiver {
    rule          = "cloud_secret_mismatch"
    reason        = "the secret is being changed"
    expires       = "2999-01-31"
    configuration = "net"
  }
` + cloudConfiguration("api", "nova", `"[neutron]\nmetadata_proxy_shared_secret = s3cret-a\n"`) + cloudConfiguration("net", "neutron", cloudNeutron)),
		ConfigStateChecks: []statecheck.StateCheck{
			cloudOutput("all_valid", knownvalue.Bool(true)),
			cloudOutput("findings", knownvalue.ListPartial(map[int]knownvalue.Check{
				0: knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"configuration": knownvalue.StringExact("net"), "waived": knownvalue.Bool(true), "waiver_reason": knownvalue.StringExact("the secret is being changed"),
				}),
			})),
		},
	})
}

// Values that are unknown at plan postpone only the comparisons that need them:
// the plan of a known pair that disagrees fails before anything is applied.
func TestAccCloudUnknown(t *testing.T) {
	head := "resource \"terraform_data\" \"secret\" {\n  input = \"s3cret-b\"\n}\n"
	unknown := cloudConfiguration("net", "neutron", `"[DEFAULT]\nmetadata_proxy_shared_secret = ${terraform_data.secret.output}\n"`)
	nova := cloudConfiguration("api", "nova", `"[neutron]\nmetadata_proxy_shared_secret = s3cret-a\n[service_user]\nsend_service_user_token = true\nauth_section = keystone_authtoken\n"`)
	cinder := cloudConfiguration("vol", "cinder", `"[keystone_authtoken]\nservice_token_roles_required = false\n"`)
	t.Run("known pair", func(t *testing.T) {
		acceptance(t, failing(head+cloudBlock(unknown+nova+cinder), "cloud_service_token_halfway: 1 configuration", "vol, cinder.conf line 2"))
	})
	t.Run("name", func(t *testing.T) {
		acceptance(t, failing(head+cloudBlock(strings.Replace(unknown, `"net"`, "terraform_data.secret.output", 1)+nova+cinder), "cloud_service_token_halfway: 1 configuration"))
	})
	t.Run("pair", func(t *testing.T) {
		acceptance(t,
			resource.TestStep{Config: head + cloudBlock(unknown+nova), PlanOnly: true, ExpectNonEmptyPlan: true},
			resource.TestStep{Config: head + cloudBlock(unknown+nova), ExpectError: wrapped("cloud_secret_mismatch: 1 configuration")},
		)
	})
}

func TestAccCloudKeepsSecrets(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: cloudBlock(`enforcement = "report"` + "\n" + cloudConfiguration("api", "nova", cloudNova) + cloudConfiguration("net", "neutron", cloudNeutron)),
		ConfigStateChecks: []statecheck.StateCheck{
			cloudOutput("findings", knownvalue.ListPartial(map[int]knownvalue.Check{
				0: knownvalue.ObjectPartial(map[string]knownvalue.Check{"message": knownvalue.StringFunc(func(message string) error {
					if strings.Contains(message, "s3cret") {
						return fmt.Errorf("a secret is in %q", message)
					}
					return nil
				})}),
			})),
		},
	})
}

func TestAccCloudSaysWhatIsMissing(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: cloudBlock(cloudConfiguration("api", "nova", `"[neutron]\nmetadata_proxy_shared_secret = s3cret-a\n"`)),
		ConfigStateChecks: []statecheck.StateCheck{
			cloudOutput("all_valid", knownvalue.Bool(true)),
			missingIsSaid{t},
		},
	})
}

// missingIsSaid looks for the only finding about skipped comparisons.
type missingIsSaid struct{ t *testing.T }

func (c missingIsSaid) CheckState(_ context.Context, req statecheck.CheckStateRequest, _ *statecheck.CheckStateResponse) {
	var said []string
	for _, r := range req.State.Values.RootModule.Resources {
		findings, _ := r.AttributeValues["findings"].([]any)
		for _, finding := range findings {
			f := finding.(map[string]any)
			if f["rule"] == "not_judged" && f["severity"] == "info" && f["configuration"] == nil {
				said = append(said, f["message"].(string))
			}
		}
	}
	const want = "not compared, because the configurations contain no metadata_proxy_shared_secret of a metadata agent of neutron (for cloud_secret_mismatch)"
	if len(said) != 1 || said[0] != want {
		c.t.Errorf("it says %q, want %q", said, want)
	}
}
