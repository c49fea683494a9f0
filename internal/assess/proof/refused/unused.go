package refused

// unused are cases of values that a service reads and then does without.
func unused() []Case {
	ports := on("port_range", inSection("refused_in_use", "console ports", "nova", "serial_console"))
	devices := on("enabled_mdev_types", inSection("refused_in_use", "mediated devices", "nova", "devices"))
	stacks := on("stack_domain_admin", inSection("stack_domain_incomplete", "domain of stacks", "heat", "DEFAULT"))
	lifetime := inSection("refused_in_use", "lifetime of tokens", "keystone", "token")
	age := inSection("refused_in_use", "age of passwords", "keystone", "security_compliance")
	volumes := inSection("refused_at_start", "oversubscribed volumes", "cinder", "DEFAULT")
	const (
		instead, first = `^Ineffective: the ports are those of the default`, `^Ineffective: only one type is offered`
		other          = `^Ineffective: the user is not made by the administrator`
		expired, early = `^TokenNotFound: `, `^PasswordAgeValidationError: `
		low, noAuto    = `^InvalidParameterValue: `, `^VolumeDriverException: `
		admin          = "stack_domain_admin = heat_domain_admin\nstack_domain_admin_password = p"
		nfs            = "enabled_backends = nfs\n[nfs]\nvolume_driver = cinder.volume.drivers.nfs.NfsDriver\n"
	)
	databases := of("refused_in_use", "migrated databases", "nova", "")
	links := on("secure_proxy_ssl_header", inSection("refused_in_use", "links behind a proxy", "nova", "wsgi"))
	rate := inSection("refused_in_use", "bus", "nova", "oslo_messaging_rabbit")
	const plain, divided = `^Ineffective: links begin with http`, `^DriverLoadFailure: .*division by zero|^ZeroDivisionError: `
	projects := inSection("refused_in_use", "networks of projects", "neutron", "ml2")
	const none = `^NoNetworkAvailable: `
	return []Case{
		projects("tenant_network_types = vxlan", none),
		projects("tenant_network_types = vlan,geneve,gre", none),
		projects("tenant_network_types = vlan\n[ml2_type_vlan]\nnetwork_vlan_ranges = physnet1", ""),
		projects("tenant_network_types = flat", none),
		projects("tenant_network_types = vlan,vxlan\n[ml2_type_vxlan]\nvni_ranges = 1:1000", ""),
		projects("tenant_network_types = vlan\n[ml2_type_vlan]\nnetwork_vlan_ranges = physnet1,physnet2:100:200", ""),
		projects("tenant_network_types = gre\n[ml2_type_gre]\ntunnel_id_ranges = 1:1000", ""),
		projects("tenant_network_types = vxlan,local", ""),
		projects("type_drivers = flat,vlan,vxlan,local", ""),

		links("secure_proxy_ssl_header = X-Forwarded-Proto", plain),
		links("secure_proxy_ssl_header = X_FORWARDED_PROTO", plain),
		links("secure_proxy_ssl_header = HTTP_X-Forwarded-Proto", plain),
		links("secure_proxy_ssl_header = HTTP_X_FORWARDED_PROTO", ""),
		links("secure_proxy_ssl_header =", ""),
		links("max_header_line = 16384", ""),

		rate("heartbeat_rate = 0", divided),
		rate("heartbeat_rate = 0\nheartbeat_timeout_threshold = 0", divided),
		rate("heartbeat_rate = 1", ""),
		rate("heartbeat_timeout_threshold = 0", ""),

		databases("[api_database]\nconnection = sqlite:///nova.db\n[database]\nconnection = sqlite:///nova.db\n", `^CommandError: `),
		databases("[api_database]\nconnection = sqlite:///nova_api.db\n[database]\nconnection = sqlite:///nova.db\n", ""),

		ports("enabled = true\nport_range = 20000:10000", instead),
		ports("enabled = true\nport_range = 20000:20000", instead),
		ports("enabled = true\nport_range = 9000:10000", ""),
		ports("enabled = true", ""),

		devices("enabled_mdev_types = nvidia-35,nvidia-36", first),
		devices("enabled_mdev_types = nvidia-35,nvidia-36\n[mdev_nvidia-35]\ndevice_addresses = 0000:84:00.0", first),
		devices("enabled_mdev_types = nvidia-35,nvidia-36\n[mdev_nvidia-35]\ndevice_addresses = 0000:84:00.0\n[mdev_nvidia-36]\ndevice_addresses = 0000:85:00.0", ""),
		devices("enabled_mdev_types = nvidia-35,nvidia-36\n[vgpu_nvidia-35]\ndevice_addresses = 0000:84:00.0\n[mdev_nvidia-36]\ndevice_addresses = 0000:85:00.0", ""),
		devices("enabled_mdev_types = nvidia-35", ""),

		stacks(admin, other),
		stacks(admin+"\nstack_user_domain_name = heat", ""),
		stacks(admin+"\nstack_user_domain_id = 0b5d2c7212cc4ba6a8d73ff5cc1d8cb8", ""),

		lifetime("expiration = 0", expired),
		lifetime("expiration = 60", ""),
		lifetime("provider = fernet", ""),

		age("password_expires_days = 30\nminimum_password_age = 90", early),
		age("password_expires_days = 30\nminimum_password_age = 30", ""),
		age("password_expires_days = 30\nminimum_password_age = 1", ""),

		volumes(nfs+"max_over_subscription_ratio = 0.9", low),
		volumes(nfs+"max_over_subscription_ratio = 0", low),
		volumes(nfs+"max_over_subscription_ratio = auto", noAuto),
		volumes(nfs+"max_over_subscription_ratio = 1", ""),
		volumes(nfs+"max_over_subscription_ratio = 1.5", ""),
		volumes(nfs, ""),
	}
}
