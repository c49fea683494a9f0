package assess_test

import "testing"

// TestUpgradeStepsOnNames looks at what the steps say of drivers, plugins and
// filters that a release on the way no longer loads.
func TestUpgradeStepsOnNames(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, from, to, text string
		option                  string
		want                    []string
		advice                  string
		outOfTree               map[string][]string
	}{
		"driver of a backend": {
			service: "cinder", from: "2024.1", to: "2026.1", option: "win.volume_driver",
			text:   "[DEFAULT]\nenabled_backends = win\n[win]\nvolume_driver = cinder.volume.drivers.windows.iscsi.WindowsISCSIDriver\n",
			want:   []string{"2025.1>2026.1 before !"},
			advice: "cinder of 2026.1 no longer loads cinder.volume.drivers.windows.iscsi.WindowsISCSIDriver: change over to something else, or take it out, while cinder of 2025.1 still runs.",
		},
		"driver that stays": {
			service: "manila", from: "2024.1", to: "2026.1", option: "gen.share_driver",
			text: "[DEFAULT]\nenabled_share_backends = gen\n[gen]\nshare_driver = manila.share.drivers.generic.GenericShareDriver\n",
		},
		"driver under another name": {
			service: "cinder", from: "queens", to: "train", option: "a.volume_driver",
			text:   "[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver = cinder.volume.drivers.datera.DateraDriver\n",
			want:   []string{"queens>rocky before cinder.volume.drivers.datera.datera_iscsi.DateraDriver !"},
			advice: "write cinder.volume.drivers.datera.datera_iscsi.DateraDriver instead",
		},
		"key of a dict": {
			service: "octavia", from: "zed", to: "2024.1", option: "api_settings.enabled_provider_drivers",
			text:   "[api_settings]\nenabled_provider_drivers = amphora:The driver,amphorav1:The old one\n",
			want:   []string{"2023.1>2024.1 before !"},
			advice: "no longer loads amphorav1",
		},
		"filter of a list under its older name": {
			service: "nova", from: "newton", to: "2023.1", option: "DEFAULT.scheduler_default_filters",
			text:   "[DEFAULT]\nscheduler_default_filters = ComputeFilter,RetryFilter\n",
			want:   []string{"ussuri>victoria before !", "wallaby>xena before !"},
			advice: "no longer loads RetryFilter",
		},
		"option that moves and keeps its names": {
			service: "octavia", from: "ussuri", to: "victoria", option: "health_manager.stats_update_driver",
			text: "[health_manager]\nstats_update_driver = stats_db\n",
		},
		"option of which a note speaks": {
			service: "ironic", from: "queens", to: "rocky", option: "DEFAULT.enabled_drivers",
			text: "[DEFAULT]\nenabled_drivers = pxe_ipmitool\n",
		},
		"name of one's own": {
			service: "cinder", from: "2024.1", to: "2026.1", option: "win.volume_driver",
			text:      "[DEFAULT]\nenabled_backends = win\n[win]\nvolume_driver = cinder.volume.drivers.windows.iscsi.WindowsISCSIDriver\n",
			outOfTree: map[string][]string{"win": {"volume_driver"}},
		},
		"name that nobody knows": {
			service: "cinder", from: "2024.1", to: "2026.1", option: "win.volume_driver",
			text: "[DEFAULT]\nenabled_backends = win\n[win]\nvolume_driver = s3cr3t.Driver\n",
		},
		"named so that it is not loaded": {
			service: "magnum", from: "2023.1", to: "2025.1", option: "drivers.disabled_drivers",
			text: "[drivers]\ndisabled_drivers = swarm_fedora_atomic_v1\n",
		},
		"a note says more": {
			service: "neutron", from: "2024.1", to: "2025.1", option: "ml2.mechanism_drivers",
			text:   "[ml2]\nmechanism_drivers = openvswitch,linuxbridge\n",
			want:   []string{"2024.1>2025.1 before !"},
			advice: "Move the networks to Open vSwitch or OVN first",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := textRequest(test.to, test.text)
			request.Service, request.OutOfTree = test.service, test.outOfTree
			wantSteps(t, requestedSteps(t, request, test.from), test.option, test.want, test.advice)
		})
	}
}
