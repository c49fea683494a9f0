package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// The rules on Neutron's networks and agents.
var networks = []*Rule{
	{
		Name:        "ml2_types_conflict",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "network types that no driver is loaded for",
		Effect:      "neutron-server logs that no driver handles the type, and exits.",
		Remediation: "Add the type to type_drivers, or remove it here.",
		Example: Example{
			Service:  "neutron",
			BadText:  "[ml2]\ntype_drivers = flat,vlan\ntenant_network_types = vxlan\n",
			GoodText: "[ml2]\ntype_drivers = flat,vlan,vxlan\ntenant_network_types = vxlan\n[ml2_type_vxlan]\nvni_ranges = 1:1000\n",
			Message:  "project_network_types lists \"vxlan\", which type_drivers lacks",
		},
		Check: checkTypes,
	},
	driverRepeated,
	{
		Name:        "range_invalid",
		Levels:      "EEE",
		CWE:         []int{1286},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a range of VLANs or tunnels that Neutron does not accept",
		Effect:      "neutron-server refuses the range when it loads the type's driver, and exits.",
		Remediation: "Write PHYSICAL_NETWORK:FROM:TO with VLANs from 1 to 4094, or FROM:TO for tunnels, the lower number first.",
		Example: Example{
			Service:  "neutron",
			BadText:  "[ml2_type_vlan]\nnetwork_vlan_ranges = physnet1:200:100\n",
			GoodText: "[ml2_type_vlan]\nnetwork_vlan_ranges = physnet1:100:200\n",
			Message:  "network_vlan_ranges",
		},
		Check: checkRanges,
	},
	{
		Name:        "mapping_invalid",
		Levels:      "EEE",
		CWE:         []int{1286},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a physical network mapping that Neutron does not accept",
		Effect:      "The agent raises ValueError when it reads the list, and exits.",
		Remediation: "Write PHYSICAL_NETWORK:BRIDGE or PHYSICAL_NETWORK:INTERFACE, each name once.",
		Example: Example{
			Service:  "neutron",
			BadText:  "[ovs]\nbridge_mappings = physnet1\n",
			GoodText: "[ovs]\nbridge_mappings = physnet1:br-ex\n",
			Message:  "bridge_mappings",
		},
		Check: checkMappings,
	},
	{
		Name:        "packet_filter_off",
		Levels:      "WEE",
		CWE:         []int{693},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "security groups are not enforced",
		Effect:      "Every instance port is open to everything that can reach it, and instances can spoof addresses.",
		Remediation: "Set enable_security_group = true and firewall_driver = openvswitch in [securitygroup], or leave both to OVN.",
		FalseAlarms: "OVN, which filters whatever these options say. The SR-IOV and macvtap agents cannot filter, and are not judged.",
		Example: Example{
			Service: "neutron", BadText: "[securitygroup]\nenable_security_group = false\n", GoodText: "[securitygroup]\nenable_security_group = true\nfirewall_driver = openvswitch\n",
			Message: "enable_security_group = false",
		},
		Rows: []Part{{neutronOnly, filterRows}},
	},
	{
		Name:        "ovsdb_plaintext",
		Levels:      "IWE",
		CWE:         []int{319},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the virtual switches' database is accessed in clear text",
		Effect:      "Anyone who can reach the port, or is on the network path, can read and rewire every network.",
		Remediation: "Write the address as ssl:HOST:PORT and set the private key, certificate and CA certificate as well.",
		FalseAlarms: "A management network that nothing else reaches.",
		Example: Example{
			Service: "neutron", BadText: "[ovn]\novn_nb_connection = tcp:10.0.0.11:6641\n", GoodText: "[ovn]\novn_nb_connection = ssl:10.0.0.11:6641\n",
			Message: "ovn_nb_connection = \"tcp:10.0.0.11:6641\" is accessed in clear text",
		},
		Rows: []Part{{neutronOnly, clearRows}, {novaOnly, func() []Row { return []Row{clearGuestSwitchRow()} }}},
	},
	{
		Name:        "dhcp_resync_conflict",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "resync_throttle is above resync_interval",
		Effect:      "The DHCP agent raises InvalidConfigurationOption when it starts, and exits.",
		Remediation: "Set resync_throttle to at most resync_interval.",
		Example: Example{
			Service: "neutron", BadText: "[DEFAULT]\nresync_interval = 5\nresync_throttle = 10\n", GoodText: "[DEFAULT]\nresync_interval = 10\nresync_throttle = 5\n",
			Message: "resync_throttle = 10 is above resync_interval",
		},
		Rows: []Part{{neutronOnly, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"resync_throttle"},
				Is:      value(func(s *config.Setting) bool { return s.Known() }),
				If: []Guard{forProgram("neutron-dhcp-agent"), func(p *Pass, s *config.Setting) bool {
					throttle, ok := number(s)
					interval, known := number(p.sibling(s, "resync_interval"))
					return ok && known && throttle > interval
				}},
				Message: "{assigned} is above resync_interval",
				Bad:     "[DEFAULT]\nresync_throttle = 6\n",
				Good:    "[DEFAULT]\nresync_throttle = 5\n",
			}}
		}}},
	},
}
