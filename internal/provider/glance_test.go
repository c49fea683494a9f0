package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
)

const glanceAddress = "data.osloconf_glance.test"

func glanceOutput(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(glanceAddress, tfjsonpath.New(name), value)
}

func TestAccGlanceRenders(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: glanceBlock(`
  release           = "2025.1"
  endpoint_override = "https://glance.example.org"
  cafile            = "/etc/ssl/ca.pem"
  timeout           = 60
  valid_interfaces  = ["internal"]
  region_name       = "5$a"
  hardened_defaults = true
  explain           = true
`),
		ConfigStateChecks: []statecheck.StateCheck{
			glanceOutput("release", knownvalue.StringExact("2025.1")),
			glanceOutput("nova_version", knownvalue.StringExact("31.3.1")),
			glanceOutput("valid", knownvalue.Bool(true)),
			glanceOutput("file_permission", knownvalue.StringExact("0640")),
			glanceOutput("rendered", knownvalue.StringExact(`[glance]
verify_glance_signatures = true
enable_certificate_validation = true
cafile = /etc/ssl/ca.pem
insecure = false
timeout = 60
valid_interfaces = internal
region_name = 5\$a
endpoint_override = https://glance.example.org
`)),
			glanceOutput("values", knownvalue.MapPartial(map[string]knownvalue.Check{
				"num_retries": knownvalue.StringExact("3"),
				"region_name": knownvalue.StringExact("5$a"),
			})),
			glanceOutput("settings", knownvalue.MapPartial(map[string]knownvalue.Check{
				"insecure": knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"origin": knownvalue.StringExact("hardened"), "value": knownvalue.StringExact("false"),
				}),
				"timeout": knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"origin": knownvalue.StringExact("set"), "set_as": knownvalue.StringExact("glance.timeout"),
					"default": knownvalue.Null(), "line": knownvalue.Null(),
				}),
			})),
		},
	})
}

func TestAccGlanceMigratesOlderNames(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: glanceBlock(`
  release     = "zed"
  ca_file     = "/etc/ssl/ca.pem"
  api_servers = ["https://a:9292", "https://b:9292"]
  explain     = true
`),
		ConfigStateChecks: []statecheck.StateCheck{
			glanceOutput("rendered", knownvalue.StringExact("[glance]\napi_servers = https://a:9292,https://b:9292\ncafile = /etc/ssl/ca.pem\n")),
			glanceOutput("settings", knownvalue.MapPartial(map[string]knownvalue.Check{
				"cafile": knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"origin": knownvalue.StringExact("deprecated_name"), "set_as": knownvalue.StringExact("ssl.ca_file"),
				}),
			})),
		},
	})
}

func TestAccGlanceFails(t *testing.T) {
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		arguments string
		words     []string
	}{
		"insecure": {
			`insecure = true`,
			[]string{"tls_verification_disabled: [glance] insecure", `with data.osloconf_glance.test`, "insecure = true turns off TLS verification", "Instead:"},
		},
		"conflicting names": {
			"insecure = false\napi_insecure = true",
			[]string{"conflicting_names", "api_insecure"},
		},
		"removed option": {
			"release = \"2025.1\"\nallowed_direct_url_schemes = [\"http\"]",
			[]string{"option_not_in_release", "allowed_direct_url_schemes", "23.0.0"},
		},
		"option of a later release": {
			"release = \"16.0.0\"\nregion_name = \"r\"",
			[]string{"option_not_in_release", "region_name", "17.0.0"},
		},
		"option of a later library": {
			"release = \"zed\"\nretriable_status_codes = [503]",
			[]string{"option_not_in_release", "5.5.0"},
		},
		"misspelt name": {
			`extra = { verify_glance_signature = "true" }`,
			[]string{"unknown_option", "verify_glance_signatures"},
		},
		"unknown release": {
			`release = "99.0.0"`,
			[]string{"Unknown release", `"99.0.0"`},
		},
		"unknown rule": {
			`severities = { timeout_unsett = "off" }`,
			[]string{"Wrong severity override", `did you mean "timeout_unset"?`},
		},
		"unknown severity": {
			`severities = { timeout_unset = "quiet" }`,
			[]string{"Wrong severity override", "error, warning, info, off"},
		},
		"unknown profile": {
			`profile = "lax"`,
			[]string{"Unknown profile", "permissive, baseline, strict"},
		},
		"unknown enforcement": {
			`enforcement = "maybe"`,
			[]string{"Unknown enforcement", "fail, warn or report"},
		},
		"blank reason": {
			"waiver {\nrule = \"timeout_unset\"\nreason = \"  \"\nexpires = \"2030-01-01\"\n}",
			[]string{"Wrong waiver", "blank reason"},
		},
		"invisible reason": {
			"waiver {\nrule = \"timeout_unset\"\nreason = \"\\u200b \\ufeff\"\nexpires = \"2030-01-01\"\n}",
			[]string{"Wrong waiver", "blank reason"},
		},
		"impossible date": {
			"waiver {\nrule = \"timeout_unset\"\nreason = \"x\"\nexpires = \"2030-02-31\"\n}",
			[]string{"Wrong waiver", "2030-02-31", "YYYY-MM-DD"},
		},
		"expired waiver": {
			"insecure = true\nwaiver {\nrule = \"tls_verification_disabled\"\nreason = \"x\"\nexpires = \"2020-01-01\"\n}",
			[]string{"tls_verification_disabled", "waiver_expired", "expires = \"2020-01-01\"", "valid through 2020-01-01"},
		},
		"attribute in extra": {
			`extra = { insecure = "true" }`,
			[]string{"Option has its own attribute", "insecure"},
		},
		"null in a list": {
			`api_servers = ["https://a", null]`,
			[]string{"Null in a list", "Item 1"},
		},
		"comma in a list item": {
			`default_trusted_certificate_ids = ["a,b"]`,
			[]string{"invalid_value", "comma"},
		},
		"control character": {
			`region_name = "a\rinsecure=true"`,
			[]string{"line_injection", "region_name"},
		},
		"fraction for a whole number": {
			"release = \"2025.1\"\ntimeout = 60.5",
			[]string{"timeout_invalid"},
		},
		"huge number": {
			`num_retries = 1e5000`,
			[]string{"num_retries"},
		},
		"not a time": {
			`evaluated_at = "yesterday"`,
			[]string{"Not a time", "RFC 3339"},
		},
	} {
		steps = append(steps, named(t, name, failing(glanceBlock(test.arguments), test.words...)))
	}
	acceptance(t, steps...)
}

func TestAccGlanceWaived(t *testing.T) {
	acceptance(t, failing(`
provider "osloconf" {
  waiver {
    rule    = "tls_verification_disabled"
    reason  = "lab cloud"
    expires = "2026-01-31"
  }
}
`+glanceBlock("insecure = true\nevaluated_at = \"2026-02-01T00:00:00Z\""), "waiver_expired", "tls_verification_disabled"), resource.TestStep{
		Config: `
provider "osloconf" {
  waiver {
    rule    = "tls_verification_disabled"
    reason  = "lab cloud"
    expires = "2026-01-31"
    option  = "glance.insecure"
  }
}
` + glanceBlock("insecure = true\nevaluated_at = \"2026-01-31T23:59:59Z\""),
		ConfigStateChecks: []statecheck.StateCheck{
			glanceOutput("valid", knownvalue.Bool(true)),
			statecheck.ExpectKnownValue(glanceAddress, tfjsonpath.New("findings").AtSliceIndex(0), knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"rule": knownvalue.StringExact("tls_verification_disabled"), "waived": knownvalue.Bool(true),
				"waiver_reason": knownvalue.StringExact("lab cloud"), "severity": knownvalue.StringExact("error"),
			})),
		},
	})
}

func TestAccGlanceReports(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: glanceBlock("insecure = true\nenforcement = \"report\""),
		ConfigStateChecks: []statecheck.StateCheck{
			glanceOutput("valid", knownvalue.Bool(false)),
			glanceOutput("settings", knownvalue.Null()),
			glanceOutput("rendered", knownvalue.StringExact("# NOT APPROVED by osloconf: tls_verification_disabled\n[glance]\ninsecure = true\n")),
		},
	})
}

func TestAccProviderPolicy(t *testing.T) {
	acceptance(t,
		failing("provider \"osloconf\" {\nprofile = \"strict\"\n}\n"+glanceBlock(""), "image_signatures_off"),
		failing("provider \"osloconf\" {\nrelease = \"zedd\"\n}\n"+glanceBlock(""), "Unknown release", "zedd"),
		resource.TestStep{
			Config:            "provider \"osloconf\" {\nrelease = \"zed\"\n}\n" + glanceBlock(""),
			ConfigStateChecks: []statecheck.StateCheck{glanceOutput("nova_version", knownvalue.StringExact("26.3.0"))},
		},
	)
}

// A definite mistake need not wait for the rest of the policy.
func TestAccMistakesBesideUnknown(t *testing.T) {
	const unknown = "resource \"terraform_data\" \"later\" {\ninput = \"zed\"\n}\n"
	const good = "waiver {\nrule = \"timeout_unset\"\nreason = terraform_data.later.output\nexpires = \"2999-01-01\"\n}\n"
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		config string
		words  []string
	}{
		"profile":    {glanceBlock("release = terraform_data.later.output\nprofile = \"lax\""), []string{"Unknown profile", "permissive, baseline, strict"}},
		"severities": {glanceBlock("release = terraform_data.later.output\nseverities = { nope = \"off\" }"), []string{"Wrong severity override"}},
		"waiver":     {glanceBlock(good + "waiver {\nrule = \"nope\"\nreason = \"x\"\nexpires = \"2999-01-01\"\n}"), []string{"Wrong waiver", `rule = "nope"`}},
		"provider": {
			"provider \"osloconf\" {\nrelease = terraform_data.later.output\nprofile = \"lax\"\n}\n" + glanceBlock(""),
			[]string{"Unknown profile"},
		},
	} {
		steps = append(steps, named(t, name, failing(unknown+test.config, test.words...)))
	}
	acceptance(t, steps...)
}

// A variable is unknown during validation, and known during the plan.
func TestAccGlanceVariable(t *testing.T) {
	acceptance(t, failing("variable \"off\" {\ndefault = true\n}\n"+glanceBlock("insecure = var.off"), "tls_verification_disabled"))
}

// The id is a digest: the same input plans without a difference.
func TestAccGlanceStable(t *testing.T) {
	config := glanceBlock(`timeout = 60`)
	acceptance(t, resource.TestStep{Config: config}, resource.TestStep{Config: config, PlanOnly: true})
}
