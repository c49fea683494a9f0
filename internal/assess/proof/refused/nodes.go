package refused

// nodes are cases of what Ironic does with nodes and their agents.
func nodes() []Case {
	about := func(rule, kind, section, option string) func(text, fails string) Case {
		return on(option, inSection(rule, kind, "ironic", section))
	}
	lookup := about("ramdisk_api_open", "node lookup", "api", "restrict_lookup")
	agent := about("agent_callback_plaintext", "agent heartbeat", "agent", "require_tls")
	check := about("agent_callback_plaintext", "agent certificate", "agent", "verify_ca")
	clean := about("disk_not_erased", "node cleaning", "conductor", "automated_clean")
	erase := about("disk_not_erased", "node cleaning", "deploy", "erase_devices_priority")
	sum := about("image_checksum_weak", "file checksum", "conductor", "disable_file_checksum")

	order := func(option, text, fails string) Case {
		return on(option, of("json_rpc_open", "order over HTTP", "ironic", "ironic-conductor"))("[DEFAULT]\nrpc_transport = json-rpc\n[json_rpc]\n"+text+"\n", fails)
	}

	const done, crosses = `^Insecure: the order is carried out`, `^Insecure: the order crosses the network`
	const found, clear, any = `^Insecure: the node is looked up`, `^Insecure: the agent is called in clear text`, `^Insecure: any certificate of the agent`
	const kept, dirty, changed = `^Insecure: no step erases a disk`, `^Insecure: the node is not cleaned`, `^Insecure: a changed file is taken`
	return []Case{
		lookup("restrict_lookup = false", found),
		lookup("restrict_lookup = True", ""),
		agent("require_tls = false", clear),
		agent("deploy_logs_collect = never", clear),
		agent("require_tls = true", ""),
		check("require_tls = true\nverify_ca = False", any),
		check("require_tls = true\nverify_ca = n", any),
		check("require_tls = true\nverify_ca = F", any),
		check("require_tls = true\nverify_ca = True", ""),
		clean("automated_clean = false", dirty),
		clean("automated_clean = true", ""),
		erase("erase_devices_priority = 0\nerase_devices_metadata_priority = 0", kept),
		erase("erase_devices_priority = 0", ""),
		sum("disable_file_checksum = true", changed),
		sum("disable_file_checksum = false", ""),
		order("auth_strategy", "auth_strategy = noauth", done),
		order("auth_strategy", "auth_strategy = noauth\nuse_ssl = true", done),
		order("auth_strategy", "auth_strategy = noauth\nhost_ip = 10.0.0.5", done),
		order("use_ssl", "auth_strategy = keystone", crosses),
		order("use_ssl", "host_ip = ::\nuse_ssl = false", crosses),
		order("", "auth_strategy = keystone\nuse_ssl = true", ""),
		order("", "auth_strategy = noauth\nhost_ip = 127.0.0.1", ""),
		order("", "auth_strategy = noauth\nhost_ip = ::1", ""),
	}
}
