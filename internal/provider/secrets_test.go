package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
)

const secretFile = "[neutron]\nauth_type = password\nauth_url = https://k.example.org/v3\nusername = nova\nuser_domain_id = default\nproject_name = service\nproject_domain_id = default\npassword = s3cr3t\nmetadata_proxy_shared_secret = s3cr3t\ntimeout = 60\n"

// plaintext_secret can be satisfied: a source can say that secrets belong in
// it.
func TestAccSecretsHaveAFile(t *testing.T) {
	rules := `output "secrets" {
  value = [for f in data.osloconf_file.test.findings : f.message if f.rule == "plaintext_secret"]
}
`
	source := func(secrets string) string {
		return "data \"osloconf_file\" \"test\" {\nenforcement = \"report\"\nprofile = \"strict\"\nsource {\nname = \"secrets.conf\"\n" + secrets + "\ncontent = " + hclString(secretFile) + "\n}\n}\n" + rules
	}
	acceptance(t,
		resource.TestStep{
			Config: source(""),
			ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("secrets", knownvalue.ListExact([]knownvalue.Check{
				knownvalue.StringExact("2 options contain secrets in plain text: [neutron] password, [neutron] metadata_proxy_shared_secret"),
			}))},
		},
		resource.TestStep{
			Config:            source("secrets = true"),
			ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("secrets", knownvalue.ListExact(nil))},
		},
	)
}

// An ephemeral resource stores no secrets, so it does not report any.
func TestAccEphemeralSecretsAreNotReported(t *testing.T) {
	t.Parallel()
	ephemerally(t, resource.TestStep{
		Config: ephemeralConfig("enforcement = \"report\"\nprofile = \"strict\"", `[for f in ephemeral.osloconf_session.test.findings : f.rule if f.rule == "plaintext_secret" || f.rule == "system_trust_store"]`),
		// The other rule proves that there are findings at all.
		ConfigStateChecks: echoed(knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact("system_trust_store")})),
	})
}

// The rendered text of osloconf_glance is not sensitive, and contains no secret
// whatever the policy says.
func TestAccGlanceRendersNoSecret(t *testing.T) {
	const waived = `
  endpoint_override = "https://nova:s3cr3t@glance.example.org"
  profile           = "permissive"
  severities        = { credentials_in_url = "off" }
  waiver {
    rule    = "credentials_in_url"
    reason  = "lab"
    expires = "2100-01-01"
  }
`
	acceptance(t,
		failing(glanceBlock(waived), "credentials_in_url: [glance] endpoint_override", "contains a user name and a password"),
		resource.TestStep{
			Config: glanceBlock(waived + "enforcement = \"report\""),
			ConfigStateChecks: []statecheck.StateCheck{
				glanceOutput("rendered", knownvalue.StringExact("# NOT APPROVED by osloconf: credentials_in_url\n[glance]\nendpoint_override = https://nova:***@glance.example.org\n")),
				glanceOutput("valid", knownvalue.Bool(false)),
			},
		},
	)
}
