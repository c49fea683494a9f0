package rules_test

import "testing"

// TestValueRemedy asserts what to write instead of a value that an option's type
// refuses.
func TestValueRemedy(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, text, option, remediation string
	}{
		"bool":         {"nova", "[DEFAULT]\ndebug = maybe\n", "debug", "Write true or false."},
		"int, at most": {"neutron", "[DEFAULT]\nagent_down_time = 75s\n", "agent_down_time", "Write a whole number of at most 2147483, without a unit."},
		"int as code":  {"ironic", "[pxe]\nfile_permission = 0o644\n", "file_permission", "Write 420, the same number in decimal digits."},
		"int":          {"nova", "[libvirt]\nnum_volume_scan_tries = 5x\n", "num_volume_scan_tries", "Write a whole number, without a unit."},
		"float":        {"nova", "[DEFAULT]\ninitial_cpu_allocation_ratio = 4,0\n", "initial_cpu_allocation_ratio", "Write a number of at least 0.0 with a point for decimals, without a unit."},
		"port":         {"nova", "[vnc]\nnovncproxy_port = 6080/tcp\n", "novncproxy_port", "Write a port number from 0 to 65535 alone."},
		"address":      {"neutron", "[ovs]\nlocal_ip = 10.0.0.11/24\n", "local_ip", "Write an IP address alone, without a scheme, a port, a prefix length or square brackets."},
		"host":         {"nova", "[libvirt]\nlive_migration_inbound_addr = http://10.0.0.11\n", "live_migration_inbound_addr", "Write a host name or an IP address alone, without a scheme, a port, a path or square brackets."},
		"URI":          {"nova", "[vnc]\nnovncproxy_base_url = 10.0.0.11\n", "novncproxy_base_url", "Write a whole URL with its scheme, such as https://host.example.org:8443/path."},
		"a zone":       {"neutron", "[designate]\nipv4_ptr_zone_prefix_size = 20\n", "ipv4_ptr_zone_prefix_size", "Write 8, 16 or 24."},
		"a v6 zone":    {"neutron", "[designate]\nipv6_ptr_zone_prefix_size = 126\n", "ipv6_ptr_zone_prefix_size", "Write a multiple of 4 from 4 to 124."},
		"a slip":       {"nova", "[libvirt]\ncpu_mode = host-pasthrough\n", "cpu_mode", "Write host-passthrough, or another of the valid values."},
		"a beginning":  {"cinder", "[DEFAULT]\nenabled_backends = l\n[l]\ntarget_helper = lio\n", "target_helper", "Write lioadm, or another of the valid values."},
		"of several":   {"cinder", "[DEFAULT]\nenabled_backends = l\n[l]\ntarget_protocol = nvmet\n", "target_protocol", "Write one of the valid values."},
		"brackets":     {"glance", "[DEFAULT]\nenabled_import_methods = glance-direct\n", "enabled_import_methods", "Write the items in square brackets, with commas between them."},
		"an end of it": {"glance", "[import_filtering_opts]\nallowed_ports = [80,443\n", "allowed_ports", "Write the items in square brackets, with commas between them."},
		"item of it":   {"glance", "[import_filtering_opts]\nallowed_ports = [80,https]\n", "allowed_ports", "Write in each item a whole number, without a unit."},
		"list choice":  {"nova", "[api]\nvendordata_providers = StaticJSON,DynamicJson\n", "vendordata_providers", "Write only valid values, with commas between them."},
		"dict":         {"neutron", "[ovs]\nresource_provider_hypervisors = br-ex\n", "resource_provider_hypervisors", "Write NAME:VALUE pairs with commas between them, each name once."},
		"dicts":        {"nova", "[DEFAULT]\nreserved_huge_pages = node:0,node:1\n", "reserved_huge_pages", "Write NAME:VALUE pairs with commas between them, each name once; repeat the option for every further set of them."},
		"pattern":      {"nova", "[DEFAULT]\ninstance_usage_audit_period = daily\n", "instance_usage_audit_period", "Write a text that matches ^(hour|month|day|year)(@([0-9]+))?$."},
		"no choice":    {"nova", "[libvirt]\nvirt_type = hypervisor\n", "virt_type", "Write one of the valid values."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := one(t, judgedAs(t, test.service, "", "2026.1", test.text), "invalid_value", test.option)
			if f.Remediation != test.remediation {
				t.Errorf("remediation is %q, want %q", f.Remediation, test.remediation)
			}
		})
	}
}

// TestWordForNothing judges the words by which other languages write no value.
func TestWordForNothing(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text, option string // "" where nothing is found
	}{
		"region":           {"[glance]\nregion_name = None\n", "region_name"},
		"endpoint":         {"[glance]\nendpoint_override = null\n", "endpoint_override"},
		"password":         {"[placement]\nauth_type = password\npassword = undefined\n", "password"},
		"UUID of a secret": {"[libvirt]\nrbd_secret_uuid = None\n", "rbd_secret_uuid"},
		"a choice":         {"[libvirt]\ncpu_mode = none\n", ""},
		"auth plugin":      {"[placement]\nauth_type = none\n", ""},
		"a host's name":    {"[DEFAULT]\nhost = None\n", ""},
		"part of a word":   {"[glance]\nregion_name = Nonesuch\n", ""},
		"lower case":       {"[glance]\nregion_name = none\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := judgedAs(t, "nova", "", "2026.1", test.text)
			if test.option == "" {
				none(t, findings, "placeholder_value")
				return
			}
			saysThat(t, one(t, findings, "placeholder_value", test.option), test.option+" is the word that a program writes for no value")
		})
	}
}
