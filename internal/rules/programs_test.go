package rules_test

import (
	"slices"
	"testing"
)

// What only one program of a service checks is a mistake in its configuration
// alone, and in one that says nothing of programs.
func TestProgramsThatCheck(t *testing.T) {
	t.Parallel()
	const domain = "[DEFAULT]\nstack_user_domain_id = heat\nstack_user_domain_name = heat\n"
	const short = "[DEFAULT]\nauth_encryption_key = Wc2n7Yt9Lr4\n"
	const heartbeat, empty = "[DEFAULT]\ndebug = false\n[health_manager]\nbind_port = 5555\n", "[health_manager]\nheartbeat_key =\n"
	for name, tt := range map[string]struct {
		service, rule, release, text string
		found, silent                []string
	}{
		"domain":           {"heat", "stack_domain_incomplete", "zed", domain, []string{"", "heat-engine", "heat-all"}, []string{"heat-api", "heat-api-cfn", "heat-manage", "heat-wsgi-api"}},
		"no engine":        {"heat", "stack_domain_incomplete", "zed", domain + "[heat_all]\nenabled_services = api,api_cfn\n", []string{"", "heat-engine"}, []string{"heat-all"}},
		"heat's key":       {"heat", "key_format_invalid", "zed", short, []string{"", "heat-engine", "heat-all"}, []string{"heat-api", "heat-manage"}},
		"heartbeat":        {"octavia", "key_format_invalid", "zed", heartbeat, []string{"", "octavia-health-manager", "octavia-worker", "amphora-agent"}, []string{"octavia-api", "octavia-wsgi", "octavia-driver-agent", "octavia-housekeeping"}},
		"empty heartbeat":  {"octavia", "key_format_invalid", "zed", empty, []string{"", "octavia-health-manager"}, []string{"octavia-api"}},
		"spare amphorae":   {"octavia", "key_format_invalid", "wallaby", heartbeat, []string{"octavia-housekeeping"}, []string{"octavia-api"}},
		"bridges":          {"neutron", "mapping_invalid", "zed", "[ovs]\nbridge_mappings = physnet1\n", []string{"", "neutron-openvswitch-agent"}, []string{"neutron-l3-agent", "neutron-server"}},
		"Linux bridges":    {"neutron", "mapping_invalid", "zed", "[linux_bridge]\nbridge_mappings = physnet1\n", []string{"", "neutron-linuxbridge-agent", "neutron-linuxbridge-cleanup"}, []string{"neutron-openvswitch-agent"}},
		"no macvtap":       {"neutron", "mapping_invalid", "zed", "[macvtap]\n", []string{"neutron-macvtap-agent"}, []string{"", "neutron-server"}},
		"empty macvtap":    {"neutron", "mapping_invalid", "zed", "[macvtap]\nphysical_interface_mappings =\n", []string{"", "neutron-macvtap-agent"}, []string{"neutron-server"}},
		"macvtap, no file": {"neutron", "mapping_invalid", "zed", "[DEFAULT]\ndebug = false\n", nil, []string{"", "neutron-macvtap-agent"}},
		"macvtap's filter": {"neutron", "packet_filter_off", "zed", "[securitygroup]\nfirewall_driver = noop\n", []string{"", "neutron-openvswitch-agent"}, []string{"neutron-macvtap-agent"}},
		"macvtap's driver": {"neutron", "driver_unknown", "zed", "[securitygroup]\nfirewall_driver = openvswitch\n", []string{"neutron-macvtap-agent"}, []string{"", "neutron-openvswitch-agent"}},
		"macvtap and noop": {"neutron", "driver_unknown", "zed", "[securitygroup]\nfirewall_driver = noop\n", nil, []string{"", "neutron-macvtap-agent"}},
		"DHCP":             {"neutron", "dhcp_resync_conflict", "zed", "[DEFAULT]\nresync_throttle = 6\n", []string{"", "neutron-dhcp-agent"}, []string{"neutron-l3-agent"}},
		"console":          {"nova", "console_origin_ineffective", "zed", "[console]\nallowed_origins = https://d.example.org\n", []string{"", "nova-novncproxy", "nova-serialproxy"}, []string{"nova-compute", "nova-api"}},
		"pages":            {"nova", "huge_pages_invalid", "zed", "[DEFAULT]\nreserved_huge_pages = node:0\n", []string{"", "nova-compute"}, []string{"nova-api", "nova-scheduler"}},
		"reserved store":   {"glance", "backend_undefined", "zed", "[DEFAULT]\nenabled_backends = a:file,os_glance_b:file\n[glance_store]\ndefault_backend = a\n", []string{"", "glance-api", "glance-wsgi-api"}, []string{"glance-scrubber"}},
		"workers":          {"cinder", "workers_invalid", "zed", "[DEFAULT]\nosapi_volume_workers = -1\n", []string{"", "cinder-api"}, []string{"cinder-volume", "cinder-scheduler"}},
		"volume back end":  {"cinder", "backend_undefined", "zed", "[DEFAULT]\nenabled_backends = a\n", []string{"", "cinder-volume"}, []string{"cinder-api", "cinder-scheduler"}},
		"volume driver":    {"cinder", "driver_unknown", "zed", "[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver = cinder.volume.drivers.rbd.RBDdriver\n", []string{"", "cinder-volume"}, []string{"cinder-api", "cinder-scheduler"}},
		"plugin":           {"neutron", "driver_unknown", "zed", "[DEFAULT]\ncore_plugin = neutron.plugins.ml2.plugin.ML2Plugin\n", []string{"", "neutron-server", "neutron-rpc-server"}, []string{"neutron-dhcp-agent", "neutron-openvswitch-agent"}},
		"alias":            {"nova", "pci_alias_invalid", "zed", "[pci]\nalias = {\n", []string{"", "nova-api", "nova-compute"}, []string{"nova-scheduler", "nova-conductor", "nova-novncproxy"}},
		"catalogue":        {"nova", "catalog_info_invalid", "zed", "[cinder]\ncatalog_info = volumev3::publicurl\n", []string{"", "nova-api", "nova-compute", "nova-conductor"}, []string{"nova-scheduler", "nova-novncproxy"}},
		"vendor data":      {"nova", "vendordata_target_ignored", "zed", "[api]\nvendordata_dynamic_targets = https://vendor.example.org/\n", []string{"", "nova-api-metadata", "nova-compute"}, []string{"nova-scheduler", "nova-conductor"}},
		"token cache":      {"cinder", "token_cache_key_missing", "zed", "[keystone_authtoken]\nmemcache_security_strategy = MAC\n", []string{"", "cinder-api", "cinder-wsgi"}, []string{"cinder-volume", "cinder-scheduler"}},
		"Ironic over HTTP": {"ironic", "token_cache_key_missing", "zed", "[DEFAULT]\nrpc_transport = json-rpc\n[keystone_authtoken]\nmemcache_security_strategy = MAC\n", []string{"", "ironic-api", "ironic-conductor"}, []string{"ironic-dbsync"}},
		"Ironic's bus":     {"ironic", "token_cache_key_missing", "zed", "[DEFAULT]\nrpc_transport = oslo\n[keystone_authtoken]\nmemcache_security_strategy = MAC\n", []string{"ironic-api"}, []string{"ironic-conductor"}},
		"any origin":       {"neutron", "cors_open", "zed", "[cors]\nallowed_origin = *\n", []string{"", "neutron-server", "neutron-api"}, []string{"neutron-l3-agent", "neutron-rpc-server"}},
		"origin":           {"heat", "cors_origin_ineffective", "zed", "[cors]\nallowed_origin = foo\n", []string{"", "heat-api", "heat-api-cfn", "heat-all"}, []string{"heat-engine"}},
		"share back end":   {"manila", "backend_undefined", "zed", "[DEFAULT]\nenabled_share_backends = a\n", []string{"", "manila-share", "manila-all"}, []string{"manila-api"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, program := range slices.Concat(tt.found, tt.silent) {
				found := ofRule(tt.rule, judgedAs(t, tt.service, program, tt.release, tt.text))
				if want := len(slices.DeleteFunc(slices.Clone(tt.found), func(name string) bool { return name != program })); len(found) != want {
					t.Errorf("%q: want %d, findings:\n%s", program, want, list(found))
				}
			}
		})
	}
}
