package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
)

// The options of one program of a service, and the version denoted by a pasted
// release.
func TestAccOptionsOfProgram(t *testing.T) {
	output := func(name string, value knownvalue.Check) statecheck.StateCheck {
		return statecheck.ExpectKnownOutputValue(name, value)
	}
	acceptance(t, resource.TestStep{
		Config: `
data "osloconf_options" "test" {
  service = "neutron"
  release = "stable/2025.1"
  section = "DEFAULT"
}
data "osloconf_options" "server" {
  service = "neutron"
  release = "2025.1-eol"
  program = "neutron-server"
  section = "DEFAULT"
}
data "osloconf_options" "l3" {
  service = "neutron"
  release = "2025.1 (Epoxy)"
  program = "neutron-l3-agent"
  section = "DEFAULT"
}
locals {
  found = { all = data.osloconf_options.test, server = data.osloconf_options.server, l3 = data.osloconf_options.l3 }
}
data "osloconf_options" "cinder" {
  service = "cinder"
  release = "2:21.3.2-1"
  section = "backend_defaults"
}
output "readers" {
  value = [for program, found in local.found : program if contains(found.options[*].name, "agent_mode")]
}
output "release" { value = local.found.l3.release }
output "ids" { value = length(distinct(values(local.found)[*].id)) }
output "versions" { value = [data.osloconf_options.cinder.release, data.osloconf_options.cinder.service_version, data.osloconf_options.cinder.nova_version] }
`,
		ConfigStateChecks: []statecheck.StateCheck{
			output("readers", knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact("all"), knownvalue.StringExact("l3")})),
			output("release", knownvalue.StringExact("2025.1")),
			output("ids", knownvalue.Int64Exact(3)),
			output("versions", knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact("zed"), knownvalue.StringExact("21.3.2"), knownvalue.StringExact("26.3.0")})),
		},
	})
}

// An unknown program is an error that lists the programs, wherever one can be
// named.
func TestAccUnknownProgram(t *testing.T) {
	const words = `has no program "nova-computer": did you mean nova-compute? Its programs are: nova-api,`
	var steps []resource.TestStep
	for name, config := range map[string]string{
		"options": "data \"osloconf_options\" \"test\" {\nprogram = \"nova-computer\"\n}\n",
		"file":    fileBlock(`program = "nova-computer"`, "[glance]\n"),
		"config":  "data \"osloconf_config\" \"test\" {\nprogram = \"nova-computer\"\noptions = { DEFAULT = { debug = false } }\n}\n",
		"fleet":   "data \"osloconf_fleet\" \"test\" {\nprogram = \"nova-computer\"\nfiles = { a = \"[glance]\\n\" }\n}\n",
		"cloud": "data \"osloconf_cloud\" \"test\" {\nconfiguration {\nname = \"a\"\nservice = \"nova\"\nprogram = \"nova-computer\"\n" +
			"source {\nname = \"nova.conf\"\ncontent = \"[glance]\\n\"\n}\n}\n}\n",
		"upgrade": "data \"osloconf_upgrade\" \"test\" {\nfrom_release = \"zed\"\nto_release = \"2025.1\"\nprogram = \"nova-computer\"\n" +
			"source {\nname = \"nova.conf\"\ncontent = \"[glance]\\n\"\n}\n}\n",
	} {
		steps = append(steps, named(t, name, failing(config, words)))
	}
	acceptance(t, steps...)
}
