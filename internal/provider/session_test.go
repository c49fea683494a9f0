package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
)

// sessionBlock is a data source osloconf_session named "test".
func sessionBlock(arguments string) string {
	return "data \"osloconf_session\" \"test\" {\n" + arguments + "\n}\n"
}

func sessionOutput(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("data.osloconf_session.test", tfjsonpath.New(name), value)
}

func TestAccSessionRenders(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: sessionBlock(`
  release             = "2025.1"
  section             = "neutron"
  auth_type           = "password"
  auth_url            = "https://keystone.example.org/"
  username            = "nova"
  user_domain_name    = "Default"
  password            = "c4n$ary"
  project_name        = "service"
  project_domain_name = "Default"
  cafile              = "/etc/ssl/ca.pem"
  timeout             = 60
  valid_interfaces    = ["internal"]
  extra               = { metadata_proxy_shared_secret = "c4nary" }
`),
		ConfigStateChecks: []statecheck.StateCheck{
			sessionOutput("valid", knownvalue.Bool(true)),
			statecheck.ExpectSensitiveValue("data.osloconf_session.test", tfjsonpath.New("rendered")),
			sessionOutput("rendered", knownvalue.StringExact(`[neutron]
metadata_proxy_shared_secret = c4nary
cafile = /etc/ssl/ca.pem
timeout = 60
auth_type = password
valid_interfaces = internal
auth_url = https://keystone.example.org/
password = c4n\$ary
project_domain_name = Default
project_name = service
user_domain_name = Default
username = nova
`)),
			sessionOutput("rendered_redacted", knownvalue.StringExact(`[neutron]
metadata_proxy_shared_secret = ***
cafile = /etc/ssl/ca.pem
timeout = 60
auth_type = password
valid_interfaces = internal
auth_url = https://keystone.example.org/
password = ***
project_domain_name = Default
project_name = service
user_domain_name = Default
username = nova
`)),
			sessionOutput("values", knownvalue.MapPartial(map[string]knownvalue.Check{
				"password": knownvalue.StringExact("***"), "service_type": knownvalue.StringExact("network"),
			})),
		},
	})
}

func TestAccSessionFails(t *testing.T) {
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		arguments string
		words     []string
	}{
		"no such section":     {`section = "glanze"`, []string{"Section not covered", "glanze", "neutron"}},
		"no verification":     {"section = \"cinder\"\ninsecure = true", []string{"tls_verification_disabled: [cinder] insecure"}},
		"plain http auth_url": {"section = \"cinder\"\nauth_type = \"password\"\nauth_url = \"http://k\"", []string{"plaintext_endpoint: [cinder] auth_url"}},
		"no such plugin":      {"section = \"cinder\"\nauth_type = \"pasword\"", []string{"unknown_auth_plugin", "password"}},
		"unused secret": {"section = \"cyborg\"\nprofile = \"strict\"\npassword = \"c4nary\"",
			[]string{"auth_option_ignored: [cyborg] password", "dead copy of a secret"}},
		"uncovered service": {"service = \"swift\"\nsection = \"x\"", []string{"Service not covered", "cinder"}},
	} {
		steps = append(steps, named(t, name, failing(sessionBlock(test.arguments), test.words...)))
	}
	acceptance(t, steps...)
}
