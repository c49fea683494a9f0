package assess_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestUpgradeStepsOnRemovedOptions looks at what the steps say of options that a
// release on the way no longer reads.
func TestUpgradeStepsOnRemovedOptions(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, from, to, text string
		option                  string
		want                    []string
		advice                  string
	}{
		"read all the way": {
			service: "octavia", from: "train", to: "zed", text: "[haproxy_amphora]\nuse_upstart = false\n", option: "haproxy_amphora.use_upstart",
		},
		"nothing is known": {
			service: "octavia", from: "2024.1", to: "2025.1", text: "[amphora_agent]\nagent_server_network_file = /x\n", option: "amphora_agent.agent_server_network_file",
			want: []string{"2024.1>2025.1 before !"}, advice: "no other option takes its value",
		},
		"nothing replaces it": {
			service: "octavia", from: "train", to: "zed", text: "[house_keeping]\nspare_amphora_pool_size = 2\n", option: "house_keeping.spare_amphora_pool_size",
			want: []string{"wallaby>xena before !"}, advice: "octavia of xena no longer reads it, and nothing replaces it: take the line out.",
		},
		"another value": {
			service: "ironic", from: "queens", to: "train", text: "[glance]\nglance_api_servers = https://images.example.org:9292\n", option: "glance.glance_api_servers",
			want: []string{"stein>train before !"}, advice: "write [glance] endpoint_override for it, which takes another value, and take the line out.",
		},
		"beside the plugin that takes it": {
			service: "manila", from: "queens", to: "stein", text: "[DEFAULT]\nnova_admin_username = manila\n", option: "DEFAULT.nova_admin_username",
			want: []string{"queens>rocky before !"}, advice: "write [nova] username for it, with the auth_type that takes it, and take the line out.",
		},
		"a note says more": {
			service: "nova", from: "queens", to: "rocky", text: "[filter_scheduler]\nuse_baremetal_filters = true\n", option: "filter_scheduler.use_baremetal_filters",
			want: []string{"queens>rocky before !"}, advice: "Give nodes a resource class",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			steps := stepsOf(t, test.service, test.from, test.to, test.text)
			if diff := cmp.Diff(test.want, stepsOn(steps, test.option)); diff != "" {
				t.Errorf("steps on %s (-want +got):\n%s", test.option, diff)
			}
			if advice := stepAdvice(steps, test.option); !strings.Contains(advice, test.advice) {
				t.Errorf("advice does not hold %q: %s", test.advice, advice)
			}
		})
	}
}
