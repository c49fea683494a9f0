package refused

// checked are cases of what services check when they start, and of what they
// cannot start without.
func checked() []Case {
	const required, refused = "required_option_unset", "refused_at_start"
	volume := of(required, "cinder-volume", "cinder", "cinder-volume")
	core := of(required, "core plugin", "neutron", "neutron-server")
	driver := of(required, "interface driver", "neutron", "neutron-l3-agent")
	lease := of(required, "interface driver", "neutron", "neutron-dhcp-agent")
	address := of(required, "tunnels", "neutron", "neutron-openvswitch-agent")
	keys := of(required, "key repositories", "keystone", "")
	shares := of(required, "share protocols", "manila", "")

	mac := of(refused, "any program of Neutron", "neutron", "")
	routers := of(refused, "routers", "neutron", "neutron-server")
	tunnels := of(refused, "tunnels", "neutron", "neutron-openvswitch-agent")
	ovn := of(refused, "OVN", "neutron", "")
	bridge := of(refused, "Linux bridge driver", "neutron", "")
	protocols := of(refused, "share protocols", "manila", "")

	cinderTLS := of(required, "Cinder with TLS", "cinder", "")
	neutronTLS := of(required, "Neutron with TLS", "neutron", "neutron-server")
	novaTLS := of(required, "Nova with TLS", "nova", "nova-api")
	database := of(required, "database", "cinder", "")
	coordination := of(refused, "coordination", "cinder", "")
	capabilities := of(refused, "capabilities", "cinder", "")

	const noCert, noKey = "^ValueError: certfile must be specified", "^RuntimeError: When running server in SSL mode"
	const pair, certOnly = "[ssl]\ncert_file = /etc/ssl/api.pem\nkey_file = /etc/ssl/api.key\n", "[ssl]\ncert_file = /etc/ssl/api.pem\n"
	const novaPair = "[wsgi]\nssl_cert_file = /etc/ssl/api.pem\nssl_key_file = /etc/ssl/api.key\n"
	const backend = "[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver = cinder.volume.drivers.rbd.RBDDriver\nextra_capabilities = "
	const whole = "[DEFAULT]\nstate_path = /var/lib/cloud\n"
	const noMAC, noCIDR = "^Exception: Base MAC: .* is not a valid input", "^HANetworkCIDRNotValid: "
	const router = "[DEFAULT]\nservice_plugins = qos, router\n"
	const ip = "[ovs]\nlocal_ip = 192.0.2.11\n"
	return []Case{
		volume(whole+"enabled_backends = a\n[a]\nvolume_backend_name = a\n", ""),
		volume(whole, `^Exits: .*does not specify "enabled_backends"`),
		volume(whole+"enabled_backends =\n", `^Exits: .*does not specify "enabled_backends"`),
		core(whole+"core_plugin = ml2\n", ""),
		core(whole, "^Exits: Neutron core_plugin not configured"),
		driver(whole+"interface_driver = openvswitch\n", ""),
		driver(whole+"interface_driver = neutron.agent.linux.interface.OVSInterfaceDriver\n", ""),
		driver(whole, "^Exits: .*Error loading interface driver 'None'"),
		driver(whole+"interface_driver =\n", "^Exits: .*Error loading interface driver ''"),
		lease(whole, "^Exits: .*Error loading interface driver 'None'"),
		address("[agent]\ntunnel_types = vxlan\n"+ip, ""),
		address("[agent]\ntunnel_types =\n", ""),
		address("[agent]\ntunnel_types = vxlan\n", "^Exits: .*invalid local_ip 'None'"),
		address("[AGENT]\ntunnel_types = gre\n[OVS]\nbridge_mappings = a:br-a\n", "^Exits: .*invalid local_ip 'None'"),
		keys("[fernet_tokens]\nkey_repository = /etc/keystone/fernet-keys/\n", ""),
		keys("[fernet_tokens]\nkey_repository =\n", "^SystemExit:  does not exist"),
		keys("[fernet_tokens]\nkey_repository =\n[token]\nprovider = jws\n", ""),
		keys("[fernet_receipts]\nkey_repository =\n[token]\nprovider = jws\n", "^SystemExit:  does not exist"),
		shares(whole+"enabled_share_protocols = NFS\n", ""),
		shares(whole+"enabled_share_protocols =\n", "^ManilaException: No share protocols were specified"),

		cinderTLS("[DEFAULT]\nosapi_volume_use_ssl = true\n"+pair, ""),
		cinderTLS("[DEFAULT]\nosapi_volume_use_ssl = false\n", ""),
		cinderTLS("[DEFAULT]\nosapi_volume_use_ssl = true\n", noCert),
		cinderTLS("[DEFAULT]\nosapi_volume_use_ssl = true\n"+certOnly, noKey),
		cinderTLS("[DEFAULT]\nosapi_volume_use_ssl = true\n[ssl]\nkey_file = /etc/ssl/api.key\n", noKey),
		neutronTLS("[DEFAULT]\ncore_plugin = ml2\nuse_ssl = true\n"+pair, ""),
		neutronTLS("[DEFAULT]\ncore_plugin = ml2\nuse_ssl = true\n", noCert),
		neutronTLS("[DEFAULT]\ncore_plugin = ml2\nuse_ssl = true\n"+certOnly, noKey),
		novaTLS("[DEFAULT]\nenabled_apis = osapi_compute\nenabled_ssl_apis = osapi_compute\n"+novaPair, ""),
		novaTLS("[DEFAULT]\nenabled_apis = osapi_compute\nenabled_ssl_apis = osapi_compute\n", noKey),
		novaTLS("[DEFAULT]\nenabled_apis = osapi_compute\n", ""),
		database("[database]\nconnection = sqlite://\n", ""),
		database("[database]\nconnection =\n", "^ArgumentError: Could not parse"),

		coordination("[coordination]\nbackend_url = file:///tmp\n", ""),
		coordination("[coordination]\nbackend_url = FILE:///tmp\n", ""),
		coordination("[coordination]\nbackend_url = redi://192.0.2.5:6379\n", "^ToozDriverNotFound|^RuntimeError|^NoMatches"),
		coordination("[coordination]\nbackend_url = 192.0.2.5:6379\n", "^ToozDriverNotFound|^RuntimeError|^NoMatches"),
		capabilities(backend+"{\"class\": \"gold\"}\n", ""),
		capabilities(backend+"{\"load\": NaN}\n", ""),
		capabilities(backend+"{class: gold}\n", "^JSONDecodeError: "),
		capabilities(backend+"{'class': 'gold'}\n", "^JSONDecodeError: "),

		mac("[DEFAULT]\nbase_mac = FA:16:3e:4f:00:00\n", ""),
		mac("[DEFAULT]\nbase_mac = fe:00:00:00:00:00\n", ""),
		mac("[DEFAULT]\nbase_mac = fa:16:3g:00:00:00\n", noMAC),
		mac("[DEFAULT]\nbase_mac = fa:16:3e\n", noMAC),
		mac("[DEFAULT]\nbase_mac = fb:16:3e:00:00:00\n", noMAC),
		mac("[DEFAULT]\nbase_mac = fa-16-3e-00-00-00\n", noMAC),
		mac("[DEFAULT]\nbase_mac =\n", noMAC),
		routers(router+"l3_ha_net_cidr = 169.254.192.0/18\n", ""),
		routers(router+"l3_ha_net_cidr = 169.254.192.0/255.255.192.0\n", ""),
		routers(router+"l3_ha_net_cidr = 169.254/16\n", ""),
		routers(router+"l3_ha_net_cidr = fd00::/64\n", ""),
		routers("[DEFAULT]\nl3_ha_net_cidr = 169.254.192.0\n", ""),
		routers(router+"l3_ha_net_cidr = 169.254.192.0\n", noCIDR),
		routers(router+"l3_ha_net_cidr = 169.254.192.1/18\n", noCIDR),
		routers(router+"l3_ha_net_cidr = 169.254.192.0/33\n", noCIDR),
		routers(router+"l3_ha_net_cidr = network/18\n", noCIDR),
		routers(router+"l3_ha_net_cidr = 169.254.192.0/x\n", noCIDR),
		routers(router+"max_l3_agents_per_router = 0\n", ""),
		routers(router+"max_l3_agents_per_router = -1\n", "^HAMaximumAgentsNumberNotValid: "),
		tunnels("[agent]\ntunnel_types = vxlan,geneve,gre\n"+ip, ""),
		tunnels("[agent]\ntunnel_types = vxlan,stt\n"+ip, "^Exits: Invalid tunnel type specified: stt"),
		tunnels("[agent]\ntunnel_types = VXLAN\n"+ip, "^Exits: Invalid tunnel type specified: VXLAN"),
		tunnels("[agent]\ntunnel_types = vlan\n"+ip, "^Exits: Invalid tunnel type specified: vlan"),
		ovn("[ml2]\nmechanism_drivers = ovn\n[ml2_type_geneve]\nmax_header_size = 38\n", ""),
		ovn("[ml2]\nmechanism_drivers = ovn\ntype_drivers = flat,vlan\n", ""),
		ovn("[ml2]\nmechanism_drivers = openvswitch\n", ""),
		ovn("[ml2]\nmechanism_drivers = sriovnicswitch, ovn\n", "^Exits: Geneve max_header_size set too low"),
		ovn("[ml2]\nmechanism_drivers = ovn\n[ml2_type_geneve]\nmax_header_size = 37\n", "^Exits: Geneve max_header_size set too low"),
		bridge("[ml2]\nmechanism_drivers = linuxbridge\n[experimental]\nlinuxbridge = true\n", ""),
		bridge("[ml2]\nmechanism_drivers = openvswitch\n", ""),
		bridge("[ml2]\nmechanism_drivers = openvswitch,linuxbridge\n", "^Exits: Feature 'linuxbridge' is experimental"),
		bridge("[ml2]\nmechanism_drivers = linuxbridge\n[experimental]\nlinuxbridge = off\n", "^Exits: Feature 'linuxbridge' is experimental"),
		protocols("[DEFAULT]\nenabled_share_protocols = nfs, CephFS,cifs\n", ""),
		protocols("[DEFAULT]\nenabled_share_protocols = NFS,SMB\n", "^ManilaException: Unsupported share protocol 'SMB'"),
		protocols("[DEFAULT]\nenabled_share_protocols = NFS,,CIFS\n", "^ManilaException: Unsupported share protocol ''"),
	}
}
