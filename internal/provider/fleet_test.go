package provider_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
)

func fleetBlock(arguments string) string {
	return fmt.Sprintf("data \"osloconf_fleet\" \"test\" {\n%s\n}\n", arguments)
}

func fleetOutput(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("data.osloconf_fleet.test", tfjsonpath.New(name), value)
}

func TestAccFleetOfOptions(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: fleetBlock(`
  release     = "2025.1"
  enforcement = "report"
  common      = { timeout = "60", endpoint_override = "https://glance.example.org" }
  glance = {
    b = { insecure = "true", timeout = "30" }
    a = { valid_interfaces = "internal,public", verify_glance_signatures = null }
  }
`),
		ConfigStateChecks: []statecheck.StateCheck{
			fleetOutput("release", knownvalue.StringExact("2025.1")),
			fleetOutput("nova_version", knownvalue.StringExact("31.3.1")),
			fleetOutput("rendered", knownvalue.MapExact(map[string]knownvalue.Check{
				"a": knownvalue.StringExact("[glance]\ntimeout = 60\nvalid_interfaces = internal,public\nendpoint_override = https://glance.example.org\n"),
				"b": knownvalue.StringExact("# NOT APPROVED by osloconf: tls_verification_disabled\n[glance]\ninsecure = true\ntimeout = 30\nendpoint_override = https://glance.example.org\n"),
			})),
			fleetOutput("ids", knownvalue.MapSizeExact(2)),
			fleetOutput("valid", knownvalue.MapExact(map[string]knownvalue.Check{"a": knownvalue.Bool(true), "b": knownvalue.Bool(false)})),
			fleetOutput("all_valid", knownvalue.Bool(false)),
			fleetOutput("settings", knownvalue.Null()),
			fleetOutput("findings", knownvalue.ListPartial(map[int]knownvalue.Check{
				0: knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"configuration": knownvalue.StringExact("b"), "rule": knownvalue.StringExact("tls_verification_disabled"), "severity": knownvalue.StringExact("error"),
				}),
			})),
		},
	})
}

func TestAccFleetOfFiles(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: fleetBlock(`
  explain    = true
  severities = { image_signatures_off = "off" }
  common     = { timeout = "60" }
  files      = { "web1.conf" = "[glance]\nregion_name = r\n[database]\nconnection = mysql+pymysql://u:pw@db/nova\n" }
`),
		ConfigStateChecks: []statecheck.StateCheck{
			fleetOutput("all_valid", knownvalue.Bool(true)),
			fleetOutput("rendered", knownvalue.MapExact(map[string]knownvalue.Check{
				"web1.conf": knownvalue.StringExact("[glance]\ntimeout = 60\nregion_name = r\n\n[database]\nconnection = mysql+pymysql://u:pw@db/nova\n"),
			})),
			fleetOutput("rendered_redacted", knownvalue.MapExact(map[string]knownvalue.Check{
				"web1.conf": knownvalue.StringExact("[glance]\ntimeout = 60\nregion_name = r\n\n[database]\nconnection = ***\n"),
			})),
			fleetOutput("settings", knownvalue.MapExact(map[string]knownvalue.Check{
				"web1.conf": knownvalue.MapPartial(map[string]knownvalue.Check{
					"glance.timeout":     knownvalue.ObjectPartial(map[string]knownvalue.Check{"file": knownvalue.StringExact("common")}),
					"glance.region_name": knownvalue.ObjectPartial(map[string]knownvalue.Check{"file": knownvalue.StringExact("web1.conf"), "line": knownvalue.Int64Exact(2)}),
				}),
			})),
		},
	})
}

func TestAccFleetFails(t *testing.T) {
	many := `glance = { for i in range(12) : format("host%02d", i) => { insecure = "true", timeout = "60" } }`
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		arguments string
		words     []string
	}{
		"many findings of one rule": {many, []string{"tls_verification_disabled: 12 configurations", "host00: insecure = true", "host09:", "and 2 more", "Effect:", "Instead:"}},
		"one finding": {
			`files = { a = "[glance]\ninsecure = true\n", b = "" }`,
			[]string{"tls_verification_disabled: 1 configuration", "a line 2: insecure = true"},
		},
		"common option": {
			"common = { insecure = \"true\" }\nfiles = { a = \"\", b = \"\" }",
			[]string{"tls_verification_disabled: 2 configurations", "a, common line 2:", "b, common line 2:"},
		},
		"misspelt option": {`glance = { a = { verify_glance_signature = "true" } }`, []string{"unknown_option: 1 configuration", "verify_glance_signatures"}},
		"not parsable":    {`files = { a = "[glance]\ninsecure\n" }`, []string{"parse_error: 1 configuration", "a line 2"}},
		"neither":         {``, []string{"Not exactly one of files, glance and configs", "None of files"}},
		"both":            {"files = {}\nglance = {}", []string{"Not exactly one of files, glance and configs", "Both"}},
		"null":            {`files = { a = null }`, []string{"Null in a fleet", `"a"`}},
		"unknown release": {"release = \"99.0.0\"\nfiles = {}", []string{"Unknown release"}},
		"expired waiver": {
			"waiver {\nrule = \"tls_verification_disabled\"\nreason = \"lab\"\nexpires = \"2020-01-31\"\n}\n" + many,
			[]string{"tls_verification_disabled: 12 configurations", "waiver_expired"},
		},
	} {
		steps = append(steps, named(t, name, failing(fleetBlock(test.arguments), test.words...)))
	}
	acceptance(t, steps...)
}

// What is unknown at plan is judged at apply: members, and common options
// beneath known members.
func TestAccFleetUnknown(t *testing.T) {
	for name, arguments := range map[string]string{
		"member":  "profile = \"permissive\"\nfiles = { a = terraform_data.text.output, b = \"\" }",
		"members": "profile = \"permissive\"\nfiles = { for name in [terraform_data.text.output] : \"a\" => name }",
		"common":  "profile = \"strict\"\ncommon = { insecure = strcontains(terraform_data.text.output, \"insecure\") ? \"nonsense\" : \"false\" }\nglance = { a = {} }",
	} {
		t.Run(name, func(t *testing.T) {
			acceptance(t, resource.TestStep{
				Config:      "resource \"terraform_data\" \"text\" {\ninput = \"[glance]\\ninsecure = nonsense\\n\"\n}\n" + fleetBlock(arguments),
				ExpectError: wrapped("invalid_value: 1 configuration", "insecure"),
			})
		})
	}
}

func TestAccFleetKeepsSecrets(t *testing.T) {
	text := "[keystone_authtoken]\npassword = s3cr3t\n[glance]\nendpoint_override = https://u:s3cr3t@glance\n"
	acceptance(t, resource.TestStep{
		Config: fleetBlock(fmt.Sprintf("enforcement = \"warn\"\nfiles = { a = %q }", text)),
		ConfigStateChecks: []statecheck.StateCheck{
			fleetOutput("rendered_redacted", knownvalue.MapExact(map[string]knownvalue.Check{"a": knownvalue.StringFunc(func(got string) error {
				if strings.Contains(got, "s3cr3t") || !strings.Contains(got, "***@glance") {
					return fmt.Errorf("got %q", got)
				}
				return nil
			})})),
			statecheck.ExpectSensitiveValue("data.osloconf_fleet.test", tfjsonpath.New("rendered")),
		},
	})
}
