package assess_test

import "testing"

// TestUpgradeStepsOnRemovedOptions looks at what the steps say of options that a
// release on the way no longer reads.
func TestUpgradeStepsOnRemovedOptions(t *testing.T) {
	t.Parallel()
	runStepCases(t, map[string]stepCase{
		"read all the way": {
			route: "octavia train zed", text: "[haproxy_amphora]\nuse_upstart = false\n", option: "haproxy_amphora.use_upstart",
		},
		"nothing is known": {
			route: "octavia 2024.1 2025.1", text: "[vault]\nsplit_loggers = true\n", option: "vault.split_loggers",
			want: []string{"2024.1>2025.1 before !"}, advice: "no other option takes its value",
		},
		"nothing replaces it": {
			route: "octavia train zed", text: "[house_keeping]\nspare_amphora_pool_size = 2\n", option: "house_keeping.spare_amphora_pool_size",
			want: []string{"wallaby>xena before !"}, advice: "octavia of xena no longer reads it, and nothing replaces it: remove the line.",
		},
		"it is known why it is gone": {
			route: "nova train ussuri", text: "[DEFAULT]\nforce_dhcp_release = false\n", option: "DEFAULT.force_dhcp_release",
			want: []string{"train>ussuri before !"}, advice: "Nova 21.2.4 no longer reads it: nova-network is gone, and Neutron does its work. Remove the line.",
		},
		"another value": {
			route: "ironic queens train", text: "[glance]\nglance_api_servers = https://images.example.org:9292\n", option: "glance.glance_api_servers",
			want: []string{"stein>train before !"}, advice: "write [glance] endpoint_override for it, which takes another value, and remove the line.",
		},
		"beside the plugin that takes it": {
			route: "manila queens stein", text: "[DEFAULT]\nnova_admin_username = manila\n", option: "DEFAULT.nova_admin_username",
			want: []string{"queens>rocky before !"}, advice: "write [nova] username for it, with the auth_type that takes it, and remove the line.",
		},
		"a note says more": {
			route: "nova queens rocky", text: "[filter_scheduler]\nuse_baremetal_filters = true\n", option: "filter_scheduler.use_baremetal_filters",
			want: []string{"queens>rocky before !"}, advice: "Give nodes a resource class",
		},
	})
}
