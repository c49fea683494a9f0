package provider_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
)

// configBlock is a data source osloconf_config named "test".
func configBlock(arguments string) string {
	return fmt.Sprintf("data \"osloconf_config\" \"test\" {\n%s\n}\n", arguments)
}

// optionsOf is one for Nova at the permissive profile, which reports only what
// is always an error.
func optionsOf(options string) string {
	return configBlock("service = \"nova\"\nrelease = \"2025.1\"\nprofile = \"permissive\"\noptions = " + options)
}

func configOutput(name string, value knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("data.osloconf_config.test", tfjsonpath.New(name), value)
}

// rendering is a step that applies, and renders this text.
func rendering(config, text string) resource.TestStep {
	return resource.TestStep{Config: config, ConfigStateChecks: []statecheck.StateCheck{
		configOutput("rendered", knownvalue.StringExact(text)),
	}}
}

func TestAccConfigRenders(t *testing.T) {
	var steps []resource.TestStep
	for name, test := range map[string]struct{ config, want string }{
		"every type, nulls omitted": {
			optionsOf(`{
  libvirt = {
    virt_type       = "kvm"
    cpu_models      = null
    disk_cachemodes = ["file=writeback", "block=none"]
    num_pcie_ports  = 24
  }
  DEFAULT = { debug = true, log_file = null, default_log_levels = toset(["b=INFO", "a=WARN"]), cpu_allocation_ratio = 4.25 }
  pci = {
    device_spec = [jsonencode({ vendor_id = "8086" }), jsonencode({ vendor_id = "10de" })]
  }
  vault = null
}`),
			"[DEFAULT]\ncpu_allocation_ratio = 4.25\ndebug = true\ndefault_log_levels = a=WARN,b=INFO\n\n" +
				"[libvirt]\nvirt_type = kvm\ndisk_cachemodes = file=writeback,block=none\nnum_pcie_ports = 24\n\n" +
				"[pci]\ndevice_spec = {\"vendor_id\":\"8086\"}\ndevice_spec = {\"vendor_id\":\"10de\"}\n",
		},
		"a map for a dict option": {
			configBlock("service = \"neutron\"\nrelease = \"2025.1\"\nprofile = \"permissive\"\n" +
				`options = { ovs_driver = { vnic_type_prohibit_list = [] }, agent = { extensions = ["qos"] }, ml2 = { physical_network_mtus = { physnet1 = 9000, physnet0 = "1500", x = null } } }`),
			"[agent]\nextensions = qos\n\n[ml2]\nphysical_network_mtus = physnet0:1500,physnet1:9000\n\n" +
				"[ovs_driver]\nvnic_type_prohibit_list = \"\"\n",
		},
		"maps as the lines of a multi-valued option": {
			configBlock("service = \"cinder\"\nrelease = \"2025.1\"\nprofile = \"permissive\"\n" +
				`options = { DEFAULT = { enabled_backends = ["a"] }, a = { volume_backend_name = "a", replication_device = [{ backend_id = "x", conf = "/etc/x" }, { backend_id = "y" }] } }`),
			"[DEFAULT]\nenabled_backends = a\n\n[a]\nreplication_device = backend_id:x,conf:/etc/x\nreplication_device = backend_id:y\nvolume_backend_name = a\n",
		},
		"a map of lists, with another separator": {
			configBlock("service = \"manila\"\nrelease = \"2026.1\"\nprofile = \"permissive\"\n" +
				`options = { DEFAULT = { protocol_access_mapping = { ip = ["nfs", "cifs"], user = [] }, share_helpers = { CIFS = "a.B:c" } }, g = { share_helpers = { NFS = "x.Y" } } }` +
				"\nout_of_tree = { g = [\"*\"] }"),
			"[DEFAULT]\nprotocol_access_mapping = ip:[nfs,cifs],user:[]\nshare_helpers = CIFS=a.B:c\n\n[g]\nshare_helpers = NFS:x.Y\n",
		},
		"a list of maps": {
			configBlock("service = \"neutron\"\nrelease = \"2025.1\"\nprofile = \"permissive\"\n" +
				`options = { DEFAULT = { allowed_conntrack_helpers = [{ amanda = "tcp" }, { tftp = "udp" }] } }`),
			"[DEFAULT]\nallowed_conntrack_helpers = amanda:tcp,tftp:udp\n",
		},
		"brackets if the type requires them": {
			configBlock("service = \"glance\"\nrelease = \"2025.1\"\nprofile = \"permissive\"\n" +
				`options = { import_filtering_opts = { allowed_ports = [80, 443], disallowed_hosts = [] } }`),
			"[import_filtering_opts]\nallowed_ports = [80,443]\ndisallowed_hosts = []\n",
		},
		"numbers as they are written": {
			optionsOf(`{ DEFAULT = {
  reserved_host_disk_mb  = 9223372036854775807
  cpu_allocation_ratio   = 0.1
  ram_allocation_ratio   = 16.000000000000001
  disk_allocation_ratio  = 1e-7
  bandwidth_poll_interval = null
} }`),
			"[DEFAULT]\nreserved_host_disk_mb = 9223372036854775807\ncpu_allocation_ratio = 0.1\n" +
				"ram_allocation_ratio = 16.000000000000001\ndisk_allocation_ratio = 0.0000001\n",
		},
		"a value is literal": {
			optionsOf(`{ DEFAULT = { my_ip = "10.0.0.1", instances_path = " $state_path/$my_ip # \"x\" " } }`),
			"[DEFAULT]\ninstances_path = \" \\$state_path/\\$my_ip # \"x\" \"\nmy_ip = 10.0.0.1\n",
		},
		"references on request": {
			optionsOf(`{ DEFAULT = { state_path = "/srv", instances_path = "$state_path/x" } }` + "\ninterpolate = true"),
			"[DEFAULT]\ninstances_path = $state_path/x\nstate_path = /srv\n",
		},
		"older names": {
			optionsOf(`{ ssl = { ca_file = "/etc/ca.pem" }, libvirt = { iscsi_use_multipath = true } }`),
			"[libvirt]\nvolume_use_multipath = true\n\n[glance]\ncafile = /etc/ca.pem\n",
		},
		"layers and for expressions": {
			`locals {
  site = { DEFAULT = { debug = false, my_ip = "10.0.0.1" }, libvirt = { virt_type = "qemu" } }
  host = { DEFAULT = { my_ip = "10.0.0.7" } }
}
` + optionsOf(`{ for section in setunion(keys(local.site), keys(local.host)) : section =>
    merge(lookup(local.site, section, {}), lookup(local.host, section, {})) }`),
			"[DEFAULT]\nmy_ip = 10.0.0.7\ndebug = false\n\n[libvirt]\nvirt_type = qemu\n",
		},
		"the values of another data source": {
			`data "osloconf_glance" "images" {
  release = "2025.1"
  timeout = 60
}
` + optionsOf(`{ glance = { timeout = tonumber(data.osloconf_glance.images.values.timeout) } }`),
			"[glance]\ntimeout = 60\n",
		},
	} {
		steps = append(steps, named(t, name, rendering(test.config, test.want)))
	}
	acceptance(t, steps...)
}

func TestAccConfigOfTheWrongShape(t *testing.T) {
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		options string
		words   []string
	}{
		"null":                        {`null`, []string{"options is null, not an object of sections"}},
		"a string":                    {`"[DEFAULT]"`, []string{"Not a configuration", "options is a string, not an object of sections"}},
		"a list of sections":          {`[{ DEFAULT = {} }]`, []string{"options is a list, not an object of sections"}},
		"a string for a section":      {`{ DEFAULT = "debug" }`, []string{"options.DEFAULT is a string, not an object of options"}},
		"a list for a section":        {`{ DEFAULT = [{ debug = true }] }`, []string{"options.DEFAULT is a list, not an object of options"}},
		"a list for a bool":           {`{ DEFAULT = { debug = [true] } }`, []string{"Value of the wrong shape", "options.DEFAULT.debug takes one bool, and the value is a list"}},
		"a map for a number":          {`{ libvirt = { num_pcie_ports = { a = 1 } } }`, []string{"options.libvirt.num_pcie_ports takes one whole number, and the value is a map"}},
		"a map for a decimal":         {`{ DEFAULT = { cpu_allocation_ratio = {} } }`, []string{"options.DEFAULT.cpu_allocation_ratio takes one number, and the value is a map"}},
		"a map for a list":            {`{ DEFAULT = { default_log_levels = { a = "INFO" } } }`, []string{"options.DEFAULT.default_log_levels takes a list of strings, and the value is a map"}},
		"a map for a multi-valued":    {`{ pci = { device_spec = { vendor_id = "8086" } } }`, []string{"options.pci.device_spec takes a list of strings, a line each, and the value is a map"}},
		"a list in a list":            {`{ DEFAULT = { default_log_levels = ["a=INFO", ["b=INFO"]] } }`, []string{"options.DEFAULT.default_log_levels takes a list of strings: item 1 is a list"}},
		"an object in a multi-valued": {`{ pci = { device_spec = [{ vendor_id = "8086" }] } }`, []string{"options.pci.device_spec takes a list of strings, a line each: item 0 is a map"}},
		"a map in a map for a bool":   {`{ DEFAULT = { debug = { a = { b = true } } } }`, []string{"options.DEFAULT.debug takes one bool, and the value is a map"}},
		"a list for an unknown name":  {`{ DEFAULT = { no_such = [["x"]] } }`, []string{"options.DEFAULT.no_such: item 0 is a list"}},
		"null in a list":              {`{ DEFAULT = { default_log_levels = ["a=INFO", null] } }`, []string{"default_log_levels takes a list of strings: item 1 is null", "compact()"}},
		"two spellings of a section":  {`{ glance = { timeout = 60 }, GLANCE = { timeout = 61 } }`, []string{"Option written twice", "[GLANCE] and [glance] as one section, and both set timeout"}},
		"a list of maps for strings":  {`{ DEFAULT = { default_log_levels = [{ a = "INFO" }] } }`, []string{"options.DEFAULT.default_log_levels takes a list of strings: item 0 is a map"}},
		"too deep":                    {`{ DEFAULT = { reserved_huge_pages = [{ node = { x = 1 } }] } }`, []string{"options.DEFAULT.reserved_huge_pages takes a list of maps, a line each: item 0 contains something other"}},
		"a list in a map":             {`{ DEFAULT = { reserved_huge_pages = [{ node = [1] }] } }`, []string{"options.DEFAULT.reserved_huge_pages takes a list of maps, a line each: item 0 contains something other than strings, numbers and bools"}},
		"a comma in a map":            {`{ DEFAULT = { reserved_huge_pages = [{ node = "1,2" }] } }`, []string{"options.DEFAULT.reserved_huge_pages: the value of key number 0 contains a comma"}},
		"a list for a string":         {`{ api = { dhcp_domain = [] } }`, []string{"options.api.dhcp_domain takes one string, and the value is a list"}},
	} {
		steps = append(steps, named(t, name, failing(optionsOf(test.options), test.words...)))
	}
	acceptance(t, steps...)
}

// A finding points at options and names the place in it.
func TestAccConfigFindingsNameTheirPlace(t *testing.T) {
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		options string
		words   []string
	}{
		"a choice":                 {`{ libvirt = { virt_type = "kvmm" } }`, []string{"invalid_value: [libvirt] virt_type", "options =", "options.libvirt.virt_type:", "kvmm"}},
		"an unknown name":          {`{ libvirt = { virt_tpye = "kvm" } }`, []string{"unknown_option: [libvirt] virt_tpye", "options.libvirt.virt_tpye:", "did you mean virt_type?"}},
		"a section":                {`{ libvirtt = { virt_type = "kvm" } }`, []string{"unknown_section: [libvirtt]", "did you mean [libvirt]?"}},
		"a map of an unknown name": {`{ libvirt = { virt_map = { a = "b" } } }`, []string{"unknown_option: [libvirt] virt_map"}},
	} {
		steps = append(steps, named(t, name, failing(optionsOf(test.options), test.words...)))
	}
	acceptance(t, steps...)
}

// unknowns is the start of a configuration with values known after apply.
const unknowns = `
resource "terraform_data" "late" {
  input = { text = "late", list = ["a=INFO", "b=WARN"], section = { virt_type = "qemu" }, number = 7 }
}
locals { late = terraform_data.late.output }
`

// An insecure literal fails the plan, whatever else is unknown.
func TestAccConfigFailsBesideUnknowns(t *testing.T) {
	const insecure = `glance = { insecure = true }`
	var steps []resource.TestStep
	for name, options := range map[string]string{
		"a value":           `{ ` + insecure + `, DEFAULT = { host = local.late.text } }`,
		"in one section":    `{ glance = { insecure = true, region_name = local.late.text } }`,
		"an item":           `{ ` + insecure + `, DEFAULT = { default_log_levels = ["a=INFO", local.late.text] } }`,
		"a list":            `{ ` + insecure + `, DEFAULT = { default_log_levels = local.late.list } }`,
		"a value of a map":  `{ ` + insecure + `, DEFAULT = { x_map = { a = local.late.text } } , y = null }`,
		"a whole section":   `{ ` + insecure + `, libvirt = local.late.section }`,
		"part of a text":    `{ ` + insecure + `, DEFAULT = { host = "${local.late.text}.example.org" } }`,
		"something merged":  `merge({ ` + insecure + ` }, { DEFAULT = { host = local.late.text } })`,
		"a number":          `{ ` + insecure + `, libvirt = { num_pcie_ports = local.late.number } }`,
		"a sensitive value": `{ ` + insecure + `, DEFAULT = { host = sensitive(local.late.text) } }`,
	} {
		config := unknowns + configBlock("service = \"nova\"\nrelease = \"2025.1\"\nout_of_tree = { DEFAULT = [\"x_map\"] }\noptions = "+options)
		steps = append(steps, named(t, name, failing(config, "tls_verification_disabled: [glance] insecure", "options.glance.insecure")))
	}
	acceptance(t, steps...)
}

// The same values appear once they are known.
func TestAccConfigWithUnknowns(t *testing.T) {
	acceptance(t, rendering(unknowns+optionsOf(`merge({
    libvirt = local.late.section
    glance  = { timeout = local.late.number, region_name = "${local.late.text}-1" }
  }, { DEFAULT = { default_log_levels = concat(local.late.list, ["c=INFO"]), host = sensitive("s3cret.example.org") } })`),
		"[DEFAULT]\nhost = s3cret.example.org\ndefault_log_levels = a=INFO,b=WARN,c=INFO\n\n[glance]\ntimeout = 7\nregion_name = late-1\n\n[libvirt]\nvirt_type = qemu\n"))
}

// A data source with unknown arguments is read at apply. A precondition with
// check_config fails in the plan.
func TestAccCheckConfigFailsThePlan(t *testing.T) {
	check := func(variable, options, settings string) string {
		return unknowns + variable + fmt.Sprintf(`
output "conf" {
  value = local.late.text
  precondition {
    condition     = provider::osloconf::check_config(%s, %s)
    error_message = "nova.conf fails its check."
  }
}
`, options, settings)
	}
	const insecure = "variable \"insecure\" {\n  type    = bool\n  default = true\n}\n"
	const settings = `{ service = "nova", release = "2025.1" }`
	var steps []resource.TestStep
	for name, test := range map[string]struct {
		config string
		words  []string
	}{
		"a value from a variable": {
			check(insecure, `{ glance = { insecure = var.insecure, region_name = local.late.text } }`, settings),
			[]string{"tls_verification_disabled: [glance] insecure"},
		},
		"a section that is not known": {
			check(insecure, `{ libvirt = local.late.section, glance = { insecure = var.insecure } }`, settings),
			[]string{"tls_verification_disabled: [glance] insecure"},
		},
		"another service": {
			check(insecure, `{ nova = { insecure = var.insecure, region_name = local.late.text } }`, `{ service = "neutron" }`),
			[]string{"tls_verification_disabled: [nova] insecure"},
		},
		"a wrong shape": {
			check(insecure, `{ libvirt = { virt_type = [local.late.text] } }`, settings),
			[]string{"options.libvirt.virt_type takes one string, and the value is a list"},
		},
		"an unknown setting": {
			check(insecure, `{ glance = { insecure = var.insecure } }`, `{ servcie = "nova" }`),
			[]string{"settings has no member servcie"},
		},
	} {
		steps = append(steps, named(t, name, failing(test.config, test.words...)))
	}
	passing := check("", `{ glance = { insecure = false, timeout = 60, region_name = local.late.text }, libvirt = local.late.section }`, settings)
	acceptance(t, append(steps, named(t, "nothing fails", resource.TestStep{Config: passing}))...)
}

// One line may contain every secret of the configuration: it is never quoted.
func TestAccConfigMistakesHoldNoSecret(t *testing.T) {
	for name, options := range map[string]string{
		"wrong shape of an option":  `{ database = { connection = "mysql+pymysql://nova:s3cretword@db/nova" }, DEFAULT = { debug = [true] } }`,
		"wrong shape of a section":  `{ database = { connection = "mysql+pymysql://nova:s3cretword@db/nova" }, DEFAULT = true }`,
		"a string for a section":    `{ database = "mysql+pymysql://nova:s3cretword@db/nova" }`,
		"a secret in a nested list": `{ database = { connection = [["mysql+pymysql://nova:s3cretword@db/nova"]] } }`,
		"a secret as a name":        `{ DEFAULT = { "password = s3cretword" = [[1]] } }`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			resource.UnitTest(t, resource.TestCase{
				ProtoV6ProviderFactories: factories(),
				Steps:                    []resource.TestStep{{Config: optionsOf(options), PlanOnly: true}},
				ErrorCheck: func(err error) error {
					if err == nil || strings.Contains(err.Error(), "s3cretword") || !strings.Contains(err.Error(), "Error: ") {
						t.Errorf("got %v, want an error without the secret", err)
					}
					return nil
				},
			})
		})
	}
}

// Every service is hardened, not just the sections that build sessions.
func TestAccConfigHardened(t *testing.T) {
	acceptance(t, resource.TestStep{
		Config: configBlock(`
  service           = "glance"
  release           = "2026.1"
  profile           = "permissive"
  hardened_defaults = true
  explain           = true
  options = {
    DEFAULT      = { show_multiple_locations = true, allow_anonymous_access = null }
    glance_store = { rbd_store_pool = "images" }
  }`),
		ConfigStateChecks: []statecheck.StateCheck{
			configOutput("rendered", knownvalue.StringRegexp(regexp.MustCompile(
				`(?s)\[DEFAULT\].*allow_anonymous_access = false.*show_multiple_locations = true.*\[glance_store\].*https_insecure = false.*\[oslo_policy\].*enforce_scope = true`))),
			configOutput("settings", knownvalue.MapPartial(map[string]knownvalue.Check{
				"DEFAULT.show_multiple_locations": knownvalue.ObjectPartial(map[string]knownvalue.Check{"origin": knownvalue.StringExact("set"), "value": knownvalue.StringExact("true")}),
				"DEFAULT.show_image_direct_url":   knownvalue.ObjectPartial(map[string]knownvalue.Check{"origin": knownvalue.StringExact("hardened"), "value": knownvalue.StringExact("false")}),
			})),
		},
	})
}
