package rules_test

// realNetworks are pairs of a Neutron server and an Open vSwitch agent.
func realNetworks() []realCloud {
	const server = "[ml2]\nmechanism_drivers = openvswitch\ntenant_network_types = vxlan\n"
	const flat, vlan = server + "[ml2_type_flat]\nflat_networks = ext\n", server + "[ml2_type_flat]\nflat_networks =\n[ml2_type_vlan]\nnetwork_vlan_ranges = phys1:100:200, phys2\n"
	const agent, vxlan = "[ovs]\nlocal_ip = 192.0.2.7\nbridge_mappings = ", "[agent]\ntunnel_types = vxlan\n"
	var all []realCloud
	for _, pair := range [...][2]string{
		{flat, agent + "ext:br-ex\n" + vxlan},
		{flat, agent + "phys2:br-ex\n" + vxlan},
		{flat, agent + "ext:br-ex,phys2:br-2\n" + vxlan},
		{flat, agent + "Ext:br-ex\n" + vxlan},
		{flat, agent + " ext : br-ex ,\n" + vxlan},
		{vlan, agent + "phys1:br-1,phys2:br-2\n" + vxlan},
		{vlan, agent + "ext:br-ex\n" + vxlan},
		{server + "[ml2_type_flat]\nflat_networks = *\n", agent + "any:br-ex\n" + vxlan},
		{server + "[ml2_type_flat]\nflat_networks = one,*\n", agent + "any:br-ex\n" + vxlan},
		{server + "type_drivers = vlan,vxlan\n[ml2_type_flat]\nflat_networks = *\n[ml2_type_vlan]\nnetwork_vlan_ranges = phys1\n", agent + "ext:br-ex\n" + vxlan},
		{server + "type_drivers = flat,vxlan\n[ml2_type_flat]\nflat_networks = ext\n[ml2_type_vlan]\nnetwork_vlan_ranges = phys1\n", agent + "phys1:br-1\n" + vxlan},
		{flat, agent + "ext:br-ex\n[agent]\ntunnel_types = gre\n"},
		{flat, agent + "ext:br-ex\n[agent]\ntunnel_types = gre,vxlan\n"},
		{"[ml2]\nmechanism_drivers = sriovnicswitch\ntenant_network_types = vlan\n[ml2_type_flat]\nflat_networks = ext\n", agent + "ext:br-ex\n" + vxlan},
		{"[ml2]\nmechanism_drivers = openvswitch\ntenant_network_types = vlan\n[ml2_type_flat]\nflat_networks = ext\n", agent + "ext:br-ex\n"},
	} {
		all = append(all, realCloud{"networks", map[string]string{"server": pair[0], "agent": pair[1]}})
	}
	return all
}

// realImages are pairs of Nova and Glance.
func realImages() []realCloud {
	var all []realCloud
	add := func(kind, nova, glance string) {
		all = append(all, realCloud{kind, map[string]string{"nova": nova, "glance": glance}})
	}
	const download = "[glance]\nenable_rbd_download = true\n"
	add("image download", download, "[DEFAULT]\nshow_image_direct_url = true\n")
	add("image download", download, "[DEFAULT]\nshow_image_direct_url = false\n")
	add("image download", download, "[DEFAULT]\ndebug = false\n")
	add("image download", download, "[DEFAULT]\nshow_multiple_locations = yes\n")
	add("image download", "[glance]\nenable_rbd_download = no\n", "[DEFAULT]\nshow_image_direct_url = false\n")
	const store, glance = "[libvirt]\nimages_type = rbd\nimages_rbd_glance_store_name = ", "[DEFAULT]\nenabled_backends = fast:rbd,slow:file,web:http\n[glance_store]\ndefault_backend = web\n"
	add("image store", store+"web\n", glance)
	add("image store", store+"fast\n", glance)
	add("image store", store+"Web\n", glance)
	add("image store", store+"http\n", glance)
	add("image store", store+"ceph\n", glance)
	return all
}
