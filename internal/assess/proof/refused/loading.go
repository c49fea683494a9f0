package refused

// loading are cases of names that a service cannot load.
func loading() []Case {
	scheduler := of("filter_unknown", "scheduler", "nova", "nova-scheduler")
	compute := of("driver_unknown", "compute driver", "nova", "nova-compute")
	volumes := of("driver_unknown", "volume back ends", "cinder", "")
	mechanisms := of("driver_unknown", "mechanism drivers", "neutron", "")
	extensions := of("driver_unknown", "extension drivers", "neutron", "")
	types := of("driver_unknown", "type drivers", "neutron", "")
	plugins := of("driver_unknown", "plugins", "neutron", "")
	firewall := of("driver_unknown", "firewall driver", "neutron", "")
	quotas := inSection("driver_unknown", "quota driver", "neutron", "quotas")
	methods := inSection("driver_unknown", "methods", "keystone", "auth")

	const unloadable = "^(ImportError|ModuleNotFoundError): "
	const scheduling, enabled = "[filter_scheduler]\n", "[filter_scheduler]\nenabled_filters = "
	const compute1, notFound = "available_filters = nova.scheduler.filters.compute_filter.ComputeFilter\n", "^SchedulerHostFilterNotFound: .*"
	const unset = "[DEFAULT]\nenabled_backends = a\n[a]\nvolume_driver = "
	const back = unset + "cinder.volume.drivers."
	const weigh = "[filter_scheduler]\nweight_classes = nova.scheduler.weights."
	return []Case{
		quotas("quota_driver = neutron.db.quota_db.DbQuotaDriver", unloadable),
		quotas("quota_driver = neutron.quota.ConfDriver", unloadable),
		quotas("quota_driver = neutron.quota.DbQuotaNoLockDriver", unloadable),
		quotas("quota_driver =", "^ValueError: Empty module name"),
		quotas("quota_driver = neutron.db.quota.driver.DbQuotaDriver", ""),
		quotas("quota_driver = neutron.db.quota.driver_nolock.DbQuotaNoLockDriver", ""),
		quotas("quota_driver = neutron.db.quota.driver_null.DbQuotaDriverNull", ""),

		methods("methods = password,saml2\nsaml2 = default", ""),
		methods("methods = password,saml2\nsaml2 =", ""),
		methods("methods = password,openid\nopenid = keystone.auth.plugins.mapped.Mapped", "^NoMatches: No 'keystone.auth.openid' driver found"),
		methods("methods = password,totp\ntotp = keystone.auth.plugins.totp.TOTP", "^NoMatches: No 'keystone.auth.totp' driver found"),
		methods("methods = password\ntotp = keystone.auth.plugins.totp.TOTP", ""),

		scheduler(enabled+"ComputeFilter, ImagePropertiesFilter\n", ""),
		scheduler(enabled+"ComputeFilter,ComputeFilter,\n", ""),
		scheduler(enabled+"ComputeFilter,RamFilter\n", notFound+"RamFilter"),
		scheduler(enabled+"computefilter\n", notFound+"computefilter"),
		scheduler(enabled+"ComputeFilter,,NUMATopologyFilter\n", notFound),
		scheduler(enabled+"nova.scheduler.filters.compute_filter.ComputeFilter\n", notFound),
		scheduler(scheduling+compute1+"enabled_filters = ComputeFilter\n", ""),
		scheduler(scheduling+compute1+"enabled_filters = ComputeFilter,NUMATopologyFilter\n", notFound+"NUMATopologyFilter"),
		scheduler(scheduling+compute1, notFound),
		scheduler(scheduling+compute1+"available_filters = nova.scheduler.filters.all_filters\n", ""),
		scheduler(scheduling+"available_filters = nova.scheduler.filters.standard_filters\n", "^ImportError: Class standard_filters cannot be found"),
		scheduler(weigh+"all_weighers\n", ""),
		scheduler(weigh+"ram.RAMWeigher\n", ""),
		scheduler(weigh+"rams.RAMWeigher\n", unloadable),
		scheduler(weigh+"ram.RamWeigher\n", "^ImportError: Class RamWeigher cannot be found"),

		compute("[DEFAULT]\ncompute_driver = ironic.IronicDriver\n", ""),
		compute("[DEFAULT]\ncompute_driver = fake.FakeDriver\n", ""),
		compute("[DEFAULT]\ncompute_driver = nova.virt.libvirt.LibvirtDriver\n", "^Exits: Unable to load the virtualization driver"),
		compute("[DEFAULT]\ncompute_driver = libvirt.libvirtdriver\n", "^Exits: Unable to load the virtualization driver"),
		compute("[DEFAULT]\ncompute_driver = libvirt\n", "^Exits: "),
		compute("[DEFAULT]\ncompute_driver = xenapi.XenAPIDriver\n", "^Exits: Unable to load the virtualization driver"),

		volumes(back+"lvm.LVMVolumeDriver\n", ""),
		volumes(back+"zadara.ZadaraVPSAISCSIDriver\n", ""),
		volumes(back+"dell_emc.unity.Driver\n", ""),
		volumes(back+"stx.fc.STXFCDriver\n", ""),
		volumes(back+"stx.iscsi.STXISCSIDriver\n", ""),
		volumes(back+"dell_emc.vmax.iscsi.VMAXISCSIDriver\n", ""),
		volumes(back+"lvm.LVMISCSIDriver\n", "^Exits: Volume service .* failed to start.*LVMISCSIDriver cannot be found"),
		volumes(back+"lvm.lvmvolumedriver\n", "^Exits: Volume service .* failed to start"),
		volumes("[DEFAULT]\nenabled_backends = a,b\n[b]\n[a]\nvolume_driver = cinder.volume.drivers.rbd.RBDdriver\n", "^Ineffective: Volume service .*a failed to start"),

		volumes(unset+"\n", "^Exits: Volume service .*Empty module name"),
		compute("[DEFAULT]\ncompute_driver =\n", "^Exits: Compute driver option required"),
		plugins("[DEFAULT]\ncore_plugin =\n", "^ImportError: Class not found"),
		mechanisms("[ml2]\nmechanism_drivers = openvswitch,,l2population\n", "^Exits: The following mechanism drivers were not found"),
		mechanisms("[ml2]\nmechanism_drivers =\n", ""),
		extensions("[ml2]\nextension_drivers = port_security,,qos,\n", ""),
		volumes("[DEFAULT]\nenabled_backends = A\n[a]\nvolume_driver = cinder.volume.drivers.rbd.RBDdriver\n", "^Exits: Volume service .*A failed to start"),

		mechanisms("[ml2]\nmechanism_drivers = openvswitch, l2population\n", ""),
		mechanisms("[ml2]\nmechanism_drivers = openvswich\n", "^Exits: The following mechanism drivers were not found.*openvswich"),
		mechanisms("[ml2]\nmechanism_drivers = OpenvSwitch\n", "^Exits: The following mechanism drivers were not found"),
		extensions("[ml2]\nextension_drivers = port_security,qos\n", ""),
		extensions("[ml2]\nextension_drivers = port_securty\n", "^Ineffective: port_securty not loaded"),
		types("[ml2]\ntype_drivers = local,vlan\n", ""),
		types("[ml2]\ntype_drivers = local,vlann\n", "^Ineffective: vlann not loaded"),
		plugins("[DEFAULT]\ncore_plugin = ml2\nservice_plugins = router,qos,metering\n", ""),
		plugins("[DEFAULT]\ncore_plugin = neutron.plugins.ml2.plugin.Ml2Plugin\nservice_plugins = neutron.services.l3_router.l3_router_plugin.L3RouterPlugin, ,\n", ""),
		plugins("[DEFAULT]\ncore_plugin = ml2\nservice_plugins = router,lbaasv2\n", "^ImportError: Class not found"),
		plugins("[DEFAULT]\ncore_plugin = ml2\nservice_plugins = Router\n", "^ImportError: Class not found"),
		plugins("[DEFAULT]\ncore_plugin = neutron.plugins.ml2.plugin.ML2Plugin\n", "^ImportError: Class not found"),
		firewall("[securitygroup]\nfirewall_driver = openvswitch\n", ""),
		firewall("[securitygroup]\nfirewall_driver =\n", ""),
		firewall("[securitygroup]\nfirewall_driver = neutron.agent.firewall.NoopFirewallDriver\n", ""),
		firewall("[securitygroup]\nfirewall_driver = openvswich\n", "^ImportError: Class not found"),
		firewall("[securitygroup]\nfirewall_driver = neutron.agent.firewall.NoOpFirewallDriver\n", "^ImportError: Class not found"),
	}
}

// repeating are cases of drivers of Neutron that are listed twice.
func repeating() []Case {
	drivers := inSection("driver_repeated", "new network", "neutron", "ml2")
	const stored = "^NeutronDbObjectDuplicateEntry: .*NetworkPortSecurity"
	const quiet = "mechanism_drivers = openvswitch\n"
	return []Case{
		drivers(quiet+"extension_drivers = port_security,port_security", stored),
		drivers(quiet+"extension_drivers = port_security, dns,qos,port_security ,", stored),
		drivers("mechanism_drivers = ovn,ovn", "^DBDuplicateEntry: .*ovn_revision_numbers"),
		drivers("mechanism_drivers = openvswitch,ovn, ovn", "^DBDuplicateEntry: .*ovn_revision_numbers"),
		drivers(quiet+"extension_drivers = port_security", ""),
		drivers(quiet+"extension_drivers = dns,qos,dns,qos", ""),
		drivers("mechanism_drivers = openvswitch,l2population,openvswitch", ""),
		drivers("mechanism_drivers = ovn,openvswitch", ""),
	}
}
