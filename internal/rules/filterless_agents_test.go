package rules_test

import "testing"

// TestAgentsThatCannotFilter judges noop in the files of Neutron's agents.
func TestAgentsThatCannotFilter(t *testing.T) {
	t.Parallel()
	const noop = "[securitygroup]\nfirewall_driver = neutron.agent.firewall.NoopFirewallDriver\n"
	for name, test := range map[string]struct {
		program, text, message string
	}{
		"agent for SR-IOV":         {"neutron-sriov-nic-agent", noop, ""},
		"agent for macvtap":        {"neutron-macvtap-agent", "[securitygroup]\nfirewall_driver = noop\n", ""},
		"SR-IOV by its own file":   {"", noop + "[sriov_nic]\nphysical_device_mappings = physnet2:ens785f0\n", ""},
		"security groups off":      {"neutron-sriov-nic-agent", "[securitygroup]\nenable_security_group = false\n", ""},
		"agent for Open vSwitch":   {"neutron-openvswitch-agent", noop, `firewall_driver = "neutron.agent.firewall.NoopFirewallDriver" in [securitygroup] filters nothing`},
		"any agent":                {"", noop, "filters nothing"},
		"any agent, no devices":    {"", noop + "[sriov_nic]\nphysical_device_mappings =\n", "filters nothing"},
		"Open vSwitch without any": {"neutron-openvswitch-agent", "[securitygroup]\nenable_security_group = false\n", "enable_security_group = false in [securitygroup] turns off filtering"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("packet_filter_off", judgedAs(t, "neutron", test.program, "2026.1", test.text))
			if (len(found) == 1) != (test.message != "") {
				t.Fatalf("findings:\n%s", list(found))
			}
			if test.message != "" {
				saysThat(t, found[0], test.message)
			}
		})
	}
}
