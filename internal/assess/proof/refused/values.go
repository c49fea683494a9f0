package refused

import "slices"

// values are cases of texts that services take apart themselves.
func values() []Case {
	return slices.Concat(offered(), networkValues(), balancerValues(), zoneValues(), otherValues())
}

// offered are cases of what Neutron's agents say that their devices offer.
func offered() []Case {
	bridges := of("refused_at_start", "offers of Open vSwitch", "neutron", "")
	cards := of("refused_at_start", "SR-IOV agent", "neutron", "")
	shared := of("mapping_invalid", "shared cards", "neutron", "")

	const bridge, card = "[ovs]\nbridge_mappings = physnet1:br-ex\n", "[sriov_nic]\nphysical_device_mappings = physnet1:ens5\n"
	const bandwidths, rates, both = "resource_provider_bandwidths = ", "resource_provider_packet_processing_without_direction = ", "resource_provider_packet_processing_with_direction = "
	const unparsed, unmapped = `^(ValueError|Exits): .*Cannot parse `, `^(ValueError|Exits): .*is missing from`
	const fdb = "[agent]\nextensions = fdb\n[fdb]\nshared_physical_device_mappings = "
	return []Case{
		bridges(bridge+bandwidths+"br-ex:1000\n", unparsed),
		bridges(bridge+bandwidths+"br-ex:10G:10G\n", unparsed),
		bridges(bridge+bandwidths+"br-ex:-1:10\n", unparsed),
		bridges(bridge+bandwidths+"physnet1:1000:1000\n", unmapped),
		bridges(bridge+bandwidths+"br-ex:1000:1000,br-int\n", unmapped),
		bridges(bridge+bandwidths+"br-ex: 1_000 :+10,\n", ""),
		bridges(bridge+bandwidths+"br-ex::\n", ""),
		bridges(bridge+bandwidths+"br-ex\n", ""),
		bridges(bridge+rates+":1000:1000\n", unparsed),
		bridges(bridge+rates+":1000\n", ""),
		bridges(bridge+both+":1000\n", unparsed),
		bridges(bridge+both+"host:1000:0.5\n", unparsed),
		bridges(bridge+both+"host:1000:\n", ""),

		cards(card+bandwidths+"ens5:40000000\n", unparsed),
		cards(card+bandwidths+"physnet1:1:1\n", unmapped),
		cards(card+bandwidths+"ens5:40000000:40000000\n", ""),
		cards(card+"exclude_devices = 0000.07.00.2\n", `^Exits: .*Invalid mapping`),
		cards(card+"exclude_devices = :0000.07.00.2\n", `^Exits: .*Missing key`),
		cards(card+"exclude_devices = ens6:0000:07:00.2\n", unmapped),
		cards(card+"exclude_devices = ens5:0000:07:00.2,0000:07:00.3\n", unmapped),
		cards(card+"exclude_devices = ens5:0000:07:00.2;0000:07:00.3\n", ""),

		shared(fdb+"ens5\n", `^ValueError: Invalid mapping`),
		shared(fdb+"physnet1:ens5,physnet1:ens6\n", ""),
	}
}

// networkValues are cases of what else Neutron reads.
func networkValues() []Case {
	kinds := of("refused_at_start", "mechanisms", "neutron", "")
	gateway := of("refused_at_start", "gateway of routers", "neutron", "neutron-l3-agent")
	pages := on("pagination_max_limit", of("refused_in_use", "pages of Neutron", "neutron", ""))
	resolvers := of("refused_in_use", "resolvers of OVN", "neutron", "")
	routers := of("refused_in_use", "network of HA routers", "neutron", "")
	distributed := of("refused_in_use", "address of distributed routers", "neutron", "")

	const ovs, sriov = "[ml2]\nmechanism_drivers = openvswitch\n[ovs_driver]\nvnic_type_prohibit_list = ", "[ml2]\nmechanism_drivers = sriovnicswitch\n[sriov_driver]\nvnic_type_prohibit_list = "
	const notBound, notLocal, l3 = `^Exits: .*could not be loaded`, `^Exits: .*is not a valid IPv6 link-local`, "[DEFAULT]\ninterface_driver = openvswitch\nipv6_gateway = "
	const ovn, noAddress = "[ml2]\nmechanism_drivers = ovn\n[ovn]\ndns_servers = ", `^(AddrFormatError|ValueError): `
	const ml2, router = "[ml2]\ntype_drivers = vlan,vxlan\ntenant_network_types = vxlan\n[ml2_type_vxlan]\nvni_ranges = 1:1000\n", "[DEFAULT]\nservice_plugins = router\n"
	return []Case{
		kinds(ovs+"macvtap\n", notBound),
		kinds(ovs+"direct,Normal\n", notBound),
		kinds(ovs+"direct,vdpa,smart-nic\n", ""),
		kinds(sriov+"normal\n", notBound),
		kinds(sriov+"macvtap,direct-physical,accelerator-direct\n", ""),

		gateway(l3+"2001:db8::1\n", notLocal),
		gateway(l3+"169.254.1.1\n", notLocal),
		gateway(l3+"fe80::1\n", ""),
		gateway(l3+"\n", ""),

		pages("[DEFAULT]\npagination_max_limit = 1,000\n", `^Ineffective: no limit`),
		pages("[DEFAULT]\npagination_max_limit = 1000\n", ""),
		pages("[DEFAULT]\npagination_max_limit = Infinite\n", ""),

		resolvers(ovn+"192.0.2.53:53\n", noAddress),
		resolvers(ovn+"dns.example.org\n", noAddress),
		resolvers(ovn+"192.0.2.0/24\n", noAddress),
		resolvers(ovn+"192.0.2.53,2001:db8::53\n", ""),

		routers(ml2+router+"l3_ha_network_type = VXLAN\n", `^InvalidInput: `),
		routers(ml2+router+"l3_ha_network_type = flat\n", `^InvalidInput: `),
		routers(ml2+router+"l3_ha_network_type = vxlan\n", ""),
		routers(ml2+router+"l3_ha_network_type =\n", ""),

		distributed(router+"dvr_base_mac = fa-16-3f-00-00-00\n", `^ValueError: `),
		distributed(router+"dvr_base_mac = fa:16:3f\n", `^IndexError: `),
		distributed(router+"dvr_base_mac = fa:16:3f:4f:00:00\n", ""),
	}
}

// balancerValues are cases of what Octavia reads.
func balancerValues() []Case {
	pages := inSection("refused_in_use", "pages of Octavia", "octavia", "api_settings")
	logs := inSection("refused_in_use", "logs of amphorae", "octavia", "amphora_agent")
	signs := inSection("refused_in_use", "certificates of amphorae", "octavia", "certificates")
	versions := inSection("tls_versions_conflict", "versions of listeners", "octavia", "api_settings")

	const unsupported, keeps = `^UnsupportedAlgorithm: `, `^Ineffective: keeps `
	return []Case{
		pages("pagination_max_limit = 1k", `^ValueError: `),
		pages("pagination_max_limit = Infinite", `^ValueError: `),
		pages("pagination_max_limit = infinite", `^TypeError: `),
		pages("pagination_max_limit = -1", ""),
		pages("pagination_max_limit = 1000", ""),

		logs("admin_log_targets = 192.0.2.20", `^ValueError: `),
		logs("tenant_log_targets = 192.0.2.20:514,logs.example.org", `^ValueError: `),
		logs("admin_log_targets = 192.0.2.20:514,[2001:db8::20]:514", ""),

		signs("signing_digest = sha-256", unsupported),
		signs("signing_digest = blake2b", unsupported),
		signs("signing_digest = shake128", `^TypeError: `),
		signs("signing_digest = SHA512", ""),
		signs("signing_digest = sha3_256", ""),

		on("default_listener_tls_versions", versions)("default_listener_tls_versions = tlsv1.2", keeps),
		on("default_pool_tls_versions", versions)("default_pool_tls_versions = TLSv1.3,TLS1.2", keeps),
		versions("default_listener_tls_versions = TLSv1.2,TLSv1.3", ""),
	}
}

// zoneValues are cases of what Designate reads.
func zoneValues() []Case {
	addresses := inSection("refused_in_use", "address of zones", "designate", "service:central")
	types := on("supported_record_type", inSection("refused_in_use", "types of records", "designate", "DEFAULT"))
	pools := on("default_pool_id", inSection("invalid_value", "default pool", "designate", "service:central"))
	const noAddress = `^ValueError: `
	return []Case{
		addresses("managed_resource_email = hostmaster.example.org", noAddress),
		addresses("managed_resource_email = hostmaster@example.org.", noAddress),
		addresses("managed_resource_email = dns+zones@example.org", noAddress),
		addresses("managed_resource_email = hostmaster@example.org", ""),
		addresses("managed_resource_email = dns_zones@localhost", ""),

		types("supported_record_type = A,aaaa", `^Ineffective: `),
		types("supported_record_type = A,DNSKEY", `^Ineffective: `),
		types("supported_record_type = A,AAAA,CAA,CERT", ""),

		pools("default_pool_id = default", noAddress),
		pools("default_pool_id = 794ccc2cd75144feb57f8894c9f5c842", ""),
	}
}

// otherValues are cases of what Ironic, Barbican and Magnum read.
func otherValues() []Case {
	groups := inSection("invalid_value", "groups of nodes", "ironic", "neutron")
	module := of("refused_in_use", "hardware module", "barbican", "")
	networks := inSection("refused_in_use", "networks of clusters", "magnum", "cluster_template")

	needs := func(text, fails string) Case {
		return of("required_option_unset", "options of a module", "barbican", "")("[DEFAULT]\ndebug = false\n"+text, fails)
	}
	const p11, unknown = "[crypto]\nenabled_crypto_plugins = p11_crypto\n[p11_crypto_plugin]\n", `^InvalidParameterValue: `
	const id = "5b2c1d3e-8f4a-4b6c-9d7e-0a1b2c3d4e5f"
	return []Case{
		on("cleaning_network_security_groups", groups)("cleaning_network_security_groups = default", `^NetworkError: `),
		on("provisioning_network_security_groups", groups)("provisioning_network_security_groups = "+id+",nodes", `^NetworkError: `),
		groups("cleaning_network_security_groups = "+id, ""),

		module(p11+"encryption_mechanism = AES_GCM\n", `^ValueError: Invalid encryption_mechanism`),
		module(p11+"encryption_mechanism = ckm_aes_cbc\n", `^ValueError: Invalid encryption_mechanism`),
		module(p11+"hmac_keywrap_mechanism = SHA256_HMAC\n", `^ValueError: Invalid HMAC keywrap`),
		module(p11+"hmac_key_type = AES\n", `^KeyError: `),
		module(p11+"encryption_mechanism = CKM_AES_GCM\nhmac_keywrap_mechanism = CKM_AES_MAC\nhmac_key_type = CKK_GENERIC_SECRET\n", ""),

		needs(p11+"login = Wc2n7Yt9\n", `^ValueError: library_path is required`),
		needs(p11+"library_path = /opt/hsm/libpkcs11.so\nlogin = Wc2n7Yt9\n", ""),
		needs("[secretstore]\nenabled_secretstore_plugins = vault_plugin\n"+p11, ""),
		needs("[crypto]\nenabled_crypto_plugins = simple_crypto\n", ""),

		networks("kubernetes_default_network_driver = Calico", unknown),
		networks("kubernetes_allowed_network_drivers = calico", unknown),
		networks("kubernetes_allowed_network_drivers = calico\nkubernetes_default_network_driver = calico", ""),
		networks("kubernetes_allowed_network_drivers = all", ""),
	}
}
