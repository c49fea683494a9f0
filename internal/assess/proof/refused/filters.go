package refused

// packetFilters are cases of drivers that enforce security groups for one of Neutron's
// agents, in the file of another.
func packetFilters() []Case {
	filter := func(kind, program string) func(text, fails string) Case {
		return on("firewall_driver", of("packet_filter_off", kind, "neutron", program))
	}
	plugged, bridged := filter("plugged ports", "neutron-openvswitch-agent"), filter("bridged ports", "neutron-linuxbridge-agent")
	shared, whole := filter("plugged ports", ""), filter("packet filter", "neutron-openvswitch-agent")
	cards := of("refused_at_start", "filter without a switch", "neutron", "neutron-sriov-nic-agent")
	bridges := of("refused_at_start", "filter without a switch", "neutron", "neutron-linuxbridge-agent")

	const group, userspace, maps = "[securitygroup]\nfirewall_driver = ", "[ovs]\ndatapath_type = netdev\n", "[ovs]\nbridge_mappings = a:br-a\n"
	const class, flows = "neutron.agent.linux.iptables_firewall.", "neutron.agent.linux.openvswitch_firewall."
	const unseen, unmatched, switchless = "^Insecure: no bridge whose packets iptables sees", "^Insecure: the rules are for an interface", "^AttributeError: .*add_protocols"
	return []Case{
		plugged(group+"iptables\n", unseen),
		plugged(group+class+"IptablesFirewallDriver\n", unseen),
		plugged(userspace+group+"iptables_hybrid\n", unseen),
		plugged(userspace+group+class+"OVSHybridIptablesFirewallDriver\n", unseen),
		plugged(userspace+group+"openvswitch\n", ""),
		plugged(group+"iptables_hybrid\n", ""),
		plugged(group+flows+"firewall.OVSFirewallDriver\n", ""),
		shared(maps+group+"iptables\n", unseen),
		whole("[DEFAULT]\nstate_path = /var/lib/neutron\n"+maps, "^Insecure: nothing is filtered"),

		bridged(group+"iptables_hybrid\n", unmatched),
		bridged(group+class+"OVSHybridIptablesFirewallDriver\n", unmatched),
		bridged(group+"iptables\n", ""),

		cards(group+"openvswitch\n", switchless),
		cards(group+flows+"OVSFirewallDriver\n", switchless),
		cards(group+"noop\n", ""),
		bridges(group+"openvswitch\n", switchless),
		bridges(group+"iptables\n", ""),
	}
}
