package refused

// tunnels are cases of the addresses for Neutron's tunnels, of the names that it
// publishes, and of its meters.
func tunnels() []Case {
	const start, required = "refused_at_start", "required_option_unset"
	local := of(start, "local address", "neutron", "neutron-openvswitch-agent")
	unset := of(required, "tunnels of bridges", "neutron", "neutron-linuxbridge-agent")
	bridges := of(start, "tunnels of bridges", "neutron", "neutron-linuxbridge-agent")
	names := on("url", of(required, "published names", "neutron", "neutron-server"))
	zones := of("refused_in_use", "published names", "neutron", "neutron-server")
	routers := of("refused_in_use", "network of routers", "neutron", "neutron-server")
	meters := of("driver_unknown", "metering driver", "neutron", "neutron-metering-agent")

	const ovs, vxlan = "[agent]\ntunnel_types = vxlan\n[ovs]\nlocal_ip = ", "[vxlan]\nenable_vxlan = true\n"
	const dns, class = "[DEFAULT]\ncore_plugin = ml2\nexternal_dns_driver = designate\n[designate]\n", "neutron.services.metering.drivers.iptables."
	const url, driver = "url = https://192.0.2.11:9001/v2\n", "[DEFAULT]\ndriver = "
	const invalid, unbound, group = "^Exits: Tunn[a-z]+ can.t be enabled with invalid local_ip", "^Exits: Tunn[a-z]+ cannot be enabled without the local_ip", "^Exits: Invalid VXLAN Group"
	const endpoint, size, unloaded = "^EndpointNotFound", "^InvalidPTRZoneConfiguration: .*has to be multiple of ", "^Exits: .*Error loading metering driver"
	const ha, ranges, unknown = "[DEFAULT]\ncore_plugin = ml2\nservice_plugins = router\nl3_ha_network_type = ", "[ml2_type_vlan]\nnetwork_vlan_ranges = a:1:10\n", "^InvalidInput: .*unknown for "
	overlay := of("refused_in_use", "synchronised tunnels", "neutron", "")
	heard := on("l2_population", of("refused_in_use", "tunnels by l2population", "neutron", ""))
	rates := inSection(start, "packet rates", "neutron", "ovs")
	const populated, both = "\n[agent]\ntunnel_types = vxlan\nl2_population = ", "resource_provider_packet_processing_with"
	const family, four, six = "^InvalidInput: .*Tunnel IP version does not match", "[ml2]\noverlay_ip_version = 4\n[ovs]\nlocal_ip = ", "[ml2]\noverlay_ip_version = 6\n[ovs]\nlocal_ip = "
	return []Case{
		overlay(six+"192.0.2.11\n", family),
		overlay(four+"2001:db8::11\n", family),
		overlay(six+"2001:db8::11\n", ""),
		overlay(four+"192.0.2.11\n", ""),

		heard("[ml2]\nmechanism_drivers = openvswitch"+populated+"true\n", "^Ineffective: no tunnel"),
		heard("[ml2]\nmechanism_drivers = openvswitch,l2population"+populated+"true\n", ""),
		heard("[ml2]\nmechanism_drivers = openvswitch"+populated+"false\n", ""),
		heard("[ml2]\nmechanism_drivers = openvswitch"+populated+"true\ntunnel_types =\n", ""),

		rates(both+"_direction = :1:1\n"+both+"out_direction = :1", "^ValueError: .*mutually exclusive"),
		rates(both+"_direction = :1:1", ""),
		rates(both+"_direction =\n"+both+"out_direction = :1", ""),

		local(ovs+"0.0.0.0\n", invalid),
		local(ovs+"::\n", invalid),
		local(ovs+"192.0.2.11\n", ""),
		local("[agent]\ntunnel_types =\n[ovs]\nlocal_ip = 0.0.0.0\n", ""),

		unset(vxlan, unbound),
		unset(vxlan+"local_ip = 192.0.2.11\n", ""),
		unset("[vxlan]\nenable_vxlan = false\n", ""),
		bridges(vxlan+"local_ip = 0.0.0.0\n", unbound),
		bridges("[vxlan]\nlocal_ip = ::\n", unbound),
		bridges("[vxlan]\nenable_vxlan = false\nlocal_ip = 0.0.0.0\n", ""),
		bridges("[vxlan]\nlocal_ip = 2001:db8::11\n", group),
		bridges("[vxlan]\nlocal_ip = 192.0.2.11\nvxlan_group = ff05::/64\n", group),
		bridges("[vxlan]\nlocal_ip = 2001:db8::11\nvxlan_group = ff05::1\n", ""),
		bridges("[vxlan]\nlocal_ip = 2001:db8::11\nvxlan_group =\n", ""),
		bridges("[vxlan]\nlocal_ip = 192.0.2.11\nvxlan_group = 239.0.0.0/8\n", ""),

		names("[DEFAULT]\ncore_plugin = ml2\nexternal_dns_driver = designate\n", endpoint),
		names(dns+"url =\n", endpoint),
		names(dns+url, ""),
		zones(dns+url+"ipv4_ptr_zone_prefix_size = 20\n", size+"8"),
		zones(dns+url+"ipv4_ptr_zone_prefix_size = 32\n", size+"8"),
		zones(dns+url+"ipv4_ptr_zone_prefix_size = 16\n", ""),
		zones(dns+url+"ipv6_ptr_zone_prefix_size = 50\n", size+"4"),
		zones(dns+url+"ipv6_ptr_zone_prefix_size = 128\n", size+"4"),
		zones(dns+url+"ipv6_ptr_zone_prefix_size = 48\n", ""),

		routers(ha+"vlan\nl3_ha_network_physical_name = b\n"+ranges, unknown),
		routers(ha+"vlan\nl3_ha_network_physical_name = a\n"+ranges, ""),
		routers(ha+"flat\nl3_ha_network_physical_name = b\n[ml2_type_flat]\nflat_networks = a\n", unknown),
		routers(ha+"flat\nl3_ha_network_physical_name = b\n[ml2_type_flat]\nflat_networks = *\n", ""),

		meters(driver+"iptabels\n", unloaded),
		meters(driver+"\n", unloaded),
		meters(driver+class+"IptablesMeteringDriver\n", unloaded),
		meters(driver+class+"iptables_driver.IptablesMeteringDriver\n", ""),
		meters(driver+"iptables\n", ""),
	}
}
