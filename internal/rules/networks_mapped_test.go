package rules_test

import "testing"

// TestMappingUnread judges what devices offer beside a mapping that cannot be read: one
// mistake has one finding.
func TestMappingUnread(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		program, text string
		message       string // of refused_at_start, "" where only the mapping is wrong
	}{
		"bridges": {"neutron-openvswitch-agent", "[ovs]\nbridge_mappings = physnet1=br-ex\nresource_provider_bandwidths = br-ex:1:1\n", ""},
		"cards":   {"neutron-sriov-nic-agent", "[sriov_nic]\nphysical_device_mappings = physnet1=ens5\nexclude_devices = ens5:0000:07:00.2\n", ""},
		"another bridge": {"neutron-openvswitch-agent", "[ovs]\nbridge_mappings = physnet1:br-ex\nresource_provider_bandwidths = br-in:1:1\n",
			`resource_provider_bandwidths lists "br-in", a bridge that bridge_mappings lacks`},
		"commas between functions": {"neutron-sriov-nic-agent", "[sriov_nic]\nphysical_device_mappings = physnet1:ens5\nexclude_devices = ens5:0000:07:00.2,0000:07:00.3,0000:07:00.4\n",
			`exclude_devices lists "0000:07:00.3", a PCI address without a device before it`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := judgedAs(t, "neutron", test.program, "zed", test.text)
			sole(t, ofRule("refused_at_start", found), says{message: test.message})
			if mapping := ofRule("mapping_invalid", found); (len(mapping) == 1) != (test.message == "") {
				t.Errorf("findings:\n%s", list(mapping))
			}
		})
	}
}
