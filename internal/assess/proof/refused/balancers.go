package refused

import "slices"

// loadBalancers are cases of what Octavia needs to make load balancers, and of what it
// makes of its values.
func loadBalancers() []Case { return slices.Concat(balancerWorkers(), balancerTLS()) }

func balancerWorkers() []Case {
	const whole = "[DEFAULT]\nhost = controller1\n"
	const keystone, account = whole + "[keystone_authtoken]\nauth_type = password\n", "auth_type = password\nauth_url = https://keystone.example.org\n" +
		"username = octavia\npassword = Wc2n7Yt9Lr4VqXz8\nuser_domain_name = Default\nproject_name = service\nproject_domain_name = Default\n"
	topic := of("required_option_unset", "worker of Octavia", "octavia", "octavia-worker")
	login := of("refused_in_use", "account of Octavia", "octavia", "octavia-worker")
	board := inSection("refused_in_use", "job board", "octavia", "task_flow")
	drivers := inSection("refused_in_use", "drivers of Octavia", "octavia", "controller_worker")
	amphora, compute, network := on("amphora_driver", drivers), on("compute_driver", drivers), on("network_driver", drivers)

	const noTarget, noName, idle = `^InvalidTarget: .*topic`, `^JobFailure: Failed to connect to redis`, `^Ineffective: the driver does nothing`
	return []Case{
		topic(whole, noTarget),
		topic(whole+"[oslo_messaging]\nrpc_thread_pool_size = 2\n", noTarget),
		topic(whole+"[oslo_messaging]\ntopic =\n", noTarget),
		topic(whole+"[oslo_messaging]\ntopic = octavia_prov\n", ""),

		login(keystone, `^MissingAuthPlugin: `),
		login(keystone+"[service_auth]\n"+account, ""),

		board("jobboard_enabled = true\njobboard_backend_hosts = 192.0.2.11:6379", noName),
		board("jobboard_enabled = true\njobboard_backend_hosts = 192.0.2.11", ""),
		board("jobboard_enabled = true\njobboard_backend_hosts = 2001:db8::11", ""),

		amphora("amphora_driver = amphora_noop_driver", idle),
		compute("compute_driver = compute_noop_driver", idle),
		network("network_driver = network_noop_driver", idle),
		drivers("amphora_driver = amphora_haproxy_rest_driver\ncompute_driver = compute_nova_driver\nnetwork_driver = allowed_address_pairs_driver", ""),
		drivers("amp_flavor_id = 65", ""),
	}
}

func balancerTLS() []Case {
	ciphers := inSection("refused_in_use", "prohibited ciphers", "octavia", "api_settings")
	versions := inSection("tls_version_weak", "default versions of listeners", "octavia", "api_settings")
	listeners, pools := on("default_listener_tls_versions", versions), on("default_pool_tls_versions", versions)
	const parted, offered = `^Ineffective: AES128-SHA is not prohibited`, `^Insecure: load balancers offer `
	return []Case{
		ciphers("tls_cipher_prohibit_list = AES128-SHA,DES-CBC3-SHA", parted),
		ciphers("tls_cipher_prohibit_list = AES128-SHA:DES-CBC3-SHA", ""),

		listeners("default_listener_tls_versions = TLSv1.1,TLSv1.2", offered),
		pools("default_pool_tls_versions = SSLv3,TLSv1.2", offered),
		pools("default_pool_tls_versions = TLSv1.2", ""),
		listeners("bind_port = 9876", ""),
	}
}
