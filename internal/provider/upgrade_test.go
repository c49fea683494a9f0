package provider_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
)

// upgradeBlock is a data source osloconf_upgrade named "test" with one source.
func upgradeBlock(arguments, text string) string {
	return fmt.Sprintf("data \"osloconf_upgrade\" \"test\" {\n%s\nsource {\nname = \"nova.conf\"\ncontent = %s\n}\n}\n", arguments, hclString(text))
}

func upgradeOutput(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("data.osloconf_upgrade.test", tfjsonpath.New(name), value)
}

func change(kind string, from, to knownvalue.Check, affects bool) knownvalue.Check {
	return knownvalue.ObjectPartial(map[string]knownvalue.Check{
		"kind": knownvalue.StringExact(kind), "from": from, "to": to, "affects_you": knownvalue.Bool(affects),
	})
}

func TestAccUpgrade(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: upgradeBlock("from_release = \"20.4.0\"\nto_release = \"2025.1\"",
			"[ssl]\nca_file = /etc/ca.pem\n[glance]\nendpoint_override = https://g:9292\ntimeout = 60\n"),
		ConfigStateChecks: []statecheck.StateCheck{
			upgradeOutput("from_nova_version", knownvalue.StringExact("20.4.0")),
			upgradeOutput("release", knownvalue.StringExact("2025.1")),
			upgradeOutput("nova_version", knownvalue.StringExact("31.3.1")),
			upgradeOutput("valid", knownvalue.Bool(true)),
			upgradeOutput("rendered", knownvalue.StringExact("[glance]\n# osloconf: pinned: the default was \"0\" in 20.4.0 and is \"3\" in 2025.1\nnum_retries = 0\ncafile = /etc/ca.pem\ntimeout = 60\nendpoint_override = https://g:9292\n")),
			upgradeOutput("file_permission", knownvalue.StringExact("0640")),
			upgradeOutput("steps", knownvalue.ListPartial(map[int]knownvalue.Check{
				0: knownvalue.ObjectExact(map[string]knownvalue.Check{
					"from": knownvalue.StringExact("train"), "release": knownvalue.StringExact("ussuri"), "when": knownvalue.StringExact("while"),
					"section": knownvalue.StringExact("upgrade_levels"), "option": knownvalue.StringExact("compute"), "value": knownvalue.StringExact("auto"),
					"due": knownvalue.Bool(true), "advice": knownvalue.NotNull(), "source": knownvalue.NotNull(),
				}),
			})),
			upgradeOutput("changes", knownvalue.ListPartial(map[int]knownvalue.Check{
				0: change("deprecated", knownvalue.StringExact("glance.api_servers"), knownvalue.Null(), false),
				1: knownvalue.ObjectExact(map[string]knownvalue.Check{
					"section": knownvalue.StringExact("glance"), "option": knownvalue.StringExact("num_retries"), "kind": knownvalue.StringExact("default_changed"),
					"from": knownvalue.StringExact("0"), "to": knownvalue.StringExact("3"), "affects_you": knownvalue.Bool(true),
					"advice": knownvalue.StringExact(`The default is "3" in Nova 31.3.1 and was "0" in Nova 20.4.0: the rendered text pins the old value; remove that line to follow the new default.`),
				}),
				2: change("removed", knownvalue.StringExact("glance.allowed_direct_url_schemes"), knownvalue.Null(), false),
				3: change("renamed", knownvalue.StringExact("ssl.ca_file"), knownvalue.StringExact("glance.cafile"), false),
			})),
		},
	}, resource.TestStep{
		Config: upgradeBlock("from_release = \"20.4.0\"\nto_release = \"2025.1\"\npin_changed_defaults = false", "[glance]\ntimeout = 60\n"),
		ConfigStateChecks: []statecheck.StateCheck{
			upgradeOutput("rendered", knownvalue.StringExact("[glance]\ntimeout = 60\n")),
			upgradeOutput("changes", knownvalue.ListPartial(map[int]knownvalue.Check{
				1: change("default_changed", knownvalue.StringExact("0"), knownvalue.StringExact("3"), true),
			})),
		},
	})
}

func TestAccUpgradeTakesTheProvidersRelease(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config:            "provider \"osloconf\" {\n  release = \"zed\"\n}\n" + upgradeBlock("from_release = \"yoga\"", "[glance]\ntimeout = 60\n"),
		ConfigStateChecks: []statecheck.StateCheck{upgradeOutput("release", knownvalue.StringExact("zed")), upgradeOutput("changes", knownvalue.ListSizeExact(0))},
	})
}

func TestAccUpgradeHidesSecrets(t *testing.T) {
	text := "[service_user]\nauth_type = password\nauth_url = https://k\nusername = nova\npassword = s3cr3t\n" +
		"project_name = service\nproject_domain_name = Default\nuser_domain_name = Default\ntimeout = 60\n[glance]\ntimeout = 60\n"
	acceptance(t, resource.TestStep{
		Config: upgradeBlock("from_release = \"zed\"\nto_release = \"2025.1\"\nenforcement = \"report\"", text),
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectSensitiveValue("data.osloconf_upgrade.test", tfjsonpath.New("rendered")),
			upgradeOutput("rendered_redacted", knownvalue.StringRegexp(wrapped("password = ***"))),
		},
	})
}

func TestAccUpgradeFails(t *testing.T) {
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		arguments, text string
		words           []string
	}{
		"removed option": {
			"from_release = \"20.4.0\"\nto_release = \"2025.1\"", "[glance]\nallowed_direct_url_schemes = file\n",
			[]string{"option_not_in_release: [glance] allowed_direct_url_schemes", "nova.conf line 2", "removed in 23.0.0"},
		},
		"rejected value": {
			"from_release = \"2026.2\"\nto_release = \"2026.1\"", "[glance]\n\ntimeout = 60.5\n",
			[]string{"timeout_invalid: [glance] timeout", "nova.conf line 3"},
		},
		"unknown from_release": {
			"from_release = \"trian\"\nto_release = \"2025.1\"", "[glance]\n",
			[]string{"Unknown release", `from_release = "trian"`},
		},
		"unknown to_release": {
			"from_release = \"train\"\nto_release = \"99.0.0\"", "[glance]\n",
			[]string{"Unknown release", `to_release = "99.0.0"`},
		},
		"no from_release":     {"to_release = \"2025.1\"", "[glance]\n", []string{"Missing required argument", "from_release"}},
		"unknown rule":        {"from_release = \"train\"\nseverities = { nope = \"off\" }", "[glance]\n", []string{"Wrong severity override", `"nope"`}},
		"unknown enforcement": {"from_release = \"train\"\nenforcement = \"loud\"", "[glance]\n", []string{"Unknown enforcement", `"loud"`}},
		"text that is not a configuration": {
			"from_release = \"train\"\nto_release = \"zed\"", "timeout = 60\n",
			[]string{"parse_error", "nova.conf"},
		},
	} {
		steps = append(steps, named(t, name, failing(upgradeBlock(test.arguments, test.text), test.words...)))
	}
	acceptance(t, steps...)
}

func TestAccUpgradeWaived(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: upgradeBlock(`from_release = "20.4.0"
to_release   = "2025.1"
evaluated_at = "2026-11-21T00:00:00Z"
waiver {
  rule    = "option_not_in_release"
  reason  = "nothing used direct URLs"
  expires = "2027-01-31"
  option  = "glance.allowed_direct_url_schemes"
}`, "[glance]\nallowed_direct_url_schemes = file\ntimeout = 60\n"),
		ConfigStateChecks: []statecheck.StateCheck{
			upgradeOutput("valid", knownvalue.Bool(true)),
			upgradeOutput("rendered", knownvalue.StringExact("[glance]\n# osloconf: pinned: the default was \"0\" in 20.4.0 and is \"3\" in 2025.1\nnum_retries = 0\ntimeout = 60\n")),
		},
	})
}

// A text that is known only after apply is judged then, and not before.
func TestAccUpgradeOfUnknownText(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: `resource "terraform_data" "text" {
  input = "[glance]\ntimeout = 60\n"
}
data "osloconf_upgrade" "test" {
  from_release = "20.4.0"
  to_release   = "2025.1"
  source {
    name    = "nova.conf"
    content = terraform_data.text.output
  }
}
`,
		ConfigStateChecks: []statecheck.StateCheck{upgradeOutput("rendered", knownvalue.StringExact("[glance]\n# osloconf: pinned: the default was \"0\" in 20.4.0 and is \"3\" in 2025.1\nnum_retries = 0\ntimeout = 60\n"))},
	})
}
