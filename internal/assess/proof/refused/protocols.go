package refused

// protocols are cases of the versions of TLS that consoles, load balancers and a key
// store may use, and of the nodes of a cluster that Cinder logs in to.
func protocols() []Case {
	version := func(kind, service, section, option string) func(text, fails string) Case {
		return on(option, inSection("tls_version_weak", kind, service, section))
	}
	console := version("a console's TLS", "nova", "console", "ssl_minimum_version")
	balancer := version("a load balancer's TLS", "octavia", "api_settings", "minimum_tls_version")
	agent := version("an agent's TLS", "octavia", "amphora_agent", "agent_tls_protocol")
	store := version("a key store's TLS", "barbican", "kmip_plugin", "ssl_version")
	cluster := on("gpfs_strict_host_key_policy", of("ssh_host_key_unchecked", "cluster", "cinder", "cinder-volume"))

	const gpfs = "[DEFAULT]\nenabled_backends = g\n[g]\nvolume_driver = cinder.volume.drivers.ibm.gpfs."
	const remote = gpfs + "GPFSRemoteDriver\ngpfs_hosts = 10.0.0.9,10.0.0.10\ngpfs_user_password = Wc2n7Yt9\n" +
		"gpfs_hosts_key_file = $state_path/gpfs_known_hosts\ngpfs_mount_point_base = /gpfs\n"
	return []Case{
		console("ssl_minimum_version = tlsv1_1", `^Insecure: a browser gets TLSv1.1`),
		console("ssl_minimum_version = 'tlsv1_1'", `^Insecure: a browser gets TLSv1.1`),
		console("ssl_minimum_version = tlsv1_2", ""),
		console("ssl_minimum_version = tlsv1_3", ""),

		balancer("minimum_tls_version = SSLv3", `^Insecure: a listener may offer SSLv3`),
		balancer("minimum_tls_version = TLSv1", `^Insecure: a listener may offer TLSv1$`),
		balancer("minimum_tls_version = TLSv1.1", `^Insecure: a listener may offer TLSv1.1`),
		balancer("minimum_tls_version = TLSv1.2", ""),
		balancer("minimum_tls_version = TLSv1.3", ""),

		agent("agent_tls_protocol = TLSv1", `^Insecure: nothing but PROTOCOL_TLSv1 is`),
		agent("agent_tls_protocol = TLSv1.1", `^Insecure: nothing but PROTOCOL_TLSv1_1`),
		agent("agent_tls_protocol = SSLv3", `^AttributeError: .*PROTOCOL_SSLv3`),
		agent("agent_tls_protocol = TLSv1.3", `^AttributeError: .*PROTOCOL_TLSv1_3`),
		agent("agent_tls_protocol = TLSv1.2", ""),
		agent("agent_request_read_timeout = 180", ""),

		store("ssl_version = PROTOCOL_TLSv1", `^Insecure: the client is to use PROTOCOL_TLSv1$`),
		store("host = 10.0.0.9\nssl_version = PROTOCOL_TLSv1_1", `^Insecure: the client is to use PROTOCOL_TLSv1_1`),
		store("ssl_version = PROTOCOL_SSLv3", `^Ineffective: .*PROTOCOL_SSLv3.* is not available`),
		store("ssl_version = PROTOCOL_SSLv2", `^Ineffective: .*PROTOCOL_SSLv2.* is not available`),
		store("ssl_version = PROTOCOL_TLSv1_2", ""),
		store("host = 10.0.0.9", ""),

		cluster(remote, `^Insecure: takes any key: AutoAddPolicy`),
		cluster(remote+"gpfs_strict_host_key_policy = no\n", `^Insecure: takes any key: AutoAddPolicy`),
		cluster(remote+"gpfs_strict_host_key_policy = true\n", ""),
		cluster(gpfs+"GPFSDriver\ngpfs_mount_point_base = /gpfs\n", ""),
	}
}
