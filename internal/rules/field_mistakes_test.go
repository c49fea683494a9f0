package rules_test

import (
	"strings"
	"testing"
)

// TestFieldMistakes judges small mistakes as users report them: each is found once,
// under its option, with the remedy, and not in the corrected text.
func TestFieldMistakes(t *testing.T) {
	t.Parallel()
	const (
		share = "[DEFAULT]\nenabled_share_backends = b\n[b]\nshare_driver = manila.share.drivers."
		vault = "[secretstore]\nenabled_secretstore_plugins = vault_plugin\n[vault_plugin]\nvault_url = "
		nodes = "[DEFAULT]\nenabled_hardware_types = "
	)
	for name, test := range map[string]struct {
		service, program, wrong, right string
		rule, option, message, remedy  string
	}{
		"share servers of LVM": {
			"manila", "", share + "lvm.LVMShareDriver\ndriver_handles_share_servers = true\n", share + "lvm.LVMShareDriver\ndriver_handles_share_servers = false\n",
			"backend_undefined", "driver_handles_share_servers", "the driver accepts false only", "Set driver_handles_share_servers = false",
		},
		"no share servers of containers": {
			"manila", "", share + "container.driver.ContainerShareDriver\ndriver_handles_share_servers = false\n", share + "generic.GenericShareDriver\ndriver_handles_share_servers = false\n",
			"backend_undefined", "driver_handles_share_servers", "the driver accepts true only", "Set driver_handles_share_servers = true",
		},
		"Vault without a scheme": {
			"barbican", "", vault + "vault.example.org:8200\n", vault + "https://vault.example.org:8200\n",
			"endpoint_scheme", "vault_url", "has no scheme", "https://host:port",
		},
		"an interface for a hardware type": {
			"ironic", "ironic-conductor", nodes + "ipmitool\n", nodes + "ipmi\n",
			"driver_unknown", "enabled_hardware_types", "which is an interface, not a hardware type", "List the hardware type",
		},
		"a driver's main word": {
			"octavia", "", "[controller_worker]\ncompute_driver = nova\n", "[controller_worker]\ncompute_driver = compute_nova_driver\n",
			"driver_unknown", "compute_driver", "is not a driver", "Write compute_nova_driver instead.",
		},
		"a driver without its end": {
			"octavia", "", "[controller_worker]\namphora_driver = amphora_haproxy_rest\n", "[controller_worker]\namphora_driver = amphora_haproxy_rest_driver\n",
			"driver_unknown", "amphora_driver", "is not a driver", "Write amphora_haproxy_rest_driver instead.",
		},
		"ovs": {
			"neutron", "", "[ml2]\nmechanism_drivers = ovs\n", "[ml2]\nmechanism_drivers = openvswitch\n",
			"driver_unknown", "mechanism_drivers", `lists "ovs"`, "Write openvswitch instead.",
		},
		"sriov": {
			"neutron", "", "[ml2]\nmechanism_drivers = openvswitch,sriov\n", "[ml2]\nmechanism_drivers = openvswitch,arista\n",
			"driver_unknown", "mechanism_drivers", `lists "sriov"`, "Write sriovnicswitch instead.",
		},
		"a key manager": {
			"cinder", "", "[key_manager]\nbackend = barbicann\n", "[key_manager]\nbackend = barbican\n",
			"driver_unknown", "backend", "is not a driver", "Write barbican instead.",
		},
		"Keystone's own version": {
			"keystone", "", "[DEFAULT]\npublic_endpoint = https://k.example.org:5000/v3\n", "[DEFAULT]\npublic_endpoint = https://k.example.org/identity\n",
			"endpoint_version_suffix", "public_endpoint", "ends in a version", "End the URL before the version.",
		},
		"an address with a port": {
			"cinder", "", "[DEFAULT]\nosapi_volume_listen = 192.0.2.11:8776\n", "[DEFAULT]\nosapi_volume_listen = 192.0.2.11\n",
			"invalid_value", "osapi_volume_listen", "is an address with a port", "Write the address alone.",
		},
		"a number above 255": {
			"nova", "", "[DEFAULT]\nmy_ip = 10.0.0.300\n", "[DEFAULT]\nmy_ip = 10.0.0.30\n",
			"invalid_value", "my_ip", `my_ip = "10.0.0.300" is not an IPv4 address`, "Write the address of the host.",
		},
		"a number too many": {
			"ironic", "", "[DEFAULT]\nmy_ip = 10.0.0.1.5\n", "[DEFAULT]\nmy_ip = node-10.0.0.1.example\n",
			"invalid_value", "my_ip", "has four numbers from 0 to 255", "Write the address of the host.",
		},
		"a cache at no address": {
			"keystone", "", "[cache]\nmemcache_servers = 10.0.0.1:11211,10.0.0.256:11211\n", "[cache]\nmemcache_servers = 10.0.0.1:11211,10.0.0.255:11211\n",
			"invalid_value", "memcache_servers", `lists "10.0.0.256:11211", which is not a server: an IPv4 address has four numbers`, "Write HOST:11211 for each server",
		},
		"a broker at no address": {
			"cinder", "", "[DEFAULT]\ntransport_url = rabbit://cinder:Wx7Yq2Zp@10.0.0.1,cinder:Wx7Yq2Zp@10.0.0.256\n", "[DEFAULT]\ntransport_url = rabbit://cinder:Wx7Yq2Zp@10.0.0.1,cinder:Wx7Yq2Zp@10.0.0.255\n",
			"transport_url_invalid", "transport_url", "a host is not an IPv4 address", "Write the address of the broker, or its name.",
		},
		"a database at no address": {
			"keystone", "", "[database]\nconnection = mysql+pymysql://keystone:Wx7Yq2Zp@10.0.256.1/keystone\n", "[database]\nconnection = mysql+pymysql://keystone:Wx7Yq2Zp@10.0.0.1/keystone\n",
			"database_url_invalid", "connection", "the host is not an IPv4 address", "Write mysql+pymysql://",
		},
		"a URL of TFTP": {
			"ironic", "", "[pxe]\ntftp_server = tftp://192.0.2.11\n", "[pxe]\ntftp_server = 2001:db8::11\n",
			"invalid_value", "tftp_server", "is a URL", "Write the address alone.",
		},
		"the metadata API's secret": {
			"nova", "", "[neutron]\nservice_metadata_proxy = true\nmetadata_proxy_secret = Wx7Yq2Zp\n", "[neutron]\nservice_metadata_proxy = true\nmetadata_proxy_shared_secret = Wx7Yq2Zp\n",
			"unknown_option", "metadata_proxy_secret", "did you mean metadata_proxy_shared_secret?", "Write metadata_proxy_shared_secret.",
		},
		"a name's beginning": {
			"keystone", "", "[ldap]\nuser_tree = ou=Users,dc=example\n", "[ldap]\nuser_tree_dn = ou=Users,dc=example\n",
			"unknown_option", "user_tree", "did you mean user_tree_dn?", "Write user_tree_dn.",
		},
		"a name's end": {
			"neutron", "", "[DEFAULT]\nproxy_shared_secret = Wx7Yq2Zp\n", "[DEFAULT]\nmetadata_proxy_shared_secret = Wx7Yq2Zp\n",
			"unknown_option", "proxy_shared_secret", "did you mean metadata_proxy_shared_secret?", "Write metadata_proxy_shared_secret.",
		},
		"a passphrase": {
			"octavia", "", "[certificates]\nca_private_key_pass = Wx7Yq2Zp\n", "[certificates]\nca_private_key_passphrase = Wx7Yq2Zp\n",
			"unknown_option", "ca_private_key_pass", "did you mean ca_private_key_passphrase?", "Write ca_private_key_passphrase.",
		},
		"Cinder's list in Manila": {
			"manila", "", strings.Replace(share, "enabled_share_backends", "enabled_backends", 1) + "lvm.LVMShareDriver\ndriver_handles_share_servers = false\n", share + "lvm.LVMShareDriver\ndriver_handles_share_servers = false\n",
			"unknown_option", "enabled_backends", "did you mean enabled_share_backends?", "Write enabled_share_backends.",
		},
		"no threads": {
			"designate", "", "[service:worker]\nthreads = 0\n", "[service:worker]\nthreads = 1\n",
			"workers_invalid", "threads", "leaves no thread", "Write a number of 1 or more",
		},
		"a provider that is not enabled": {
			"octavia", "", "[api_settings]\nenabled_provider_drivers = amphora:Octavia\ndefault_provider_driver = ovn\n", "[api_settings]\nenabled_provider_drivers = amphora:Octavia,ovn:OVN\ndefault_provider_driver = ovn\n",
			"refused_in_use", "default_provider_driver", "is not one of the providers", "or list this one as well",
		},
		"the default provider left out": {
			"octavia", "octavia-api", "[api_settings]\nenabled_provider_drivers = ovn:OVN\n", "[api_settings]\nenabled_provider_drivers = ovn:OVN,amphora:Octavia\n",
			"refused_in_use", "enabled_provider_drivers", `does not list "amphora"`, "Set default_provider_driver = ovn.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := judgedAs(t, test.service, test.program, "2026.1", test.wrong)
			f := one(t, found, test.rule, test.option)
			saysThat(t, f, test.message)
			if !strings.Contains(f.Remediation, test.remedy) {
				t.Errorf("remediation %q does not contain %q", f.Remediation, test.remedy)
			}
			corrected := judgedAs(t, test.service, test.program, "2026.1", test.right)
			none(t, corrected, test.rule)
			for _, rule := range []string{"driver_unknown", "key_manager_unprotected", "unknown_option", "invalid_value"} {
				if rule != test.rule && len(ofRule(rule, found)) > len(ofRule(rule, corrected)) {
					t.Errorf("%s as well:\n%s", rule, list(found))
				}
			}
		})
	}
}
