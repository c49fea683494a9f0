package provider_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
)

// Terraform quotes the line that a diagnostic points at. A secret on it must
// not appear in the message.
func TestAccLiteralSecretIsNotQuoted(t *testing.T) {
	for name, config := range map[string]string{
		"extra of glance":    glanceBlock("profile = \"strict\"\nextra = { password = \"s3cr3t\" }"),
		"beside a bad name":  glanceBlock(`extra = { nope = "1", password = "s3cr3t" }`),
		"URL":                glanceBlock(`endpoint_override = "https://nova:s3cr3t@glance"`),
		"URL beside another": glanceBlock(`api_servers = ["https://nova:s3cr3t@glance", "http://b"]`),
		"PEM":                glanceBlock(`keyfile = "-----BEGIN PRIVATE KEY-----\ns3cr3t\n-----END PRIVATE KEY-----"`),
		"password":           sessionBlock("section = \"cyborg\"\nprofile = \"strict\"\npassword = \"s3cr3t\""),
		"typed in extra":     sessionBlock("section = \"cinder\"\nextra = { password = \"s3cr3t\" }"),
		"source":             fileBlock("", "[neutron]\npassword = s3cr3t\ninsecure = true\n"),
		"misspelt in extra":  sessionBlock("section = \"cinder\"\nextra = { pasword = \"s3cr3t\" }"),
		"upgraded":           "data \"osloconf_upgrade\" \"test\" {\nfrom_release = \"zed\"\nsource {\nname = \"a\"\ncontent = \"[neutron]\\npassword = s3cr3t\\ninsecure = true\\n\"\n}\n}\n",
		"not upgraded":       "data \"osloconf_upgrade\" \"test\" {\nfrom_release = \"zed\"\nsource {\nname = \"a\"\ncontent = \"[neutron]\\npassword = s3cr3t\\ninsecure\\n\"\n}\n}\n",
		"source, not parsed": fileBlock("", "[neutron]\npassword = s3cr3t\ninsecure\n"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			failed := false
			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: factories(),
				Steps:                    []resource.TestStep{{Config: config, PlanOnly: true}},
				ErrorCheck: func(err error) error {
					failed = true
					if strings.Contains(err.Error(), "s3cr3t") {
						return errors.New("the secret is in the message:\n" + err.Error())
					}
					return nil
				},
			})
			if !failed {
				t.Error("the plan did not fail")
			}
		})
	}
}
