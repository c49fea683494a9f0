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

const fileAddress = "data.osloconf_file.test"

// fileBlock is a data source osloconf_file named "test" with one source for
// each text, named nova.conf, nova1.conf and so on.
func fileBlock(arguments string, texts ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "data \"osloconf_file\" \"test\" {\n%s\n", arguments)
	for i, text := range texts {
		name := "nova.conf"
		if i > 0 {
			name = fmt.Sprintf("nova%d.conf", i)
		}
		fmt.Fprintf(&b, "source {\nname = %q\ncontent = %s\n}\n", name, hclString(text))
	}
	return b.String() + "}\n"
}

// hclString quotes a text as an HCL literal.
func hclString(text string) string {
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(fmt.Sprintf("%q", text))
}

func fileOutput(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(fileAddress, tfjsonpath.New(name), value)
}

func TestAccFileMerges(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: fileBlock("release = \"zed\"\nexplain = true",
			"[DEFAULT]\nmy_ip = 10.0.0.1\n[glance]\ntimeout = 30\nregion_name = a$my_ip\n[Unknown]\nx = 1 # kept\n  two\n",
			"[ssl]\nca_file = /etc/ssl/ca.pem\n[GLANCE]\ntimeout = 60\n"),
		ConfigStateChecks: []statecheck.StateCheck{
			fileOutput("valid", knownvalue.Bool(true)),
			fileOutput("values", knownvalue.MapPartial(map[string]knownvalue.Check{
				"glance.timeout":     knownvalue.StringExact("60"),
				"glance.region_name": knownvalue.StringExact("a10.0.0.1"),
				"glance.cafile":      knownvalue.StringExact("/etc/ssl/ca.pem"),
			})),
			fileOutput("rendered", knownvalue.StringExact("[DEFAULT]\nmy_ip = 10.0.0.1\n\n"+
				"[glance]\ncafile = /etc/ssl/ca.pem\ntimeout = 60\nregion_name = a$my_ip\n\n[Unknown]\nx = 1 # kept\n    two\n")),
			fileOutput("settings", knownvalue.MapPartial(map[string]knownvalue.Check{
				"glance.cafile": knownvalue.ObjectExact(map[string]knownvalue.Check{
					"value": knownvalue.StringExact("/etc/ssl/ca.pem"), "default": knownvalue.Null(),
					"origin": knownvalue.StringExact("deprecated_name"), "set_as": knownvalue.StringExact("ssl.ca_file"),
					"file": knownvalue.StringExact("nova1.conf"), "line": knownvalue.Int64Exact(2),
				}),
			})),
			fileOutput("migrated", knownvalue.MapExact(map[string]knownvalue.Check{
				"nova.conf":  knownvalue.StringExact("[DEFAULT]\nmy_ip = 10.0.0.1\n[glance]\ntimeout = 30\nregion_name = a$my_ip\n[Unknown]\nx = 1 # kept\n  two\n"),
				"nova1.conf": knownvalue.StringExact("[ssl]\n[GLANCE]\ntimeout = 60\ncafile = /etc/ssl/ca.pem\n"),
			})),
		},
	})
}

func TestAccFileFails(t *testing.T) {
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		arguments string
		texts     []string
		words     []string
	}{
		"not parsable":      {"", []string{"[glance]\ninsecure\n"}, []string{"parse_error", "content =", "nova.conf line 2: oslo.config refuses the file: No"}},
		"bad value":         {"", []string{"[glance]\ntimeout = fast\n"}, []string{"invalid_value: [glance] timeout", "nova.conf line 2", `timeout = "fast" cannot be read`}},
		"no such reference": {"", []string{"[glance]\nregion_name = $nope\n"}, []string{"interpolation_error: [glance] region_name", "nope"}},
		"later alias wins":  {"", []string{"[glance]\ninsecure = false\n", "[glance]\napi_insecure = true\n"}, []string{"tls_verification_disabled", "nova1.conf line 2"}},
		"lone return":       {"", []string{"[glance]\ncafile=/a\rinsecure=true\n"}, []string{"line_injection"}},
		"no source":         {"", nil, []string{"No source"}},
		"two with the same name": {"source {\nname = \"nova.conf\"\ncontent = \"\"\n}", []string{""},
			[]string{"Two sources with the same name", "nova.conf"}},
		"unknown section": {`sections = ["glanze"]`, []string{""}, []string{"Section not covered", "glanze", "cinder"}},
		"unknown service": {`service = "novva"`, []string{""}, []string{"Service not covered", "cinder", "nova"}},
		"source over the limits": {"source {\nname = \"big.conf\"\ncontent = replace(format(\"%0100001d\", 0), \"0\", \"[a]\\n\")\n}", nil,
			[]string{"Source over the limits", "big.conf", "100000 lines"}},
	} {
		steps = append(steps, named(t, name, failing(fileBlock(test.arguments, test.texts...), test.words...)))
	}
	acceptance(t, steps...)
}

// A text that Terraform does not know yet is judged at apply, and fails there.
func TestAccFileUnknownContent(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: "resource \"terraform_data\" \"text\" {\ninput = \"[glance]\\ninsecure = true\\n\"\n}\n" +
			"data \"osloconf_file\" \"test\" {\nsource {\nname = \"nova.conf\"\ncontent = terraform_data.text.output\n}\n}\n",
		ExpectError: wrapped("tls_verification_disabled: [glance] insecure", "nova.conf line 2"),
	})
}
