package refused

// guests are cases of what Nova does for guests, on a compute host and at its
// console proxy, that a rule warns of.
func guests() []Case {
	move := inSection("live_migration_plaintext", "move", "nova", "libvirt")
	uri, scheme, kind := on("live_migration_uri", move), on("live_migration_scheme", move), on("virt_type", move)
	display := on("server_listen", inSection("console_without_authentication", "display", "nova", "vnc"))
	reached := of("refused_in_use", "console addresses", "nova", "nova-compute")
	const unheard, vnc, spice = `^ConnectionRefusedError`, "[DEFAULT]\ndebug = false\n[vnc]\n", "[DEFAULT]\ndebug = false\n[vnc]\nenabled = false\n[spice]\nenabled = true\n"
	proxy := on("ssl_only", of("console_plaintext", "console proxy", "nova", "nova-novncproxy"))
	offered := on("device_spec", inSection("pci_spec_too_wide", "offered devices", "nova", "pci"))
	vendor := on("vendordata_dynamic_targets", inSection("vendordata_open", "vendor data", "nova", "api"))
	targets := on("vendordata_dynamic_targets", inSection("option_without_effect", "asked targets", "nova", "api"))
	const unasked = `^Ineffective: no target is asked`
	helper := on("disable_rootwrap", inSection("root_helper_bypassed", "root helper", "nova", "workarounds"))
	lxc := inSection("container_guests_as_root", "containers", "nova", "libvirt")
	bare, uids, gids := on("virt_type", lxc), on("uid_maps", lxc), on("gid_maps", lxc)
	inject := inSection("injection_into_guests", "injection", "nova", "libvirt")
	password, key, partition := on("inject_password", inject), on("inject_key", inject), on("inject_partition", inject)

	const plain, any = `^Insecure: .*\+tcp, without TLS`, `^Insecure: guests may have any device`
	const screen, served, exits = `^Insecure: the screen is at .*NONE`, `^Insecure: a request without TLS is served`, `^Exits: `
	const account = "\n[vendordata_dynamic_auth]\nauth_type = password\nauth_url = https://keystone.example.org/v3\nusername = nova\npassword = Wc2n7Yt9"
	const clear, token = `^Insecure: clear text to `, `^Insecure: no token is sent to `
	const user, group = `^Insecure: uid 0 is 0`, `^Insecure: gid 0 is 0`
	const opens = `^Insecure: opens the disk for `
	networks := on("physnets", inSection("refused_in_use", "networks of a host", "nova", "neutron"))
	const nodeless = `^InvalidNetworkNUMAAffinity: `
	return []Case{
		networks("physnets = physnet1", nodeless),
		networks("physnets = physnet1,physnet2\n[neutron_physnet_physnet2]\nnuma_nodes = 0", nodeless),
		networks("physnets = physnet1\n[neutron_physnet_physnet1]\nnuma_nodes = 0", ""),
		networks("physnets =\n[neutron_tunnel]\nnuma_nodes = 0", ""),

		uri("live_migration_uri = qemu+tcp://%s/system", plain),
		uri("live_migration_uri = qemu+TCP://%s/system", plain),
		scheme("live_migration_scheme = TCP", plain),
		scheme("live_migration_scheme =", plain),
		scheme("virt_type = qemu", plain),
		kind("virt_type = parallels", plain),
		scheme("live_migration_scheme = tls", ""),
		scheme("live_migration_scheme = ssh", ""),
		scheme("live_migration_with_native_tls = true", ""),
		uri("live_migration_uri = qemu://%s/system", ""),

		display("server_listen = 0.0.0.0", screen),
		display("server_listen = ::\nauth_schemes = vencrypt,none\nvencrypt_ca_certs = /etc/nova/ca.pem", screen),
		display("[DEFAULT]\nvncserver_listen = 10.0.0.31", ""), // no option of this release
		display("server_listen = 0.0.0.0\nauth_schemes = vencrypt\nvencrypt_ca_certs = /etc/nova/ca.pem", ""),
		display("server_listen = 0.0.0.0\nenabled = false", ""),
		display("server_listen = localhost", ""),
		display("enabled = true", ""),

		reached(vnc+"server_proxyclient_address = 127.0.0.2\n", unheard),
		reached(vnc+"server_listen = 127.0.0.2\n", unheard),
		reached(vnc+"server_listen = 127.0.0.2\nserver_proxyclient_address = 127.0.0.3\n", unheard),
		reached(vnc+"server_listen = 127.0.0.2\nserver_proxyclient_address = 127.0.0.2\n", ""),
		reached(vnc+"server_listen = 0.0.0.0\nserver_proxyclient_address = 127.0.0.2\n", ""),
		reached(vnc, ""),
		reached(spice+"server_proxyclient_address = 127.0.0.2\n", unheard),
		reached(spice+"server_listen = 127.0.0.2\n", unheard),
		reached(spice+"server_listen = 127.0.0.2\nserver_proxyclient_address = 127.0.0.2\n", ""),

		proxy("[vnc]\nenabled = true\n", served),
		proxy("[DEFAULT]\ncert = console.pem\nkey = key.pem\n", served),
		proxy("[DEFAULT]\nssl_only = no\ncert = console.pem\nkey = key.pem\n", served),
		proxy("[DEFAULT]\nssl_only = true\ncert = console.pem\nkey = key.pem\n", ""),
		on("cert", proxy)("[DEFAULT]\nssl_only = true\ncert =\n", exits),

		offered("device_spec = {\"vender_id\": \"8086\"}", any),
		offered("device_spec = {}", any),
		offered("device_spec = {\"physical_network\": \"physnet1\"}", any),
		offered("device_spec = [{\"vendor_id\": \"8086\"}, {\"addr\": \"0a:00.0\"}]", any),
		offered("passthrough_whitelist = {\"devname\": \"\", \"address\": \"\"}", any),
		offered("device_spec = {\"address\": {}}", any),
		offered("device_spec = {\"vendor_id\": \"8086\"}", ""),
		offered("device_spec = {\"product_id\": \"154d\"}", ""),
		offered("device_spec = {\"address\": \"0a:00.*\"}", ""),
		offered("device_spec = []", ""),

		vendor("vendordata_dynamic_targets = a@http://vendor.example.org/"+account, clear),
		vendor("vendordata_dynamic_targets = a@HTTP://vendor.example.org/"+account, clear),
		vendor("vendordata_dynamic_targets = a@https://vendor.example.org/,b@http://10.0.0.9:8080"+account, clear),
		vendor("vendordata_dynamic_targets = a@https://vendor.example.org/", token),
		vendor("vendordata_dynamic_targets = a@http://127.0.0.1:8080/", token),
		vendor("vendordata_dynamic_targets = a@https://vendor.example.org/"+account, ""),
		vendor("vendordata_dynamic_targets = a@http://127.0.0.1:8080/"+account, ""),
		vendor("vendordata_dynamic_targets =", ""),

		targets("vendordata_dynamic_targets = a@https://vendor.example.org/\nvendordata_providers = StaticJSON", unasked),
		targets("vendordata_dynamic_targets = a@https://vendor.example.org/\n[DEFAULT]\ndebug = false", unasked),
		targets("vendordata_dynamic_targets = a@https://vendor.example.org/\nvendordata_providers = StaticJSON,DynamicJSON", ""),
		targets("vendordata_providers = StaticJSON", ""),

		helper("disable_rootwrap = true", `^Insecure: any command, with plain sudo`),
		helper("disable_rootwrap = 1", `^Insecure: any command, with plain sudo`),
		helper("disable_rootwrap = off", ""),

		bare("virt_type = lxc", user),
		bare("virt_type = lxc\nuid_maps = 0:100000:65536", group),
		uids("virt_type = lxc\nuid_maps = 0:100000\ngid_maps = 0:100000:65536", user),
		gids("virt_type = lxc\nuid_maps = 0:100000:65536\ngid_maps = root:100000:65536", group),
		uids("virt_type = lxc\nuid_maps = 0:0:65536\ngid_maps = 0:0:65536", user),
		gids("virt_type = lxc\nuid_maps = 0:100000:65536\ngid_maps = 1000:100000:65536", group),
		uids("virt_type = lxc\nuid_maps = 1:11:1,2:12:1,3:13:1,4:14:1,5:15:1,0:10:1\ngid_maps = 0:10:1", user),
		gids("virt_type = lxc\nuid_maps = 1000:1000:1, 0:100000:1000\ngid_maps = \" 0:100000:65536:1\"", ""),
		bare("virt_type = kvm", ""),

		password("inject_password = true\ninject_partition = -1", opens),
		key("inject_key = true\ninject_partition = 0", opens),
		partition("inject_partition = 3", opens+`.*of the user`),
		password("inject_password = true\ninject_key = true", ""),
		partition("inject_partition = -2", ""),
		key("inject_key = true\ninject_partition = -1\n[DEFAULT]\nforce_config_drive = true", ""),
	}
}
