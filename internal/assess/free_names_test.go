package assess_test

import (
	"slices"
	"testing"
)

// Sections named by the configuration, or by the service's database.
func TestFreeNames(t *testing.T) {
	t.Parallel()
	const share = "[DEFAULT]\nenabled_share_backends = generic\nenabled_share_protocols = NFS\n[generic]\nshare_driver = manila.share.drivers.generic.GenericShareDriver\ndriver_handles_share_servers = true\n"
	tests := map[string]struct {
		service, release, text string
		want                   []string
	}{
		"a binding profile of a network section": {"manila", "2025.1",
			share + "network_config_group = net\n[net]\nneutron_binding_profiles = phys\n[phys]\nneutron_switch_id = sw1\nneutron_port_id = eth1/1\nneutron_switch_info = switch_ip:192.0.2.1\n", nil},
		"a binding profile of the backend": {"manila", "2025.1",
			share + "neutron_binding_profiles = phys,other\n[other]\nneutron_swich_id = sw1\n[phys]\nneutron_switch_id = sw1\n", []string{"unknown_option other.neutron_swich_id"}},
		"a network plugin's options in the backend": {"manila", "2025.1", share + "network_api_class = manila.network.neutron.neutron_network_plugin.NeutronNetworkPlugin\nneutron_net_id = 1\n", nil},
		"a profile that nothing names":              {"manila", "2025.1", share + "[phys]\nneutron_switch_id = sw1\n", []string{"unknown_section phys."}},
		"a protocol":                                {"keystone", "2025.1", "[openid]\nremote_id_attribute = HTTP_OIDC_ISS\n[mapped]\nremote_id_attribute = MELLON_IDP\n", nil},
		"a misspelling below a protocol":            {"keystone", "2025.1", "[openid]\nremote_id_attribute = HTTP_OIDC_ISS\nremote_id_attribut = x\n", []string{"unknown_option openid.remote_id_attribut"}},
		"a misspelt section":                        {"keystone", "2025.1", "[federaton]\nremote_id_attribute = HTTP_OIDC_ISS\n", []string{"unknown_section federaton."}},
		"no protocol":                               {"keystone", "2025.1", "[openid]\nissuer = x\n", []string{"unknown_section openid."}},
		"a pool": {"designate", "stein",
			"[service:pool_manager]\npool_id = p1\n[pool:p1]\nnameservers = n1\ntargets = t1\nalso_notifies = 192.0.2.3:53\n[pool_nameserver:n1]\nhost = 192.0.2.1\nport = 53\n" +
				"[pool_target:t1]\ntype = bind9\nmasters = 192.0.2.2:5354\noptions = rndc_port:953\n", nil},
		"a bad value in a pool":  {"designate", "stein", "[service:pool_manager]\npool_id = p1\n[pool:p1]\nnameservers = n1\n[pool_nameserver:n1]\nhost = h\nport = dns\n", []string{"invalid_value pool_nameserver:n1.port"}},
		"a pool that is not one": {"designate", "stein", "[service:pool_manager]\npool_id = p1\n[pool:p2]\nnameservers = n1\n", []string{"unknown_section pool:p2."}},
		"pools of the database":  {"designate", "2025.1", "[pool:p1]\nnameservers = n1\n", []string{"unknown_section pool:p1."}},
	}
	judged := []string{"unknown_option", "unknown_section", "option_not_in_release", "invalid_value"}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, f := range findingsFor(t, test.service, test.release, "", "a.conf", test.text).Findings {
				if slices.Contains(judged, f.Rule) {
					got = append(got, f.Rule+" "+f.Section+"."+f.Option)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}
