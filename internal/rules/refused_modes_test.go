package rules_test

import "testing"

// TestRefusedByLibraries judges modes of files and networks that libraries refuse.
func TestRefusedByLibraries(t *testing.T) {
	t.Parallel()
	const several = "[DEFAULT]\nenabled_backends = fast:file,far:rbd\n[glance_store]\ndefault_backend = fast\n"
	for name, test := range map[string]struct{ service, text, rule, message string }{
		"no octal digits":            {"glance", "[glance_store]\nfilesystem_store_file_perm = 689\n", "refused_at_start", "filesystem_store_file_perm = 689 is not a mode in octal digits"},
		"in one of several stores":   {"glance", several + "[fast]\nfilesystem_store_file_perm = 680\n", "refused_at_start", "= 680 is not a mode"},
		"not for the owner":          {"glance", "[glance_store]\nfilesystem_store_file_perm = 240\n", "refused_at_start", "does not let Glance, the owner, read images"},
		"a mode":                     {"glance", "[glance_store]\nfilesystem_store_file_perm = 640\n", "", ""},
		"no mode":                    {"glance", "[glance_store]\nfilesystem_store_file_perm = -9\n", "", ""},
		"a section that is not read": {"glance", several + "filesystem_store_file_perm = 689\n", "", ""},
		"a store that is not used":   {"glance", "[glance_store]\nstores = rbd\ndefault_store = rbd\nfilesystem_store_file_perm = 689\n", "", ""},

		"bits of a host":   {"cinder", "[healthcheck]\nallowed_source_ranges = 10.0.0.5/24\n", "refused_at_start", `allowed_source_ranges lists "10.0.0.5/24", which is not a network`},
		"a name":           {"cinder", "[healthcheck]\nallowed_source_ranges = monitor.example.org\n", "refused_at_start", "which is not a network"},
		"networks":         {"cinder", "[healthcheck]\nallowed_source_ranges = 10.0.0.0/24,10.0.0.5,2001:db8::/32,10.1.0.0/255.255.0.0\n", "", ""},
		"open to everyone": {"cinder", "[healthcheck]\ndetailed = true\nallowed_source_ranges = 0.0.0.0/0\n", "healthcheck_detailed", "reveals the internals of cinder"},
		"open by IPv6":     {"cinder", "[healthcheck]\ndetailed = true\nallowed_source_ranges = 10.0.0.0/24,::/0\n", "healthcheck_detailed", "reveals"},
		"limited":          {"cinder", "[healthcheck]\ndetailed = true\nallowed_source_ranges = 10.0.0.0/24\n", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := judgedAs(t, test.service, "", "2026.1", test.text)
			if test.rule == "" {
				none(t, found, "refused_at_start")
				none(t, found, "healthcheck_detailed")
				return
			}
			found = ofRule(test.rule, found)
			if len(found) != 1 {
				t.Fatalf("findings:\n%s", list(found))
			}
			saysThat(t, found[0], test.message)
		})
	}
}

// TestPluginsForRouters judges two plugins of Neutron for the same service.
func TestPluginsForRouters(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ release, plugins, level string }{
		"both":               {"2026.1", "router,qos,ovn-router", "error"},
		"both, and refused":  {"rocky", "networking_ovn.l3.l3_ovn.OVNL3RouterPlugin,router", "error"},
		"by class":           {"2025.1", "neutron.services.l3_router.l3_router_plugin.L3RouterPlugin,ovn-router", "error"},
		"one":                {"2026.1", "ovn-router,qos,segments", ""},
		"one by two names":   {"2026.1", "router,neutron.services.l3_router.l3_router_plugin.L3RouterPlugin", ""},
		"one of a neighbour": {"2026.1", "ovn-router,networking_bgpvpn.neutron.services.plugin.BGPVPNPlugin", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("driver_repeated", judgedAs(t, "neutron", "", test.release, "[DEFAULT]\nservice_plugins = "+test.plugins+"\n"))
			if (len(found) == 1) != (test.level != "") || len(found) == 1 && found[0].Severity.String() != test.level {
				t.Errorf("findings:\n%s", list(found))
			}
		})
	}
}
