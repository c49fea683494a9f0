package provider_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		section           any
		options, settings any
		want              any
	}{
		"nothing set":                 {"glance", map[string]any{}, map[string]any{}, true},
		"null":                        {"glance", nil, nil, true},
		"typed":                       {"glance", map[string]any{"num_retries": 3, "insecure": false, "api_servers": []any{"https://a:9292"}, "retriable_status_codes": []any{503}}, map[string]any{}, true},
		"texts":                       {"glance", map[string]any{"num_retries": "3", "insecure": "no", "api_servers": "https://a:9292,https://b:9292"}, map[string]any{}, true},
		"null member":                 {"glance", map[string]any{"insecure": nil}, map[string]any{}, true},
		"older name":                  {"glance", map[string]any{"ca_file": "/etc/ssl/ca.pem"}, map[string]any{}, true},
		"settings":                    {"glance", map[string]any{"insecure": true}, map[string]any{"severities": map[string]any{"tls_verification_disabled": "warning"}}, true},
		"another section":             {"cinder", map[string]any{"timeout": 60}, map[string]any{}, true},
		"section of another service":  {"nova", map[string]any{"timeout": 60}, map[string]any{"service": "neutron"}, true},
		"unknown member":              {"glance", map[string]any{"cafile": unknown{}, "insecure": false}, map[string]any{}, unknown{}},
		"unknown extra":               {"glance", map[string]any{"insecure": false, "extra": unknown{}}, map[string]any{}, unknown{}},
		"null extra":                  {"glance", map[string]any{"insecure": false, "extra": nil}, map[string]any{}, true},
		"unknown item":                {"glance", map[string]any{"api_servers": []any{"https://a:9292", unknown{}}}, map[string]any{}, unknown{}},
		"unknown options":             {"glance", unknown{}, map[string]any{}, unknown{}},
		"unknown settings":            {"glance", map[string]any{"insecure": true}, unknown{}, unknown{}},
		"unknown setting":             {"glance", map[string]any{"insecure": true}, map[string]any{"release": unknown{}}, unknown{}},
		"unknown severity":            {"glance", map[string]any{"insecure": true}, map[string]any{"severities": map[string]any{"timeout_unset": unknown{}}}, unknown{}},
		"unknown section":             {unknown{}, map[string]any{"insecure": true}, map[string]any{}, unknown{}},
		"unknown, but decided anyway": {"glance", map[string]any{"cafile": unknown{}}, map[string]any{"release": "zed"}, unknown{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, fault := call(t, "check", test.section, test.options, test.settings)
			if fault != nil {
				t.Fatal(fault.Text)
			}
			if got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestCheckFails(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		section           any
		options, settings any
		argument          int64
		words             []string
	}{
		"one finding":                 {"glance", map[string]any{"insecure": true}, map[string]any{}, 1, []string{"an option fails its check", "tls_verification_disabled: [glance] insecure", "insecure = true turns off", "Instead: "}},
		"every finding":               {"glance", map[string]any{"insecure": true, "num_retries": -1}, map[string]any{}, 1, []string{"2 findings fail", "tls_verification_disabled: [glance] insecure", "[glance] num_retries"}},
		"beside an unknown":           {"glance", map[string]any{"insecure": true, "cafile": unknown{}}, map[string]any{}, 1, []string{"tls_verification_disabled"}},
		"beside an unknown item":      {"glance", map[string]any{"api_servers": []any{unknown{}, "ftp://x"}}, map[string]any{}, 1, []string{"api_servers, item 1"}},
		"text of a wrong type":        {"glance", map[string]any{"num_retries": "many"}, map[string]any{}, 1, []string{"invalid_value: [glance] num_retries", `"many"`}},
		"unknown name":                {"glance", map[string]any{"insecrue": true}, map[string]any{}, 1, []string{"unknown_option", "insecrue", "insecure"}},
		"extra":                       {"glance", map[string]any{"extra": map[string]any{"insecrue": "true"}}, map[string]any{}, 1, []string{"unknown_option", "insecrue"}},
		"extra of an attribute":       {"glance", map[string]any{"extra": map[string]any{"insecure": "false"}}, map[string]any{}, 1, []string{"extra contains insecure, which is also an attribute"}},
		"extra that is not an object": {"glance", map[string]any{"extra": "s3cr3t"}, map[string]any{}, 1, []string{"unknown_option", "extra"}},
		"list of numbers":             {"glance", map[string]any{"retriable_status_codes": []any{503, "often"}}, map[string]any{}, 1, []string{"retriable_status_codes"}},
		"secret":                      {"cinder", map[string]any{"auth_type": "password", "password": "s3cr3t\r"}, map[string]any{}, 1, []string{"line_injection", "password"}},
		"strict":                      {"cinder", map[string]any{"auth_type": "password", "password": "s3cr3t"}, map[string]any{"profile": "strict"}, 1, []string{"plaintext_secret: [cinder] password"}},
		"list for one value":          {"glance", map[string]any{"timeout": []any{60}}, map[string]any{}, 1, []string{"timeout takes one value"}},
		"object for a value":          {"glance", map[string]any{"timeout": map[string]any{"a": "s3cr3t"}}, map[string]any{}, 1, []string{"timeout is an object"}},
		"null item":                   {"glance", map[string]any{"api_servers": []any{nil}}, map[string]any{}, 1, []string{"Item 0 of api_servers is null"}},
		"not an object":               {"glance", "s3cr3t", map[string]any{}, 1, []string{"options is a string"}},
		"unknown setting name":        {"glance", unknown{}, map[string]any{"relase": unknown{}}, 2, []string{"settings has no member relase"}},
		"unknown release":             {"glance", map[string]any{}, map[string]any{"release": "zebra"}, 2, []string{"zebra"}},
		"unknown section":             {"glanse", map[string]any{}, map[string]any{}, 0, []string{"glanse", "glance"}},
		"section without a session":   {"libvirt", map[string]any{"virt_type": "kvmm"}, map[string]any{}, 1, []string{"invalid_value: [libvirt] virt_type", "kvmm"}},
		"list for one value there":    {"libvirt", map[string]any{"virt_type": []any{"kvm"}}, map[string]any{}, 1, []string{"options.libvirt.virt_type takes one string"}},
		"unknown service":             {"glance", map[string]any{}, map[string]any{"service": "nove"}, 2, []string{"nove"}},
		"glance of other services":    {"glance", map[string]any{"api_servers": []any{"https://a"}}, map[string]any{"service": "cinder"}, 1, []string{"unknown_option: [glance] api_servers"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, test.argument, test.words, "check", test.section, test.options, test.settings)
		})
	}
}

// TestCheckListsSoMuch has more findings than anyone reads.
func TestCheckListsSoMuch(t *testing.T) {
	t.Parallel()
	options := map[string]any{}
	for i := range 150 {
		options[fmt.Sprintf("no_option_%d", i)] = 1
	}
	refused(t, 1, []string{"150 findings fail the check", "... and 50 more"}, "check", "glance", options, map[string]any{})
}

// guardedBlock is a data source that Terraform can read only at apply, with a
// precondition that it evaluates during the plan.
func guardedBlock(insecure string) string {
	return `
variable "insecure" {
  type    = bool
  default = true
}

resource "terraform_data" "ca" {
  input = "/etc/ssl/certs/glance.pem"
}

data "osloconf_glance" "test" {
  cafile   = terraform_data.ca.output
  insecure = ` + insecure + `

  lifecycle {
    precondition {
      condition     = provider::osloconf::check("glance", { cafile = terraform_data.ca.output, insecure = ` + insecure + ` }, {})
      error_message = "Glance's options fail their check."
    }
  }
}
`
}

// TestAccCheckLiteralBesideUnknown and the next test show the purpose of check:
// the plan fails, although the data source itself is read only at apply.
func TestAccCheckLiteralBesideUnknown(t *testing.T) {
	acceptance(t, failing(guardedBlock("tobool(\"true\")"), "Invalid function argument", "tls_verification_disabled: [glance] insecure"))
}

func TestAccCheckVariableBesideUnknown(t *testing.T) {
	acceptance(t, failing(guardedBlock("var.insecure"), "Invalid function argument", "tls_verification_disabled: [glance] insecure"))
}

func TestAccCheckUndecided(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: guardedBlock("false"),
		Check:  resource.TestCheckResourceAttr("data.osloconf_glance.test", "valid", "true"),
	})
}

// TestAccCheckSensitive has a secret that fails: the message says why, and
// Terraform hides the value.
func TestAccCheckSensitive(t *testing.T) {
	acceptance(t, failing(`
variable "token" {
  default   = "s3cr3t\r"
  sensitive = true
}

data "osloconf_session" "test" {
  section = "cinder"
  timeout = 60

  lifecycle {
    precondition {
      condition     = provider::osloconf::check("cinder", { token = var.token }, {})
      error_message = "Cinder's options fail their check."
    }
  }
}
`, "Invalid function argument", "line_injection: [cinder] token", "the value of token contains a carriage return"))
}
