package refused

import (
	"maps"
	"slices"
)

// compute are cases of what Nova refuses on a compute host, and of what it leaves
// out at its API and at its console proxy.
func compute() []Case {
	var all []Case
	add := func(rule, kind string, texts map[string]string) {
		nova := of(rule, kind, "nova", "")
		for _, text := range slices.Sorted(maps.Keys(texts)) {
			all = append(all, nova(text, texts[text]))
		}
	}
	add("pci_spec_invalid", "start", map[string]string{
		`[pci]` + "\n" + `device_spec = {"vendor_id": "8086", "product_id": "154d"}` + "\n":                             "",
		`[pci]` + "\n" + `device_spec = {"address": "*:0a:00.*", "physical_network": "physnet1"}` + "\n":                "",
		`[pci]` + "\n" + `device_spec = {"vendor_id": "8086"}` + "\n" + `device_spec = [{"product_id": "154d"}]` + "\n": "",
		`[pci]` + "\n" + `device_spec = {'vendor_id': '8086'}` + "\n":                                                   `^PciConfigInvalidSpec: `,
		`[pci]` + "\n" + `passthrough_whitelist = {"vendor_id": 8086}` + "\n":                                           `^(PciConfigInvalidSpec|TypeError|AttributeError): `,
		`[pci]` + "\n" + `device_spec = {"vendor_id": "80867"}` + "\n":                                                  `^PciConfigInvalidSpec: `,
		`[pci]` + "\n" + `device_spec = {"devname": "eth0", "address": "0000:0a:00.1"}` + "\n":                          `^PciDeviceInvalidDeviceName: `,
		`[pci]` + "\n" + `device_spec = "8086"` + "\n":                                                                  `^PciConfigInvalidSpec: `,
	})
	add("pci_spec_invalid", "start", map[string]string{
		"[pci]\ndevice_spec = {\"address\": {\"bus\": \"[\"}}\n":                         `^PciDeviceWrongAddressFormat: `,
		"[pci]\ndevice_spec = {\"vendor_id\": \"-1\"}\n":                                 "",
		"[pci]\ndevice_spec = {\"vendor_id\": \"0x8086\", \"product_id\": \" 154d \"}\n": "",
	})
	const alias = `[pci]` + "\n" + `alias = `
	add("pci_alias_invalid", "aliases", map[string]string{
		alias + `{"name": "nic", "vendor_id": "8086", "product_id": "154d"}` + "\n":                                         "",
		alias + `{"name": "nic", "device_type": "type-VF", "numa_policy": "preferred"}` + "\n":                              "",
		alias + `{"vendor_id": "8086", "product_id": "154d"}` + "\n":                                                        `^PciInvalidAlias: `,
		alias + `{"name": "nic", "vendor_id": 8086}` + "\n":                                                                 `^PciInvalidAlias: `,
		alias + `{"name": "nic", "numa_policy": "strict"}` + "\n":                                                           `^PciInvalidAlias: `,
		alias + `{"name": "nic", "device_type": "type-vf"}` + "\n":                                                          `^PciInvalidAlias: `,
		alias + `{"name": "nic", "capability_type": "usb"}` + "\n":                                                          `^PciInvalidAlias: `,
		alias + `{"name": "a", "numa_policy": ""}` + "\n":                                                                   `^PciInvalidAlias: `,
		alias + `{"name": " a", "vendor_id": "8086"}` + "\nalias = " + `{"name": "a", "vendor_id": "8086"}` + "\n":          `^PciInvalidAlias: `,
		alias + `{'name': 'nic'}` + "\n":                                                                                    `^PciInvalidAlias: `,
		alias + `{"name": "a", "device_type": "type-PF"}` + "\n" + `alias = {"name": "a", "device_type": "type-VF"}` + "\n": `^PciInvalidAlias: `,
	})
	const api = "[api]\nvendordata_dynamic_targets = "
	add("vendordata_target_ignored", "targets", map[string]string{
		api + "a@https://vendor.example.org/\n":                               "",
		api + "a@https://vendor.example.org/,b@https://vendor.example.org/\n": "",
		api + "a@https://user@vendor.example.org/\n":                          "",
		api + "@https://vendor.example.org/\n":                                "",
		api + "a@https://vendor.example.org/,\n":                              "",
		api + "https://vendor.example.org/\n":                                 `^Ineffective: 0 of 1 targets asked`,
		api + "a@https://vendor.example.org/,a@https://other.example.org/\n":  `^Ineffective: 1 of 2 targets asked`,
		api + "a@https://vendor.example.org/,,b@https://other.example.org/\n": `^Ineffective: 2 of 3 targets asked`,
	})
	add("cpu_options_conflict", "start", map[string]string{
		"[libvirt]\ncpu_mode = host-model\n":                                                        "",
		"[libvirt]\ncpu_mode = custom\ncpu_models = Haswell\n":                                      "",
		"[libvirt]\nvirt_type = lxc\n":                                                              "",
		"[libvirt]\nvirt_type = lxc\ncpu_mode = none\n":                                             "",
		"[compute]\ncpu_shared_set = 0-3\ncpu_dedicated_set = 4-7\n":                                "",
		"[compute]\ncpu_shared_set = 0-7,^3\ncpu_dedicated_set = 3\n":                               "",
		"[DEFAULT]\nreserved_host_cpus = 2\n":                                                       "",
		"[DEFAULT]\nvcpu_pin_set = 2-5\nreserved_host_cpus = 1\n":                                   "",
		"[DEFAULT]\nvcpu_pin_set = 2-5\nreserved_host_cpus = 1\n[compute]\ncpu_shared_set = 6\n":    "",
		"[DEFAULT]\nvcpu_pin_set = 2-5\n[compute]\ncpu_shared_set = 6\n":                            "",
		"[DEFAULT]\nvcpu_pin_set =\nreserved_host_cpus = 1\n[compute]\ncpu_shared_set = 6\n":        `^InvalidConfiguration: .*reserved_host_cpus`,
		"[DEFAULT]\nvcpu_pin_set = 2-5\nreserved_host_cpus = 1\n[compute]\ncpu_dedicated_set = 6\n": `^InvalidConfiguration: .*vcpu_pin_set`,
		"[libvirt]\ncpu_mode = none\ncpu_models = Haswell\n":                                        `^Invalid: The cpu_models option is not required`,
		"[libvirt]\ncpu_mode = host-model\ncpu_models = ,\n":                                        "",
		"[compute]\ncpu_shared_set = ,\n":                                                           `^Invalid: `,
		"[DEFAULT]\nreserved_host_cpus = 0\n[compute]\ncpu_dedicated_set = 3\n":                     "",
		"[libvirt]\ncpu_mode = custom\n":                                                            `^Invalid: The cpu_models option is required`,
		"[libvirt]\ncpu_models = Haswell\n":                                                         `^Invalid: The cpu_models option is not required`,
		"[libvirt]\ncpu_mode = host-passthrough\ncpu_models = Haswell\n":                            `^Invalid: The cpu_models option is not required`,
		"[libvirt]\nvirt_type = lxc\ncpu_mode = host-model\n":                                       `^Invalid: Config requested an explicit CPU model`,
		"[compute]\ncpu_shared_set = 0-3\ncpu_dedicated_set = 3-7\n":                                `^InvalidConfiguration: .*disjoint`,
		"[DEFAULT]\nreserved_host_cpus = 1\n[compute]\ncpu_dedicated_set = 3-7\n":                   `^InvalidConfiguration: .*reserved_host_cpus`,
		"[DEFAULT]\nreserved_host_cpus = 1\n[compute]\ncpu_shared_set = 3-7\n":                      `^InvalidConfiguration: .*reserved_host_cpus`,
		"[DEFAULT]\nvcpu_pin_set = 2-5\n[compute]\ncpu_dedicated_set = 6\n":                         `^InvalidConfiguration: .*vcpu_pin_set`,
		"[compute]\ncpu_dedicated_set = 7-3\n":                                                      `^Invalid: `,
		"[compute]\ncpu_shared_set = all\n":                                                         `^Invalid: `,
		"[compute]\ncpu_shared_set = ^3\n":                                                          `^Invalid: `,
	})
	const libvirt, fake = "[DEFAULT]\ncompute_driver = libvirt.LibvirtDriver\n", "[DEFAULT]\ncompute_driver = fake.FakeDriver\n"
	const pages, unread = libvirt + "reserved_huge_pages = ", `^InvalidReservedMemoryPagesOption: `
	add("huge_pages_invalid", "named driver", map[string]string{
		pages + "node:0,size:2048,count:64\n":                                                    "",
		pages + "node:0,size:1GB,count:1\nreserved_huge_pages = node: 1, size: 2048, count: 2\n": "",
		pages + "node:0,size:.5GB,count:1\n":                                                     "",
		fake + "reserved_huge_pages = node:0,size:2048\n":                                        "",
		pages + "node:0,size:2048\n":                                                             unread,
		pages + "node:a,size:2048,count:1\n":                                                     unread,
		pages + "node:0,size:2048,count:x\n":                                                     unread,
		pages + "node:0,size:big,count:1\n":                                                      unread,
		pages + "node:0,size:2M,count:1\n":                                                       unread,
		pages + "node:0,size:2mb,count:1\n":                                                      unread,
		pages + "node:0,size:2kB,count:1\n":                                                      unread,
		pages + "node:0,size:1PB,count:1\n":                                                      unread,
	})
	const sets = "[compute]\ncpu_shared_set = 0-\ncpu_dedicated_set = 7-3\n"
	add("cpu_options_conflict", "named driver", map[string]string{
		fake + "reserved_host_cpus = 1\nvcpu_pin_set = all\n" + sets: "",
	})
	add("libvirt_options_conflict", "named driver", map[string]string{
		fake + "[compute]\nmax_disk_devices_to_attach = 0\n":                                                     `^InvalidConfiguration: .*max_disk_devices_to_attach`,
		fake + "[compute]\nmax_disk_devices_to_attach = -1\n":                                                    "",
		fake + "force_raw_images = false\n[libvirt]\nimages_type = rbd\nvirt_type = lxc\nswtpm_enabled = true\n": "",
	})
	add("pci_spec_invalid", "named driver", map[string]string{
		fake + "[pci]\ndevice_spec = {'vendor_id': '8086'}\n":     `^PciConfigInvalidSpec: `,
		fake + "[pci]\ndevice_spec = {\"vendor_id\": \"8086\"}\n": "",
	})
	add("libvirt_options_conflict", "start", map[string]string{
		"[libvirt]\nimages_type = rbd\n":                                        "",
		"[DEFAULT]\nforce_raw_images = false\n[libvirt]\nimages_type = qcow2\n": "",
		"[libvirt]\nswtpm_enabled = true\n":                                     "",
		"[libvirt]\nvirt_type = qemu\nswtpm_enabled = true\n":                   "",
		"[compute]\nmax_disk_devices_to_attach = 1\n":                           "",
		"[DEFAULT]\nforce_raw_images = false\n[libvirt]\nimages_type = rbd\n":   `^InvalidConfiguration: .*force_raw_images`,
		"[libvirt]\nvirt_type = lxc\nswtpm_enabled = true\n":                    `^InvalidConfiguration: vTPM support`,
		"[compute]\nmax_disk_devices_to_attach = 00\n":                          `^InvalidConfiguration: .*max_disk_devices_to_attach`,
		"[compute]\nmax_disk_devices_to_attach = 0\n":                           `^InvalidConfiguration: .*max_disk_devices_to_attach`,
	})
	const twice = "[libvirt]\nlive_migration_tunnelled = true\nlive_migration_with_native_tls = "
	add("live_migration_conflict", "start", map[string]string{
		twice + "false\nlive_migration_scheme = tls\n": "",
		twice + "true\nlive_migration_scheme = tls\n":  `^Invalid: Setting both 'live_migration_tunnelled' and`,
	})
	add("live_migration_conflict", "migration", map[string]string{
		"[libvirt]\nlive_migration_scheme = tls\n":                                            "",
		"[libvirt]\nlive_migration_uri = qemu+tls://%s/system\n":                              "",
		"[libvirt]\nlive_migration_uri = qemu+ssh://nova@%s/system\n":                         "",
		"[libvirt]\nlive_migration_uri = qemu+tcp://%s/system\nlive_migration_scheme = tls\n": `^Ineffective: connects to qemu\+tcp`,
		"[libvirt]\nlive_migration_uri = qemu+tls://controller/system\n":                      `^TypeError: `,
		"[libvirt]\nlive_migration_uri = qemu+tls://%s/system?x=%%20\n":                       "",
		"[libvirt]\nlive_migration_uri = qemu+tls://%%%s/system\n":                            "",
		"[libvirt]\nlive_migration_uri = qemu+tls://%%s/system\n":                             `^TypeError: `,
		"[libvirt]\nlive_migration_uri = qemu+tls://%s/system%%%\n":                           `^(TypeError|ValueError): `,
		"[libvirt]\nvirt_type = parallels\nlive_migration_scheme = tls\n":                     `^Ineffective: connects to parallels\+tcp`,
		"[libvirt]\nvirt_type = parallels\nlive_migration_scheme = tcp\n":                     "",
		"[libvirt]\nvirt_type = parallels\nlive_migration_uri = parallels+tls://%s/system\n":  "",
		"[libvirt]\nlive_migration_uri = qemu+tls://%s/system?no_verify=%31\n":                `^(TypeError|ValueError): `,
		"[libvirt]\nlive_migration_uri = qemu+tls://%s/%s\n":                                  `^TypeError: `,
	})
	const console = "[console]\nallowed_origins = "
	add("console_origin_ineffective", "origins", map[string]string{
		console + "dashboard.example.org\n":                  "",
		console + "dashboard.example.org,10.0.0.5,fd00::5\n": "",
		console + "https://dashboard.example.org\n":          `^Ineffective: `,
		console + "dashboard.example.org?a\n":                `^Ineffective: `,
		console + "dashboard.example.org#a\n":                `^Ineffective: `,
		console + "user@dashboard.example.org\n":             `^Ineffective: `,
		console + "fd00:0:0:0:0:0:0:5\n":                     `^Ineffective: `,
		console + "d\u00e4shboard.example.org\n":             `^Ineffective: `,
		console + "xn--dshboard-5wa.example.org,a_b.c.\n":    "",
		console + "::ffff:a00:5\n":                           "",
		console + "*.example.org\n":                          `^Ineffective: `,
		console + "dashboard.example.org:443\n":              `^Ineffective: `,
		console + "Dashboard.example.org\n":                  `^Ineffective: `,
		console + "[fd00::5]\n":                              `^Ineffective: `,
		console + "dashboard.example.org/\n":                 `^Ineffective: `,
	})
	const vnc, unverified = "[vnc]\nauth_schemes = ", `^RFBAuthHandshakeFailed: .*CERTIFICATE_VERIFY_FAILED`
	add("console_tls_incomplete", "vencrypt", map[string]string{
		vnc + "none\n": "",
		vnc + "vencrypt\nvencrypt_ca_certs = /etc/nova/ca.pem\n": "",
		vnc + "vencrypt\n":                      unverified,
		vnc + "vencrypt,none\n":                 unverified,
		vnc + "vencrypt\nvencrypt_ca_certs =\n": unverified,
	})
	return all
}
