package refused

// inUse are cases of values with which services start and then fail.
func inUse() []Case {
	of := func(kind, service, section string) func(text, fails string) Case {
		return inSection("refused_in_use", kind, service, section)
	}
	controllers := of("heartbeats of amphorae", "octavia", "health_manager")
	provider := of("no provider chosen", "octavia", "api_settings")
	floating := of("floating addresses", "designate", "network_api:neutron")
	flat := of("flat network", "neutron", "ml2_type_flat")
	cached := on("disk_cachemodes", of("cached disks", "nova", "libvirt"))
	agents := of("agents that report", "neutron", "agent")
	url := of("temporary URL", "ironic", "glance")

	listens := of("ports of Designate", "designate", "service:api")
	opens := inSection("refused_at_start", "ports of Designate", "designate", "service:mdns")
	caps := of("capped calls", "nova", "upgrade_levels")

	const fewer, notEnabled, notWhole = `^Ineffective: sends to`, `^ProviderNotEnabled: `, `^ValueError: `
	const unknown, ignored, dead = `^InvalidInput: .*unknown for flat provider network`, `^Ineffective: caches`, `^Ineffective: the agent is dead`
	const noHost = `^gaierror: `
	const noNumber, otherMajor = `^ValueError: invalid literal for int`, `^RPCVersionCapError: `
	return []Case{
		controllers("controller_ip_port_list = 192.0.2.11,192.0.2.12", fewer),
		controllers("controller_ip_port_list = 192.0.2.11:5555,192.0.2.12", fewer),
		controllers("controller_ip_port_list = 192.0.2.11:5555,192.0.2.12:5555", ""),
		controllers("controller_ip_port_list =", ""),
		controllers("controller_ip_port_list = 192.0.2.11:5555,192.0.2.256:5555", noHost),

		provider("enabled_provider_drivers = ovn:OVN", notEnabled),
		provider("default_provider_driver = octavia_ovn", notEnabled),
		provider("enabled_provider_drivers = ovn:OVN\ndefault_provider_driver = ovn", ""),
		provider("enabled_provider_drivers = amphora:The usual one,ovn:OVN", ""),
		provider("default_provider_driver = octavia", ""),

		floating("endpoints = https://network.example.org:9696", notWhole),
		floating("endpoints = RegionOne|https://network.example.org:9696|public", notWhole),
		floating("endpoints = RegionOne|https://network.example.org:9696", ""),

		flat("flat_networks = physnet1:br-ex", unknown),
		flat("flat_networks = physnet1", ""),

		cached("disk_cachemodes = network:writeback", ignored),
		cached("disk_cachemodes = file=none,network=write-back", ignored),
		cached("disk_cachemodes = network=writeback,file=none", ""),

		agents("report_interval = 80\n[DEFAULT]\nagent_down_time = 75", dead),
		agents("report_interval = 30\n[DEFAULT]\nagent_down_time = 20", dead),
		agents("report_interval = 30", ""),
		agents("report_interval = 30\n[DEFAULT]\nagent_down_time = 60", ""),

		url("swift_temp_url_duration = 1200\nswift_temp_url_expected_download_start_delay = 1300", `^InvalidParameterValue: "swift_temp_url_duration" must be greater`),
		url("swift_temp_url_duration = 1200\nswift_temp_url_expected_download_start_delay = 1200", ""),

		caps("compute = automatic", noNumber),
		caps("compute = Zed", noNumber),
		caps("compute = antelope", noNumber),
		caps("compute = 2022.2", otherMajor),
		caps("conductor = auto", noNumber),
		caps("scheduler = zed", noNumber),
		caps("compute = zed\nconductor = ocata\nscheduler = pike", ""),
		caps("compute = 6.1\nconductor = 3.0", ""),
		caps("compute =", noNumber),

		on("listen", listens)("listen = 127.0.0.1", `^Ineffective: listens on another port`),
		on("listen", listens)("listen = [::1]", `^Ineffective: listens on another port`),
		on("listen", listens)("listen = 127.0.0.1:19001", ""),
		opens("listen = 127.0.0.1", `^TypeError: `),
		opens("listen = 127.0.0.1:dns", noNumber),
		opens("listen = 127.0.0.256:15354", noHost),
		opens("listen = 127.0.0.1:15354,[::1]:15354", ""),
	}
}
