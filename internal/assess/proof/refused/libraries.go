package refused

import "slices"

// libraries are cases of what oslo's libraries refuse in every service.
func libraries() []Case {
	return slices.Concat(logs(), locks(), workers(), notifications(), bus(), cors(), policies(), tokenCaches())
}

func logs() []Case {
	logging := inSection("logging_invalid", "logging", "nova", "DEFAULT")
	return []Case{
		logging("default_log_levels = amqp=WARN,sqlalchemy=INFO", ""),
		logging("default_log_levels = amqp=WARN,sqlalchemy", `^ValueError: `),
		logging("default_log_levels = amqp=LOUD", `^ValueError: `),
		logging("use_syslog = true\nsyslog_log_facility = local6", ""),
		logging("use_syslog = true\nsyslog_log_facility = LOG_LOCAL9", `^TypeError: syslog facility must be one of`),
		logging("use_syslog = false\nsyslog_log_facility = LOG_LOCAL9", ""),
		logging("rate_limit_interval = 10\nrate_limit_burst = 100", `^NoSuchOptError: no such option rate_limit_except`),
		logging("rate_limit_interval = 10", ""),
		logging("rate_limit_burst = 100", ""),
	}
}

func locks() []Case {
	const none = `^RequiredOptError: lock_path`
	var all []Case
	for _, service := range []string{"nova", "cinder", "manila", "neutron"} {
		lock := inSection("lock_path_unset", service+"_lock", service, "oslo_concurrency")
		all = append(all,
			lock("lock_path =", none),
			lock("lock_path = ''", none),
			lock("disable_process_locking = false", none),
			lock("disable_process_locking = yes\nlock_path =", ""),
			lock("lock_path = locks", ""),
			lock("[DEFAULT]\nlock_path = locks\n[oslo_concurrency]\ndisable_process_locking = 0", ""))
	}
	cache := inSection("lock_path_unset", "glance_cache", "glance", "paste_deploy")
	return append(all,
		cache("flavor = keystone+caching\n[oslo_concurrency]\nlock_path =", none),
		cache("flavor = keystone+cachemanagement\n[oslo_concurrency]\nlock_path = \"\"", none),
		cache("flavor = keystone+caching\n[oslo_concurrency]\nlock_path = locks", ""),
		cache("flavor = keystone+caching\n[oslo_concurrency]\nlock_path =\ndisable_process_locking = true", ""),
		cache("flavor = keystone+caching\n[oslo_concurrency]\ndisable_process_locking = false", ""))
}

func workers() []Case {
	cinder := inSection("workers_invalid", "cinder_workers", "cinder", "DEFAULT")
	ironic := inSection("workers_invalid", "ironic_workers", "ironic", "api")
	dns := of("workers_invalid", "workers of Designate", "designate", "")
	tasks := inSection("workers_invalid", "workers of Barbican", "barbican", "queue")
	engine := inSection("workers_invalid", "workers of Heat", "heat", "DEFAULT")
	conductor := inSection("workers_invalid", "workers of Magnum", "magnum", "conductor")
	balancers := of("workers_invalid", "threads of Octavia", "octavia", "")
	const positive, pool = `^ValueError: Number of workers should be positive`, `^ValueError: max_workers must be greater than 0`
	return []Case{
		dns("[service:central]\nworkers = 0\n", positive),
		dns("[service:mdns]\nworkers = -1\n", positive),
		dns("[service:producer]\nworkers = 0\n", positive),
		dns("[service:sink]\nworkers = -1\n", positive),
		dns("[service:worker]\nworkers = 0\n", positive),
		dns("[service:api]\nworkers = 0\n", positive),
		dns("[service:central]\nworkers = 1\n[service:api]\nworkers = 4\n", ""),
		tasks("enable = true\nasynchronous_workers = 0", positive),
		tasks("enable = true\nasynchronous_workers = 2", ""),
		tasks("asynchronous_workers = 0", ""), // no queue
		engine("num_engine_workers = -1", positive),
		engine("num_engine_workers = 0", ""),
		conductor("workers = -1", positive),
		conductor("workers = 0", ""),
		balancers("[health_manager]\nfailover_threads = 0\n", pool),
		balancers("[health_manager]\nhealth_update_threads = 0\n", pool),
		balancers("[health_manager]\nstats_update_threads = -1\n", pool),
		balancers("[house_keeping]\ncert_rotate_threads = 0\n", pool),
		balancers("[task_flow]\nmax_workers = 0\n", pool),
		balancers("[health_manager]\nfailover_threads = 1\n[task_flow]\nmax_workers = 1\n", ""),

		cinder("osapi_volume_workers = -1", `^InvalidConfigurationValue: osapi_volume_workers value of -1 is invalid`),
		cinder("osapi_volume_workers = -20", `must be greater than 0`),
		cinder("osapi_volume_workers = 0", ""),
		cinder("osapi_volume_workers = -0", ""),
		cinder("osapi_volume_workers = 1", ""),
		cinder("debug = false", ""),
		of("workers_invalid", "volume back ends", "cinder", "cinder-volume")(
			"[DEFAULT]\nosapi_volume_workers = -1\nenabled_backends = a\n[a]\nvolume_driver = cinder.volume.drivers.lvm.LVMVolumeDriver\n", ""),
		ironic("api_workers = -1", `^ConfigInvalid: api_workers value of -1 is invalid`),
		ironic("api_workers = 0", ""),
		ironic("api_workers = 8", ""),
	}
}

func notifications() []Case {
	driver := inSection("notification_driver_unknown", "notifications", "nova", "oslo_messaging_notifications")
	const lost = `^Ineffective: nothing is sent through `
	return []Case{
		driver("driver = messagingv3", lost+"messagingv3"),
		driver("driver = Messaging", lost),
		driver("driver = log,noop", lost+"log,noop"),
		driver("driver = log\ndriver = rpc", lost+"rpc"),
		driver("driver = nova.openstack.common.notifier.rpc_notifier", lost),
		driver("[DEFAULT]\nnotification_driver = rpc", lost),
		driver("driver = messagingv2", ""),
		driver("driver = messaging\ndriver = log\ndriver = routing\ndriver = test", ""),
		driver("driver = \"noop\"", ""),
		driver("driver =", ""),
	}
}

func bus() []Case {
	rabbit := inSection("bus_options_conflict", "bus", "nova", "oslo_messaging_rabbit")
	const both, small = `^RuntimeError: .*rabbit_quorum_queue and rabbit_ha_queues both enabled`, `^DriverLoadFailure: .*must be greater than or equal to conn_pool_min_size`
	return []Case{
		rabbit("rabbit_quorum_queue = true\nrabbit_ha_queues = true", both),
		rabbit("[DEFAULT]\nrabbit_ha_queues = on\n[oslo_messaging_rabbit]\nrabbit_quorum_queue = YES", both),
		rabbit("rabbit_quorum_queue = true", ""),
		rabbit("rabbit_quorum_queue = false\nrabbit_ha_queues = true", ""),
		rabbit("rpc_conn_pool_size = 1", small),
		rabbit("conn_pool_min_size = 31", small),
		rabbit("[DEFAULT]\nrpc_conn_pool_size = 1", small),
		rabbit("rpc_conn_pool_size = 2", ""),
		rabbit("rpc_conn_pool_size = 1\nconn_pool_min_size = 1", ""),
		rabbit("conn_pool_min_size = 30", ""),
		rabbit("rabbit_quorum_queue = true\nrabbit_ha_queues = true\n[DEFAULT]\ntransport_url = rabbit://nova:Wc2n7Yt9@10.0.0.11:5672/", both),
		rabbit("rpc_conn_pool_size = 1\n[DEFAULT]\ntransport_url = rabbit://nova:Wc2n7Yt9@10.0.0.11:5672/", small),
		rabbit("rabbit_quorum_queue = true\nrabbit_ha_queues = true\n[DEFAULT]\ntransport_url = fake:/", ""),
		rabbit("rpc_conn_pool_size = 1\n[DEFAULT]\ntransport_url = fake://", ""),
	}
}
