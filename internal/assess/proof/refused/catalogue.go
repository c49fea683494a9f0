package refused

// catalogued are cases of the interface at which a service looks for endpoints in
// Keystone's catalogue.
func catalogued() []Case {
	of := func(kind, service string) func(text, fails string) Case {
		return of("refused_in_use", kind, service, "")
	}
	balancers, certificates := of("endpoints of Octavia", "octavia"), of("Barbican of Octavia", "octavia")
	clusters, floating := of("endpoints of Magnum", "magnum"), of("Neutron of Designate", "designate")
	stacks := of("endpoints of Heat", "heat")
	certificates, barbican := on("endpoint_type", certificates), on("endpoint_type", clusters)

	const none, wrapped, volumes = `^EndpointNotFound: `, `^AuthorizationFailure: .* endpoint for `, "[controller_worker]\nvolume_driver = volume_cinder_driver\n"
	return []Case{
		balancers("[nova]\nendpoint_type = Internal\n", none),
		balancers("[glance]\nendpoint_type = publicurl\n", none),
		balancers("[neutron]\nendpoint_type = privateURL\n", none),
		balancers(volumes+"[cinder]\nendpoint_type = internal-url\n", none),
		balancers("[nova]\nendpoint_type = internal\n[glance]\nendpoint_type = adminURL\n[neutron]\nendpoint_type = publicURL\n", ""),
		balancers("[nova]\nendpoint_type =\n[glance]\nendpoint_type = internalU\n", ""),

		certificates("[certificates]\nendpoint_type = Public\n", none),
		certificates("[certificates]\nendpoint_type = internal\n", ""),

		clusters("[heat_client]\nendpoint_type = Internal\n", wrapped),
		clusters("[glance_client]\nendpoint_type = internalurl\n", wrapped),
		clusters("[neutron_client]\nendpoint_type = INTERNAL\n", wrapped),
		clusters("[nova_client]\nendpoint_type = private\n", wrapped),
		clusters("[magnum_client]\nendpoint_type = private\n", none),
		barbican("[cinder_client]\nendpoint_type = private\n", wrapped),
		barbican("[barbican_client]\nendpoint_type = private\n", wrapped),
		barbican("[octavia_client]\nendpoint_type = private\n", wrapped),
		clusters("[trust]\ntrustee_keystone_interface = publicurl\n", none),
		clusters("[trust]\ntrustee_keystone_interface = publicURL\n[heat_client]\nendpoint_type = internal\n", ""),
		clusters("[octavia_client]\nendpoint_type = internalURL\n", ""),

		stacks("[clients_nova]\nendpoint_type = Internal\n", `^LookupError: nova compute endpoint `),
		stacks("[clients_cinder]\nendpoint_type = internalUrl\n", `^LookupError: cinder .* endpoint `),
		stacks("[clients_glance]\nendpoint_type = private\n", `^LookupError: glance image endpoint `),
		stacks("[clients_keystone]\nendpoint_type = public-url\n", `^LookupError: keystone identity endpoint `),
		stacks("[clients]\nendpoint_type = internalurl\n", `^LookupError: .* endpoint is not in service catalog`),
		stacks("[clients]\nendpoint_type = internal\n[clients_nova]\nendpoint_type = adminURL\n", ""),
		stacks("[clients]\nendpoint_type = internalURL\n[clients_nova]\nendpoint_type =\n", ""),

		floating("[network_api:neutron]\nendpoint_type = internal\n", `^NetworkEndpointNotFound: `),
		floating("[network_api:neutron]\nendpoint_type = internalURL\n", ""),
		floating("[network_api:neutron]\nendpoint_type = internal\nendpoints = RegionOne|https://network.example.org:9696\n", ""),
	}
}
