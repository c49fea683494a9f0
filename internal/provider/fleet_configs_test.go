package provider_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
)

// Whole configurations in HCL, with common options beneath each, names that
// other code reads, and options set elsewhere.
func TestAccFleetOfConfigs(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: fleetBlock(`
  service       = "cinder"
  release       = "2025.1"
  program       = "cinder-volume"
  profile       = "permissive"
  enforcement   = "report"
  explain       = true
  out_of_tree   = { ceph = ["acme_option"] }
  set_elsewhere = ["DEFAULT.transport_url"]
  common        = { "DEFAULT.debug" = "false", "oslo_concurrency.lock_path" = "/var/lib/cinder/lock", "ceph.rbd_pool" = "volumes" }
  configs = {
    b = {
      DEFAULT = { enabled_backends = ["ceph"], debug = true }
      ceph    = { volume_driver = "cinder.volume.drivers.rbd.RBDDriver", rbd_pool = "fast", acme_option = "x", rbd_pol = "y", replication_device = [{ backend_id = "far", conf = "/etc/ceph/far.conf" }] }
    }
    a = { DEFAULT = { enabled_backends = ["ceph"], my_ip = null }, ceph = { volume_driver = "cinder.volume.drivers.rbd.RBDDriver" } }
  }
`),
		ConfigStateChecks: []statecheck.StateCheck{
			fleetOutput("rendered", knownvalue.MapExact(map[string]knownvalue.Check{
				"a": knownvalue.StringExact("[DEFAULT]\nenabled_backends = ceph\ndebug = false\n\n[ceph]\nrbd_pool = volumes\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n\n" +
					"[oslo_concurrency]\nlock_path = /var/lib/cinder/lock\n"),
				"b": knownvalue.StringExact("# NOT APPROVED by osloconf: unknown_option\n[DEFAULT]\nenabled_backends = ceph\ndebug = true\n\n" +
					"[ceph]\nrbd_pool = fast\nreplication_device = backend_id:far,conf:/etc/ceph/far.conf\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\nacme_option = x\nrbd_pol = y\n\n" +
					"[oslo_concurrency]\nlock_path = /var/lib/cinder/lock\n"),
			})),
			fleetOutput("valid", knownvalue.MapExact(map[string]knownvalue.Check{"a": knownvalue.Bool(true), "b": knownvalue.Bool(false)})),
			fleetOutput("findings", knownvalue.ListPartial(map[int]knownvalue.Check{
				0: knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"configuration": knownvalue.StringExact("b"), "rule": knownvalue.StringExact("unknown_option"),
					"section": knownvalue.StringExact("ceph"), "option": knownvalue.StringExact("rbd_pol"),
				}),
			})),
			fleetOutput("settings", knownvalue.MapPartial(map[string]knownvalue.Check{
				"a": knownvalue.MapPartial(map[string]knownvalue.Check{
					"ceph.rbd_pool": knownvalue.ObjectPartial(map[string]knownvalue.Check{"value": knownvalue.StringExact("volumes"), "origin": knownvalue.StringExact("set")}),
				}),
			})),
		},
	})
}

// The common options of whole configurations are typed as their text is read,
// and a mistake in one configuration names it.
func TestAccFleetOfConfigsFails(t *testing.T) {
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		arguments string
		words     []string
	}{
		"a finding":              {`configs = { web = { glance = { insecure = true } } }`, []string{"tls_verification_disabled: 1 configuration", "web: insecure = true"}},
		"a common option":        {`common = { "glance.insecure" = "true" }` + "\nconfigs = { web = {}, db = {} }", []string{"tls_verification_disabled: 2 configurations"}},
		"a wrong shape":          {`configs = { web = { DEFAULT = { debug = [true] } } }`, []string{"options.DEFAULT.debug takes one bool, and the value is a list"}},
		"not an object":          {`configs = ["x"]`, []string{"configs is a list, not an object of configurations"}},
		"a string for a section": {`configs = { web = { DEFAULT = "x" } }`, []string{"configs.web: options.DEFAULT is a string"}},
		"null":                   {`configs = { web = null }`, []string{"The configuration", "web", "is null"}},
		"together with files":    {`configs = { web = {} }` + "\nfiles = { a = \"\" }", []string{"Both files and configs are set"}},
		"an unknown service":     {"service = \"nove\"\nconfigs = { web = {} }", []string{"nove", "nova"}},
	} {
		steps = append(steps, named(t, name, failing(fleetBlock(test.arguments), test.words...)))
	}
	acceptance(t, steps...)
}

// An insecure literal fails the plan even if another configuration is unknown.
func TestAccFleetOfConfigsBesideUnknowns(t *testing.T) {
	var steps []resource.TestStep
	for name, configs := range map[string]string{
		"another configuration": `{ web = { glance = { insecure = true } }, late = local.late.section }`,
		"another value":         `{ web = { glance = { insecure = true, region_name = local.late.text } } }`,
	} {
		steps = append(steps, named(t, name, failing(unknowns+fleetBlock("configs = "+configs), "tls_verification_disabled: 1 configuration", "web: insecure = true")))
	}
	acceptance(t, steps...)
}

// A thousand configurations are one read.
func TestAccFleetOfAThousandConfigs(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: fmt.Sprintf("locals {\n  hosts = { for i in range(1000) : format(\"host%%04d\", i) => { DEFAULT = { my_ip = \"10.0.${floor(i / 250)}.${i %% 250 + 1}\" }, libvirt = { virt_type = \"kvm\" } } }\n}\n%s",
			fleetBlock("release = \"2025.1\"\nprofile = \"permissive\"\nconfigs = local.hosts")),
		ConfigStateChecks: []statecheck.StateCheck{
			fleetOutput("ids", knownvalue.MapSizeExact(1000)),
			fleetOutput("all_valid", knownvalue.Bool(true)),
			fleetOutput("rendered", knownvalue.MapPartial(map[string]knownvalue.Check{
				"host0999": knownvalue.StringExact("[DEFAULT]\nmy_ip = 10.0.3.250\n\n[libvirt]\nvirt_type = kvm\n"),
			})),
		},
	})
}
