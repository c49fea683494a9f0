package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// The findings of rules with their own parsers in a service's text. An empty
// message means that the text passes.
func TestServiceRules(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		rule, service, release, text, message string
	}{
		"cinder: misspelt back end": {
			"backend_undefined", "cinder", "", "[DEFAULT]\nenabled_backends = lvm,cephh\n[lvm]\n[ceph]\n",
			`enabled_backends names "cephh", and there is no section [cephh]`,
		},
		"cinder: another file's back ends":   {"backend_undefined", "cinder", "", "[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n", ""},
		"cinder: case of a section":          {"backend_undefined", "cinder", "", "[DEFAULT]\nenabled_backends = Ceph\n[ceph]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n", ""},
		"cinder: one driver for all":         {"backend_undefined", "cinder", "", "[DEFAULT]\nenabled_backends = one,two\n[backend_defaults]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\n", ""},
		"cinder: empty driver":               {"driver_unknown", "cinder", "zed", "[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver =\n", "volume_driver is empty, and the service needs a driver"},
		"neutron: gap between mechanisms":    {"driver_unknown", "neutron", "zed", "[ml2]\nmechanism_drivers = openvswitch,,l2population\n", "mechanism_drivers has an item without a name"},
		"neutron: gap between extensions":    {"driver_unknown", "neutron", "zed", "[ml2]\nextension_drivers = port_security,,qos\n", ""},
		"neutron: three swapped letters":     {"driver_unknown", "neutron", "zed", "[agent]\nextensions = fdb,qso\n", `extensions lists "qso", which is not a driver of zed`},
		"neutron: three other letters":       {"driver_unknown", "neutron", "zed", "[agent]\nextensions = fdb,qos,qsa\n", ""},
		"neutron: no firewall driver":        {"driver_unknown", "neutron", "zed", "[securitygroup]\nfirewall_driver =\n", ""},
		"manila: share servers not set":      {"backend_undefined", "manila", "", "[DEFAULT]\nenabled_share_backends = nfs\n[nfs]\nshare_backend_name = NFS\n", "driver_handles_share_servers is not set in [nfs]"},
		"manila: share servers":              {"backend_undefined", "manila", "", "[DEFAULT]\nenabled_share_backends = nfs\n[nfs]\ndriver_handles_share_servers = false\n", ""},
		"glance: no default store":           {"backend_undefined", "glance", "", "[DEFAULT]\nenabled_backends = fast:rbd\n[fast]\nrbd_store_pool = images\n", "enabled_backends is set, but default_backend in [glance_store] is not"},
		"glance: other default store":        {"backend_undefined", "glance", "", "[DEFAULT]\nenabled_backends = fast:rbd\n[glance_store]\ndefault_backend = slow\n", "default_backend = \"slow\" is not one of the names in enabled_backends"},
		"glance: reserved name":              {"backend_undefined", "glance", "", "[DEFAULT]\nenabled_backends = fast:rbd, os_glance_x:file\n[glance_store]\ndefault_backend = fast\n", `enabled_backends names "os_glance_x", and names that begin with os_glance_ are reserved`},
		"glance: like a reserved name":       {"backend_undefined", "glance", "", "[DEFAULT]\nenabled_backends = os_glance:rbd, OS_GLANCE_x:file\n[glance_store]\ndefault_backend = os_glance\n", ""},
		"glance: default store":              {"backend_undefined", "glance", "", "[DEFAULT]\nenabled_backends = fast:rbd, slow:file\n[glance_store]\ndefault_backend = slow\n", ""},
		"neutron: type without driver":       {"ml2_types_conflict", "neutron", "", "[ml2]\ntype_drivers = vlan\nproject_network_types = vlan,vxlan\n", `project_network_types lists "vxlan", which type_drivers lacks`},
		"neutron: older name":                {"ml2_types_conflict", "neutron", "zed", "[ml2]\ntype_drivers = vlan\ntenant_network_types = gre\n", `tenant_network_types lists "gre", which type_drivers lacks`},
		"neutron: default drivers":           {"ml2_types_conflict", "neutron", "", "[ml2]\nproject_network_types = vxlan\nexternal_network_type = flat\n", ""},
		"neutron: external type":             {"ml2_types_conflict", "neutron", "", "[ml2]\ntype_drivers = vlan\nproject_network_types = vlan\nexternal_network_type = flat\n", "external_network_type = \"flat\", which type_drivers lacks"},
		"neutron: newer name":                {"ml2_types_conflict", "neutron", "2024.1", "[ml2]\ntype_drivers = flat,vxlan\nproject_network_types = vxlan\n", ""},
		"neutron: default types":             {"ml2_types_conflict", "neutron", "", "[ml2]\ntype_drivers = flat,vlan\n", `project_network_types by default lists "local", which type_drivers lacks`},
		"neutron: no project types":          {"ml2_types_conflict", "neutron", "", "[ml2]\ntype_drivers = flat,vlan\nproject_network_types =\n", ""},
		"neutron: VLANs without the driver":  {"range_invalid", "neutron", "", "[ml2]\ntype_drivers = flat,local\n[ml2_type_vlan]\nnetwork_vlan_ranges = p:200:100\n", ""},
		"neutron: cards used twice":          {"mapping_invalid", "neutron", "", "[sriov_nic]\nphysical_device_mappings = a:eth0,a:eth1,b:eth0\n", ""},
		"neutron: card without a network":    {"mapping_invalid", "neutron", "", "[sriov_nic]\nphysical_device_mappings = a:eth0,eth1\n", `physical_device_mappings lists "eth1": an item has too few or too many parts`},
		"neutron: reversed VLANs":            {"range_invalid", "neutron", "", "[ml2_type_vlan]\nnetwork_vlan_ranges = physnet1,p:200:100\n", `network_vlan_ranges lists "p:200:100": the end of a range comes before its start`},
		"neutron: VLAN 5000":                 {"range_invalid", "neutron", "", "[ml2_type_vlan]\nnetwork_vlan_ranges = p:1:5000\n", "a number is out of range"},
		"neutron: VLANs":                     {"range_invalid", "neutron", "", "[ml2_type_vlan]\nnetwork_vlan_ranges = physnet1,p:1:4094\n", ""},
		"neutron: tunnel 0":                  {"range_invalid", "neutron", "", "[ml2_type_vxlan]\nvni_ranges = 0:10\n", "a number is out of range"},
		"neutron: tunnels with a hyphen":     {"range_invalid", "neutron", "", "[ml2_type_geneve]\nvni_ranges = 1-1000\n", "an item has too few or too many parts"},
		"neutron: highest tunnel":            {"range_invalid", "neutron", "", "[ml2_type_vxlan]\nvni_ranges = 1:16777215\n", ""},
		"neutron: mapping without a bridge":  {"mapping_invalid", "neutron", "", "[ovs]\nbridge_mappings = physnet1\n", `bridge_mappings lists "physnet1"`},
		"neutron: bridge used twice":         {"mapping_invalid", "neutron", "", "[ovs]\nbridge_mappings = a:br-ex,b:br-ex\n", "a value is repeated"},
		"neutron: empty macvtap mapping":     {"mapping_invalid", "neutron", "", "[macvtap]\nphysical_interface_mappings =\n", `physical_interface_mappings = "", and the macvtap agent needs a mapping`},
		"neutron: macvtap's header":          {"mapping_invalid", "neutron", "", "[macvtap]\n", ""},
		"neutron: mappings":                  {"mapping_invalid", "neutron", "", "[ovs]\nbridge_mappings = a:br-a,b:br-b\n", ""},
		"neutron: filter off beside OVN":     {"packet_filter_off", "neutron", "", "[ml2]\nmechanism_drivers = openvswitch\n[securitygroup]\nfirewall_driver = neutron.agent.firewall.NoopFirewallDriver\n", "filters nothing"},
		"neutron: OVN without TLS, one host": {"ovsdb_plaintext", "neutron", "zed", "[ovn]\novn_nb_connection = tcp:127.0.0.1:6641,tcp:10.0.0.12:6641\n", "is accessed in clear text"},
		"keystone: one directory in clear":   {"ldap_plaintext", "keystone", "", "[ldap]\nurl = ldap://127.0.0.1,ldap://10.0.0.7\n", "sends passwords in clear text"},
		"keystone: another driver":           {"ldap_plaintext", "keystone", "", "[DEFAULT]\ndebug = false\n[identity]\ndomain_specific_drivers_enabled = true\n[ldap]\nurl = ldap://10.0.0.7\n", ""},
		"keystone: sql named":                {"ldap_plaintext", "keystone", "", "[identity]\ndriver = sql\n[ldap]\nurl = ldap://10.0.0.7\n", ""},
		"keystone: ldap named":               {"ldap_plaintext", "keystone", "", "[DEFAULT]\ndebug = false\n[identity]\ndriver = ldap\n[ldap]\nurl = ldap://10.0.0.7\n", "sends passwords in clear text"},
		"keystone: StartTLS":                 {"ldap_plaintext", "keystone", "", "[ldap]\nurl = ldap://10.0.0.7\nuse_tls = true\n", ""},
		"cinder: unknown login for tokens":   {"token_validation_unset", "cinder", "", "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nmemcached_servers = 10.0.0.9:11211\n", "[keystone_authtoken] sets neither auth_type nor auth_section"},
		"cinder: removed class":              {"driver_unknown", "cinder", "zed", "[DEFAULT]\nenabled_backends = lvm\n[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMISCSIDriver\n", "is not a driver of zed"},
		"cinder: class":                      {"driver_unknown", "cinder", "zed", "[DEFAULT]\nenabled_backends = lvm\n[lvm]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\n", ""},
		"neutron: removed plugin":            {"driver_unknown", "neutron", "zed", "[DEFAULT]\nservice_plugins = router,lbaasv2\n", `service_plugins lists "lbaasv2", which is not a driver of zed`},
		"neutron: misspelt mechanism":        {"driver_unknown", "neutron", "zed", "[ml2]\nmechanism_drivers = openvswich\n", "is not a driver of zed"},
		"neutron: drivers":                   {"driver_unknown", "neutron", "zed", "[DEFAULT]\ncore_plugin = ml2\nservice_plugins = router,qos,metering\n[ml2]\nmechanism_drivers = openvswitch,l2population\nextension_drivers = port_security\n", ""},
		"barbican: key in another plugin":    {"key_format_invalid", "barbican", "", "[crypto]\nenabled_crypto_plugins = p11_crypto\n[simple_crypto_plugin]\nkek = short\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &assess.Request{
				Service: test.service,
				Sources: []assess.SourceText{{Name: test.service + ".conf", Content: test.text}},
				Policy:  assess.PolicyText{Release: test.release, Profile: "strict"},
			}
			findings := check(t, r, nil)
			var got []string
			for _, f := range findings {
				if f.Rule == test.rule {
					got = append(got, f.Message)
				}
			}
			switch {
			case test.message == "" && len(got) > 0:
				t.Errorf("%s reports %q", test.rule, got)
			case test.message != "" && (len(got) != 1 || !strings.Contains(got[0], test.message)):
				t.Errorf("%s reports %q, want one with %q; all findings:\n%s", test.rule, got, test.message, list(findings))
			}
		})
	}
}
