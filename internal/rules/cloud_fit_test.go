package rules_test

import (
	"strings"
	"testing"
)

func TestCloudKeyManagerMismatch(t *testing.T) {
	t.Parallel()
	const rule = "cloud_key_manager_mismatch"
	runCloudTests(t, map[string]cloudTest{
		"two managers": {rule, `
== a nova
[key_manager]
backend = barbican
== b cinder
[key_manager]
backend = vault
`, []string{`b key_manager.backend: is "vault"; [key_manager] backend of "a" (a.conf line 2) is "barbican"; error`}},
		"one with a fixed key": {rule, `
== a nova
[key_manager]
backend = barbican
== b cinder
[key_manager]
backend = cinder.keymgr.conf_key_mgr.ConfKeyManager
== c glance
[key_manager]
backend = castellan.key_manager.barbican_key_manager.BarbicanKeyManager
`, []string{`b key_manager.backend: Change [key_manager] backend of "b"; 2 configurations agree`}},
		"fixed keys of both": {rule, `
== a nova
[key_manager]
backend = nova.keymgr.conf_key_mgr.ConfKeyManager
== b cinder
[key_manager]
backend = cinder.keymgr.conf_key_mgr.ConfKeyManager
`, nil},
		"one is the default": {rule, `
== a nova
[DEFAULT]
debug = false
== b cinder
[key_manager]
backend = vault
`, []string{`b key_manager.backend: is "barbican" by default; warning`}},
		"a part of a configuration says nothing": {rule, `
== a nova
[libvirt]
virt_type = kvm
== b cinder
[key_manager]
backend = vault
`, nil},
	})
}

func TestCloudImagePathConflict(t *testing.T) {
	t.Parallel()
	const rule = "cloud_image_path_conflict"
	const download = "\n== a nova\n[glance]\nenable_rbd_download = true\n"
	const rbd = "\n== a nova\n[libvirt]\nimages_type = rbd\n"
	runCloudTests(t, map[string]cloudTest{
		"no locations": {rule, download + "== b glance\n[DEFAULT]\nshow_image_direct_url = false\n",
			[]string{`a glance.enable_rbd_download: [DEFAULT] show_image_direct_url of "b" (b.conf line 2) is "false"; Set show_image_direct_url = true`}},
		"no locations by default": {rule, download + "== b glance\n[DEFAULT]\ndebug = false\n", []string{`a glance.enable_rbd_download: is "false" by default`}},
		"locations":               {rule, download + "== b glance\n[DEFAULT]\nshow_multiple_locations = true\n", nil},
		"the internal Glance shows them": {rule, download + "== b glance\n[DEFAULT]\nshow_image_direct_url = false\n== c glance\n[DEFAULT]\nshow_image_direct_url = true\n",
			nil},
		"a Glance not known yet": {rule, download + "== b glance\n[DEFAULT]\nshow_image_direct_url = false\n== c glance unread\n", nil},
		"images in files": {rule, rbd + "== b glance\n[glance_store]\nstores = file,http\n",
			[]string{`a libvirt.images_type: [glance_store] stores of "b" (b.conf line 2) is "file,http"; warning`}},
		"one of the stores is Ceph": {rule, rbd + "== b glance\n[DEFAULT]\nenabled_backends = slow:file,fast:rbd\n", nil},
		"stores named after Ceph":   {rule, rbd + "== b glance\n[DEFAULT]\nenabled_backends = rbd:file\n", []string{`a libvirt.images_type: enabled_backends`}},
		"a missing store":           {rule, rbd + "images_rbd_glance_store_name = ceph\n== b glance\n[DEFAULT]\nenabled_backends = fast:rbd,slow:file\n", []string{`a libvirt.images_rbd_glance_store_name: is "ceph", and [DEFAULT] enabled_backends of "b" (b.conf line 2) names no such store; error`}},
		"an existing store":         {rule, rbd + "images_rbd_glance_store_name = fast\n== b glance\n[DEFAULT]\nenabled_backends = fast:rbd,slow:file\n", nil},
		"the option is off":         {rule, "\n== a nova\n[glance]\nenable_rbd_download = false\n== b glance\n[DEFAULT]\nshow_image_direct_url = false\n", nil},
	})
}

func TestCloudReleaseMix(t *testing.T) {
	t.Parallel()
	const rule = "cloud_release_mix"
	const compute = "[DEFAULT]\ndebug = false\n"
	const auto = compute + "[upgrade_levels]\ncompute = auto\n"
	runCloudTests(t, map[string]cloudTest{
		"too far":             {rule, "\n== a nova\n" + compute + "== b cinder release=zed\n" + compute, []string{`b .: "b" runs zed and "a" runs 2025.1; Upgrade cinder of zed first`}},
		"one apart":           {rule, "\n== a cinder\n" + compute + "== b nova release=2024.2\n" + compute, nil},
		"yearly":              {rule, "\n== a nova\n" + auto + "== b nova release=2024.1\n" + compute, nil},
		"not yearly releases": {rule, "\n== a nova release=2024.2\n" + auto + "== b nova release=2023.2\n" + compute, []string{`b .: more than one upgrade apart`}},
		"no upgrade level":    {rule, "\n== a nova\n" + compute + "== b nova release=2024.2\n" + compute, []string{`a upgrade_levels.compute: is unset, and "b" runs 2024.2: calls go out as 2025.1 makes them; Set compute = auto in [upgrade_levels] of "a"; warning`}},
		"pinned":              {rule, "\n== a nova\n" + compute + "[upgrade_levels]\ncompute = dalmatian\n== b nova release=2024.2\n" + compute, nil},
		"pinned too high":     {rule, "\n== a nova\n" + compute + "[upgrade_levels]\ncompute = epoxy\n== b nova release=2024.2\n" + compute, []string{`a upgrade_levels.compute: is "epoxy"`}},
	})
}

func TestCloudNetworkMismatch(t *testing.T) {
	t.Parallel()
	const rule = "cloud_network_mismatch"
	const server = "\n== srv neutron\n[ml2]\ntype_drivers = flat,vlan,vxlan\nmechanism_drivers = openvswitch,l2population\ntenant_network_types = vxlan\n[ml2_type_flat]\nflat_networks = ext\n[ml2_type_vlan]\nnetwork_vlan_ranges = phys1:100:200\n"
	runCloudTests(t, map[string]cloudTest{
		"an unknown network": {rule, server + "== a neutron\n[ovs]\nbridge_mappings = ext:br-ex,phys2:br-2\n",
			[]string{`a ovs.bridge_mappings: maps "phys2"; [ml2_type_flat] flat_networks of "srv" (srv.conf line 6); error`}},
		"known networks":       {rule, server + "== a neutron\n[ovs]\nbridge_mappings = ext:br-ex,phys1:br-1\n", nil},
		"any network":          {rule, "\n== srv neutron\n[ml2_type_flat]\nflat_networks = *\n== a neutron\n[ovs]\nbridge_mappings = phys2:br-2\n", nil},
		"flat by default only": {rule, "\n== srv neutron\n[ml2_type_vlan]\nnetwork_vlan_ranges = phys1\n== a neutron\n[ovs]\nbridge_mappings = phys2:br-2\n", []string{`a ovs.bridge_mappings: maps "phys2"; warning`}},
		"flat not loaded":      {rule, "\n== srv neutron\n[ml2]\ntype_drivers = vlan\n[ml2_type_vlan]\nnetwork_vlan_ranges = phys1\n== a neutron\n[ovs]\nbridge_mappings = phys2:br-2\n", []string{`a ovs.bridge_mappings: maps "phys2"; error`}},
		"VLANs not loaded":     {rule, "\n== srv neutron\n[ml2]\ntype_drivers = flat\n[ml2_type_flat]\nflat_networks = ext\n[ml2_type_vlan]\nnetwork_vlan_ranges = phys1\n== a neutron\n[ovs]\nbridge_mappings = phys1:br-1\n", []string{`a ovs.bridge_mappings: maps "phys1"; error`}},
		"a missing tunnel":     {rule, server + "== a neutron\n[ovs]\nlocal_ip = 10.0.0.5\n[agent]\ntunnel_types = gre\n", []string{`a agent.tunnel_types: lacks vxlan, which [ml2] tenant_network_types of "srv"; Add vxlan`}},
		"the tunnel":           {rule, server + "== a neutron\n[ovs]\nlocal_ip = 10.0.0.5\n[agent]\ntunnel_types = vxlan\n", nil},
		"an agent without its driver": {rule, server + "== a neutron\n[ovs]\nbridge_mappings = ext:br-ex\n== b neutron program=neutron-sriov-nic-agent\n[sriov_nic]\nphysical_device_mappings = ext:eth1\n",
			[]string{`b sriov_nic.physical_device_mappings: agent of sriovnicswitch, which [ml2] mechanism_drivers of "srv" (srv.conf line 3) does not load; error`}},
		"a driver without its agent": {rule, "\n== srv neutron\n[ml2]\nmechanism_drivers = openvswitch,sriovnicswitch\n[ml2_type_flat]\nflat_networks = ext\n== a neutron\n[ovs]\nbridge_mappings = ext:br-ex\n",
			[]string{`srv ml2.mechanism_drivers: loads sriovnicswitch, and none of the configurations is that of its agent; warning`}},
		"tunnels that no driver announces": {rule, strings.Replace(server, ",l2population", "", 1) + "== a neutron program=neutron-openvswitch-agent\n[ovs]\nbridge_mappings = ext:br-ex\n[agent]\ntunnel_types = vxlan\nl2_population = true\n",
			[]string{`a agent.l2_population: is true, and [ml2] mechanism_drivers of "srv" (srv.conf line 3) lacks l2population; Add l2population to mechanism_drivers; error`}},
		"tunnels that a driver announces": {rule, server + "== a neutron program=neutron-openvswitch-agent\n[ovs]\nbridge_mappings = ext:br-ex\n[agent]\ntunnel_types = vxlan\nl2_population = true\n", nil},
		"no tunnels to announce":          {rule, strings.Replace(server, ",l2population", "", 1) + "== a neutron program=neutron-openvswitch-agent\n[ovs]\nbridge_mappings = ext:br-ex\n[agent]\nl2_population = true\n", nil},
		"OVN has no agent":                {rule, "\n== srv neutron\n[ml2]\nmechanism_drivers = ovn\n", nil},
		"a server not known yet":          {rule, server + "== s2 neutron unread\n== a neutron\n[ovs]\nbridge_mappings = phys2:br-2\n", nil},
	})
}

func TestCloudEndpointMismatch(t *testing.T) {
	t.Parallel()
	const rule = "cloud_endpoint_mismatch"
	const nova = "\n== a nova\n[glance]\nendpoint_override = https://glance.example.org:9393\n"
	runCloudTests(t, map[string]cloudTest{
		"another port": {rule, nova + "== b glance\n[DEFAULT]\nbind_port = 9292\n",
			[]string{`a glance.endpoint_override: names port 9393, and [DEFAULT] bind_port of "b" (b.conf line 2) is 9292; Write the port that glance; warning`}},
		"one of two listens there":        {rule, nova + "== b glance\n[DEFAULT]\nbind_port = 9292\n== c glance\n[DEFAULT]\nbind_port = 9393\n", nil},
		"no port":                         {rule, "\n== a nova\n[glance]\nendpoint_override = https://glance.example.org\n== b glance\n[DEFAULT]\nbind_port = 9292\n", nil},
		"a list, from cinder":             {rule, "\n== a cinder\n[DEFAULT]\nglance_api_servers = https://g1:9292,https://g2:9293\n== b glance\n[DEFAULT]\nbind_port = 9292\n", []string{`a DEFAULT.glance_api_servers: names port 9293`}},
		"a template from Nova":            {rule, "\n== a nova\n[cinder]\nendpoint_template = https://cinder:8777/v3/%(project_id)s\n== b cinder\n[DEFAULT]\nosapi_volume_listen_port = 8776\n", []string{`a cinder.endpoint_template: names port 8777`}},
		"http to TLS":                     {rule, "\n== a nova\n[neutron]\nendpoint_override = http://neutron:9696\n== b neutron\n[DEFAULT]\nbind_port = 9696\nuse_ssl = true\n", []string{`a neutron.endpoint_override: is plain http on port 9696, and [DEFAULT] use_ssl of "b" (b.conf line 3) turns TLS on; Write https`}},
		"https to a proxy with TLS":       {rule, "\n== a nova\n[neutron]\nendpoint_override = https://neutron:9696\n== b neutron\n[DEFAULT]\nbind_port = 9696\nuse_ssl = false\n", nil},
		"a service without configuration": {rule, nova, nil},
		"one not known yet":               {rule, nova + "== b glance\n[DEFAULT]\nbind_port = 9292\n== c glance unread\n", nil},
		"a port that is not a number":     {rule, "\n== a nova\n[glance]\nendpoint_override = https://glance.example.org:s3cret\n== b glance\n[DEFAULT]\nbind_port = 9292\n", []string{`a glance.endpoint_override: names port ***`}},
	})
}

func TestCloudNotificationMismatch(t *testing.T) {
	t.Parallel()
	const rule = "cloud_notification_mismatch"
	const head = "[oslo_messaging_notifications]\n"
	runCloudTests(t, map[string]cloudTest{
		"designate-sink listens to another topic": {rule, `
== n nova
[oslo_messaging_notifications]
driver = messagingv2
topics = notifications
== d designate
[service:sink]
enabled_notification_handlers = nova_fixed
[handler:nova_fixed]
notification_topics = notifications_designate
`, []string{`d handler:nova_fixed.notification_topics: "notifications_designate"; "notifications"; Add the handler's topic`}},
		"designate-sink listens to one of the topics, and to what is off": {rule, `
== n nova
[oslo_messaging_notifications]
driver = messagingv2
topics = notifications,notifications_designate
== q neutron
[oslo_messaging_notifications]
driver = noop
== d designate
[service:sink]
enabled_notification_handlers = nova_fixed, neutron_floatingip
[handler:nova_fixed]
notification_topics = notifications_designate
[handler:neutron_floatingip]
notification_topics = notifications_designate
`, nil},
		"topics": {rule, "\n== a nova\n" + head + "driver = messagingv2\n== b cinder\n" + head + "driver = messagingv2\ntopics = audit\n",
			[]string{`b oslo_messaging_notifications.topics: is "audit"; [oslo_messaging_notifications] topics of "a" is "notifications" by default; warning`}},
		"drivers": {rule, "\n== a nova\n" + head + "driver = messagingv2\n== b cinder\n" + head + "driver = messaging\n", []string{`b oslo_messaging_notifications.driver: is "messaging"`}},
		"the same in another order": {rule, "\n== a nova\n" + head + "driver = messagingv2\ntopics = one,two\n== b cinder\n" + head + "driver = messagingv2\ndriver = log\ntopics = two,one\n",
			nil},
		"one sends none":       {rule, "\n== a nova\n" + head + "driver = messagingv2\n== b cinder\n" + head + "driver = noop\n", nil},
		"one says nothing":     {rule, "\n== a nova\n" + head + "driver = messagingv2\n== b cinder\n[DEFAULT]\ndebug = false\n", nil},
		"one is missing":       {rule, "\n== a nova\n" + head + "driver = messagingv2\n", nil},
		"one is not known yet": {rule, "\n== a nova\n" + head + "driver = messagingv2\n== b cinder unread\n", nil},
		"one does not parse":   {rule, "\n== a nova\n" + head + "driver = messagingv2\n== b cinder\n" + head + "driver\n", nil},
	})
}
