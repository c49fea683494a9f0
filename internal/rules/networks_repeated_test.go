package rules_test

import "testing"

// TestDriverRepeated judges lists with a name twice, in every release.
func TestDriverRepeated(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		program, release, text string
		message                string // "" where nothing is found
		effect, remediation    string
	}{
		"extension driver": {"", "2026.1", "[ml2]\nextension_drivers = port_security,qos,port_security\n", `extension_drivers lists "port_security" twice`, "no network can be created", "List it once."},
		"OVN":              {"neutron-server", "2026.1", "[ml2]\nmechanism_drivers = ovn, ovn\n", `mechanism_drivers lists "ovn" twice`, "no network can be created", "List it once."},
		"three times":      {"", "2026.1", "[ml2]\nmechanism_drivers = ovn,ovn,ovn\n", `mechanism_drivers lists "ovn" twice`, "", ""},
		"service plugin":   {"", "rocky", "[DEFAULT]\nservice_plugins = router,qos,router\n", `service_plugins lists "router" twice`, "raises ValueError", "List it once."},
		"default plugin":   {"", "rocky", "[DEFAULT]\ncore_plugin = ml2\nservice_plugins = router,timestamp\n", `service_plugins lists "timestamp", which neutron-server loads anyway`, "raises ValueError", "Leave it out."},

		"once":                    {"", "2026.1", "[ml2]\nextension_drivers = port_security,qos\n", "", "", ""},
		"others are only called":  {"", "2026.1", "[ml2]\nmechanism_drivers = openvswitch,l2population,openvswitch\nextension_drivers = qos,qos\n", "", "", ""},
		"a plugin from stein":     {"", "stein", "[DEFAULT]\ncore_plugin = ml2\nservice_plugins = router,router,tag\n", "", "", ""},
		"another core plugin":     {"", "rocky", "[DEFAULT]\ncore_plugin = corporate\nservice_plugins = router,tag\n", "", "", ""},
		"an agent":                {"neutron-l3-agent", "2026.1", "[ml2]\nextension_drivers = port_security,port_security\n", "", "", ""},
		"OVN's driver of its own": {"", "train", "[ml2]\nmechanism_drivers = ovn,ovn\n", "", "", ""},
		"nothing between commas":  {"", "rocky", "[DEFAULT]\nservice_plugins = router,,\n", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("driver_repeated", judgedAs(t, "neutron", test.program, test.release, test.text))
			sole(t, found, says{message: test.message, effect: test.effect, remediation: test.remediation})
		})
	}
}
