package provider_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report/canary"
)

// canaryPlan shows everything that is not sensitive about a hundred texts, and
// calls every function that shows one.
const canaryPlan = `
locals {
  texts = jsondecode(file("texts.json"))
}

data "osloconf_file" "one" {
  for_each    = local.texts
  service     = each.value.service
  release     = "2025.1"
  profile     = "strict"
  enforcement = "warn"
  explain     = true

  source {
    name    = "${each.value.service}.conf"
    content = each.value.text
  }
}

data "osloconf_fleet" "nova" {
  files       = { for name, one in local.texts : name => one.text if one.service == "nova" }
  release     = "2025.1"
  profile     = "strict"
  enforcement = "warn"
}

output "shown" {
  value = {
    for name, one in data.osloconf_file.one : name => {
      id       = one.id
      values   = one.values
      settings = one.settings
      findings = one.findings
      redacted = one.rendered_redacted
      masked   = provider::osloconf::redact(local.texts[name].text)
      linted   = provider::osloconf::lint(local.texts[name].text, { service = local.texts[name].service })
      sarif    = provider::osloconf::sarif(one.findings)
      junit    = provider::osloconf::junit(one.findings)
    }
  }
}

output "fleet" {
  value = [data.osloconf_fleet.nova.findings, data.osloconf_fleet.nova.rendered_redacted, data.osloconf_fleet.nova.ids]
}
`

// No secret of a broken text leaks from a real engine: not in its messages, not
// in an output that is not sensitive, not in a log.
func TestAccNoSecretComesOut(t *testing.T) {
	t.Parallel()
	const texts = 100
	type text struct {
		Service string `json:"service"`
		Text    string `json:"text"`
	}
	all, secrets := map[string]text{}, map[string][]string{}
	for c := range canary.Texts(5, texts) {
		name := fmt.Sprintf("t%03d", len(all))
		all[name], secrets[name] = text{c.Service, c.Text}, c.Canaries
	}
	written, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	run := planned(t, map[string]string{"texts.json": string(written), "main.tf": canaryPlan})
	if len(run.Outputs) != 2 {
		t.Fatalf("the plan has %d outputs, not 2", len(run.Outputs))
	}
	shown := map[string]string{"the log": run.Log, "shown": run.Outputs["shown"].Text(), "fleet": run.Outputs["fleet"].Text()}
	said := ""
	for _, d := range run.Diagnostics {
		said += d.Summary + "\n" + d.Detail + "\n"
		if d.Snippet != nil {
			said += d.Snippet.Code + "\n"
		}
	}
	shown["a diagnostic"] = said
	for where, text := range shown {
		if len(text) < 1000 {
			t.Errorf("%s is nearly empty: %q", where, text)
		}
	}
	for name, list := range secrets {
		for _, secret := range list {
			for where, text := range shown {
				if strings.Contains(text, secret) {
					t.Errorf("%s of %s is in %s; the text is\n%s", secret, name, where, all[name].Text)
				}
			}
		}
	}
}
