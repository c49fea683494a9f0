package rules_test

import "testing"

// TestBesideNeutron judges names that other projects register in sections of
// Neutron's own.
func TestBesideNeutron(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		release, text, unknown string
	}{
		"the agent for BGP":     {"2026.1", "[bgp]\nbgp_speaker_driver = neutron_dynamic_routing.services.bgp.agent.driver.os_ken.driver.OsKenBgpDriver\nbgp_router_id = 10.0.0.1\n", ""},
		"its scheduler":         {"2025.1", "[DEFAULT]\nbgp_drscheduler_driver = neutron_dynamic_routing.services.bgp.scheduler.bgp_dragent_scheduler.ChanceScheduler\n", ""},
		"quotas of firewalls":   {"2025.1", "[quotas]\nquota_firewall_group = 10\nquota_firewall_policy = 10\nquota_firewall_rule = 100\n", ""},
		"quotas in capitals":    {"2025.1", "[QUOTAS]\nquota_port_chain = 10\nquota_tap_flow = 10\n", ""},
		"a slip":                {"2026.1", "[bgp]\nbgp_routerid = 10.0.0.1\n", "bgp_routerid"},
		"in another section":    {"2026.1", "[DEFAULT]\nbgp_router_id = 10.0.0.1\n", "bgp_router_id"},
		"a quota never read":    {"2026.1", "[quotas]\nquota_vpnservice = 10\n", "quota_vpnservice"},
		"an agent's own option": {"2026.1", "[DEFAULT]\ntaas_agent_periodic_interval = 5\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := judgedAs(t, "neutron", "", test.release, test.text)
			if test.unknown == "" {
				none(t, found, "unknown_option")
				return
			}
			saysThat(t, one(t, found, "unknown_option", test.unknown), test.unknown+" is not an option of [")
		})
	}
	found := judgedAs(t, "nova", "", "2026.1", "[DEFAULT]\nbgp_drscheduler_driver = any\n")
	one(t, found, "unknown_option", "bgp_drscheduler_driver")
}

// TestSectionsBesideNeutron judges sections that projects around Neutron read alone.
func TestSectionsBesideNeutron(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, release, text string
		found                  bool
	}{
		"BGP before Neutron had it": {"neutron", "2025.1", "[bgp]\nbgp_speaker_driver = any\n", false},
		"BGP in capitals":           {"neutron", "2025.1", "[BGP]\nbgp_router_id = 10.0.0.1\n", false},
		"firewalls":                 {"neutron", "2026.1", "[fwaas]\nenabled = true\nagent_version = v2\n", false},
		"VPNs":                      {"neutron", "zed", "[vpnagent]\nvpn_device_driver = any\n[ipsec]\nipsec_status_check_interval = 60\n", false},
		"a switch":                  {"neutron", "2026.1", "[genericswitch:leaf-1]\ndevice_type = netmiko_arista_eos\n", false},
		"a switch without a name":   {"neutron", "2026.1", "[genericswitch]\ndevice_type = netmiko_arista_eos\n", true},
		"load balancers":            {"neutron", "stein", "[haproxy]\nsend_gratuitous_arp = 3\n", false},
		"load balancers since":      {"neutron", "train", "[haproxy]\nsend_gratuitous_arp = 3\n", true},
		"a slip":                    {"neutron", "2026.1", "[fwass]\nenabled = true\n", true},
		"in another service":        {"nova", "2026.1", "[fwaas]\nenabled = true\n", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("unknown_section", judgedAs(t, test.service, "", test.release, test.text))
			if (len(found) == 1) != test.found {
				t.Errorf("findings:\n%s", list(found))
			}
		})
	}
}
