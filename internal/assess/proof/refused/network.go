package refused

// network are cases of what Neutron's server and agents refuse.
func network() []Case {
	ranges := of("range_invalid", "ranges", "neutron", "")
	types := of("ml2_types_conflict", "network types", "neutron", "")
	bridge := of("mapping_invalid", "linux bridge agent", "neutron", "")
	macvtap := of("mapping_invalid", "macvtap agent", "neutron", "")
	macvtapAgent := of("mapping_invalid", "macvtap agent", "neutron", "neutron-macvtap-agent")
	cards := of("mapping_invalid", "SR-IOV agent", "neutron", "")
	ovs := of("mapping_invalid", "Open vSwitch agent", "neutron", "")
	dhcp := of("dhcp_resync_conflict", "DHCP agent", "neutron", "")
	dhcpAgent := of("dhcp_resync_conflict", "DHCP agent", "neutron", "neutron-dhcp-agent")

	providers := of("refused_at_start", "providers of services", "neutron", "")

	const router = "[DEFAULT]\nservice_plugins = router\n[service_providers]\nservice_provider = "
	const vlan, vxlan, gre, geneve = "[ml2_type_vlan]\nnetwork_vlan_ranges = ", "[ml2_type_vxlan]\nvni_ranges = ", "[ml2_type_gre]\ntunnel_id_ranges = ", "[ml2_type_geneve]\nvni_ranges = "
	const noVLANs, badVLANs, badTunnels = "[ml2]\ntype_drivers = flat,local\n", "^Exits: Failed to parse network_vlan_ranges.*", "^Exits: Failed to parse (vni|tunnel_id)_ranges.*"
	const noop = "[securitygroup]\nfirewall_driver = noop\n[macvtap]\nphysical_interface_mappings = "
	return []Case{
		ranges(vlan+"p\n", ""),
		ranges(vlan+"p:1:4094, q:7:7, r\n", ""),
		ranges(vlan+"p: 1 : 1_0,, q:+1:0010\n", ""),
		ranges(vlan+"p:200:100\n", badVLANs+"less than start"),
		ranges(vlan+"p:1:4095\n", badVLANs+"4095 is not a valid VLAN tag"),
		ranges(vlan+"p:0:10\n", badVLANs+"0 is not a valid VLAN tag"),
		ranges(vlan+"p:1-10\n", badVLANs+"exactly two values"),
		ranges(vlan+"p:1:10:20\n", badVLANs+"exactly two values"),
		ranges(vlan+":1:10\n", badVLANs+"physical network"),
		ranges(vlan+"p:one:10\n", badVLANs+"one is not a valid VLAN tag"),
		ranges(vlan+"p::10\n", badVLANs+"not a valid VLAN tag"),
		ranges(noVLANs+vlan+"p:200:100\n", ""),
		ranges(vxlan+"1:16777215\n", ""),
		ranges(vxlan+" 5 : 5 ,1_0:0020,\n", ""),
		ranges(vxlan+"1:16777216\n", badTunnels+"16777216 is not a valid vxlan"),
		ranges(vxlan+"0:10\n", badTunnels+"0 is not a valid vxlan"),
		ranges(vxlan+"1-1000\n", badTunnels+"not enough values"),
		ranges(vxlan+"1:10,,20:30\n", badTunnels+"not enough values"),
		ranges(vxlan+"p:1:10\n", badTunnels+"too many values"),
		ranges(noVLANs+vxlan+"0:10\n", ""),
		ranges("[ml2]\ntype_drivers = VXLAN,local\n"+vxlan+"0:10\n", ""),
		ranges(geneve+"20:10\n", badTunnels),
		ranges(geneve+"\n", ""),
		ranges(gre+"1:4294967295\n", ""),
		ranges(gre+"1:4294967296\n", badTunnels+"4294967296 is not a valid gre"),

		types("[ml2]\ntype_drivers = flat,vlan,vxlan\ntenant_network_types = vxlan, vlan\n", ""),
		types("[ml2]\ntype_drivers = flat,vlan\ntenant_network_types = vxlan\n", "^Exits: No type driver for tenant network_type: vxlan"),
		types("[ml2]\ntype_drivers = flat,vxlan\ntenant_network_types = VXLAN\n", "^Exits: No type driver for tenant network_type: VXLAN"),
		types("[ml2]\ntype_drivers =\ntenant_network_types = vlan\n", "^Exits: No type driver for tenant network_type: vlan"),
		types("[ml2]\ntype_drivers = flat,vlan\n", "^Exits: No type driver for tenant network_type: local"),
		types("[ml2]\ntype_drivers = flat,vlan\ntenant_network_types =\n", ""),
		types("[ml2]\ntype_drivers = flat,local\n", ""),
		types("[ml2]\ntenant_network_types = vxlan,geneve\nexternal_network_type = flat\n", ""),
		types("[ml2]\ntype_drivers = local,vlan\nexternal_network_type = flat\n", "^Exits: No type driver for external network_type: flat"),
		types("[ml2]\ntype_drivers = local,vlan\nexternal_network_type =\n", ""),

		ovs("[ovs]\nbridge_mappings = a:br-a, ,b : br-b,\n", ""),
		ovs("[ovs]\nbridge_mappings =\n", ""),
		ovs("[ovs]\nbridge_mappings = a\n", "^ValueError: .*Invalid mapping: 'a'"),
		ovs("[ovs]\nbridge_mappings = a:br-a:b\n", "^ValueError: .*Invalid mapping"),
		ovs("[OVS]\nbridge_mappings = a:\n", "^ValueError: .*Missing value"),
		ovs("[ovs]\nbridge_mappings = :br-a\n", "^ValueError: .*Missing key"),
		ovs("[ovs]\nbridge_mappings = a:br-ex,b:br-ex\n", "^ValueError: .*not unique"),
		ovs("[ovs]\nbridge_mappings = a:br-a,A:br-A\n", ""),
		bridge("[linux_bridge]\nphysical_interface_mappings = a:eth0,b:eth1\nbridge_mappings = a:br-a\n", ""),
		bridge("[linux_bridge]\nphysical_interface_mappings = a:eth0,b:eth0\n", "^Exits: .*Value eth0 .* not unique"),
		bridge("[linux_bridge]\nbridge_mappings = a:br-a,a:br-b\n", "^Exits: .*Key a .* not unique"),
		macvtap(noop+"a:eth0,b:eth1\n", ""),
		macvtap(noop+"a:eth0,a:eth1\n", "^Exits: .*Key a .* not unique"),
		macvtap(noop+"\n", "^Exits: No physical_interface_mappings provided"),
		macvtap(noop+",\n", "^Exits: No physical_interface_mappings provided"),
		macvtapAgent("[macvtap]\n[securitygroup]\nfirewall_driver = noop\n", "^Exits: No physical_interface_mappings provided"),
		macvtapAgent(noop+"a:eth0\n[ovs]\nbridge_mappings = a\n", ""),
		cards("[sriov_nic]\nphysical_device_mappings = a:ens1f0,a:ens1f1,b:ens1f0\n", ""),
		cards("[sriov_nic]\nphysical_device_mappings = a:ens1f0, ,a:\n", "^Exits: .*Missing value"),
		cards("[sriov_nic]\nphysical_device_mappings = ens1f0\n", "^Exits: .*Invalid mapping"),

		dhcp("[DEFAULT]\nresync_throttle = 5\n", ""),
		dhcp("[DEFAULT]\nresync_throttle = 6\n", "^InvalidConfigurationOption: .*resync_throttle: 6"),
		dhcpAgent("[DEFAULT]\nresync_interval = 0\n", "^InvalidConfigurationOption: .*resync_throttle: 1"),
		dhcpAgent("[DEFAULT]\nresync_interval = 1\n", ""),
		dhcp("[DEFAULT]\nresync_interval = 0\nresync_throttle = 0\n", ""),
		dhcp("[DEFAULT]\nresync_interval = -1\nresync_throttle = 0\n", "^InvalidConfigurationOption"),

		providers(router+"VPN;strongswan;a.b.Driver\n", "^Invalid: Invalid service provider format"),
		providers(router+"VPN:strongswan\n", "^Invalid: Invalid service provider format"),
		providers(router+"VPN:strongswan:a.b.Driver\nservice_provider =\n", "^Invalid: Invalid service provider format"),
		providers(router+"L3_ROUTER_NAT:mine:a.b.Driver:yes\n", "^Invalid: Invalid provider format. Last part should be 'default'"),
		providers(router+"VPN:strongswan:a.b.Driver:default\n", ""),
		providers(router+"L3_ROUTER_NAT:mine:a.b.Driver:\n", ""),
	}
}
