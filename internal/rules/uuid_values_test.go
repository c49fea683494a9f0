package rules_test

import "testing"

// TestNamesForIDs judges options that take an ID and hold a name.
func TestNamesForIDs(t *testing.T) {
	t.Parallel()
	const id = "5b2c1d3e-8f4a-4b6c-9d7e-0a1b2c3d4e5f"
	for name, test := range map[string]struct{ service, release, text, option, message string }{
		"a network's name":           {"octavia", "2026.1", "[controller_worker]\namp_boot_network_list = lb-mgmt-net\n", "amp_boot_network_list", `lists "lb-mgmt-net", which is not the ID of a network`},
		"one of two":                 {"octavia", "zed", "[controller_worker]\namp_boot_network_list = " + id + ",lb-mgmt\n", "amp_boot_network_list", `lists "lb-mgmt"`},
		"a project's name":           {"octavia", "2026.1", "[controller_worker]\namp_image_owner_id = service\n", "amp_image_owner_id", "is not the ID of a project"},
		"a network for shares":       {"manila", "2026.1", "[DEFAULT]\nnetwork_api_class = manila.network.neutron.neutron_network_plugin.NeutronSingleNetworkPlugin\nneutron_net_id = storage\n", "neutron_net_id", "is not the ID of a network"},
		"a network that is not read": {"manila", "2026.1", "[DEFAULT]\nneutron_net_id = storage\n", "", ""},
		"a zone's name":              {"designate", "2026.1", "[handler:nova_fixed]\nzone_id = example.org.\n", "zone_id", "is not the ID of a zone"},
		"a security group's name":    {"ironic", "2025.1", "[neutron]\ncleaning_network_security_groups = default\n", "cleaning_network_security_groups", `lists "default", which is not the ID of a security group`},
		"a pool's name":              {"designate", "2025.1", "[service:central]\ndefault_pool_id = default\n", "default_pool_id", "is not the ID of a pool"},
		"an image's name":            {"nova", "2026.1", "[libvirt]\nrescue_image_id = rescue-disk\n", "rescue_image_id", "is not the ID of an image"},
		"an isolated image's name":   {"nova", "zed", "[filter_scheduler]\nenabled_filters = ComputeFilter,IsolatedHostsFilter\nisolated_images = licensed," + id + "\n", "isolated_images", `lists "licensed", which is not the ID of an image`},
		"an older place":             {"nova", "newton", "[DEFAULT]\nscheduler_default_filters = IsolatedHostsFilter\nisolated_images = licensed\n", "isolated_images", "is not the ID of an image"},
		"a filter that is not there": {"nova", "zed", "[filter_scheduler]\nisolated_images = licensed\n", "", ""},
		"right":                      {"octavia", "2026.1", "[controller_worker]\namp_boot_network_list = " + id + "\namp_image_owner_id = 4c1d7a0b9e8f4f6d8b2a6c5e3d1f0a9b\n", "", ""},
		"none":                       {"octavia", "2026.1", "[controller_worker]\namp_boot_network_list =\n", "", ""},
		"flavours have free IDs":     {"octavia", "2026.1", "[controller_worker]\namp_flavor_id = m1.amphora\namp_secgroup_list = lb-mgmt\n", "", ""},
		"the option of a neighbour":  {"nova", "2026.1", "[neutron]\ndefault_floating_pool = nova\n", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := judgedAs(t, test.service, "", test.release, test.text)
			if test.message == "" {
				none(t, found, "invalid_value")
				return
			}
			saysThat(t, one(t, found, "invalid_value", test.option), test.message)
		})
	}
}
