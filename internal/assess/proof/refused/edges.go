package refused

// edges are cases of what Neutron, Designate, Heat, Barbican and Nova's metadata
// service let others do.
func edges() []Case {
	about := func(rule, kind, service, program, section, option string) func(text, fails string) Case {
		whole := on(option, of(rule, kind, service, program))
		return func(text, fails string) Case { return whole("["+section+"]\n"+text+"\n", fails) }
	}
	groups := about("packet_filter_off", "packet filter", "neutron", "neutron-openvswitch-agent", "securitygroup", "enable_security_group")
	driver := about("packet_filter_off", "packet filter", "neutron", "neutron-openvswitch-agent", "securitygroup", "firewall_driver")
	ovs := about("ovsdb_plaintext", "switch database", "neutron", "", "ovs", "ovsdb_connection")
	north := about("ovsdb_plaintext", "OVN database", "neutron", "", "ovn", "ovn_nb_connection")
	south := about("ovsdb_plaintext", "OVN database", "neutron", "", "ovn", "ovn_sb_connection")
	helper := about("root_helper_bypassed", "agent command", "neutron", "", "agent", "root_helper")
	served := about("metadata_secret_unset", "metadata", "nova", "", "neutron", "metadata_proxy_shared_secret")
	signed := about("metadata_secret_unset", "signed metadata", "neutron", "neutron-metadata-agent", "DEFAULT", "metadata_proxy_shared_secret")
	zone := about("tsig_not_enforced", "zone transfer", "designate", "", "service:mdns", "query_enforce_tsig")
	hidden := about("password_stored_recoverably", "hidden parameters", "heat", "", "DEFAULT", "encrypt_parameters_and_properties")
	software := about("software_key_store", "crypto plugins", "barbican", "", "crypto", "enabled_crypto_plugins")
	vault := about("root_token_used", "Vault", "cinder", "", "vault", "root_token_id")

	const unfiltered, clear, any, sudo = `^Insecure: nothing is filtered`, `^Insecure: clear text to tcp:`, `^Insecure: serves the metadata of any guest`, `^Insecure: any command, with plain sudo`
	const secret, file = "metadata_proxy_shared_secret = Wc2n7Yt9", `^Insecure: the key is in the file`
	return []Case{
		groups("enable_security_group = false\nfirewall_driver = openvswitch", unfiltered),
		groups("enable_security_group = 0", unfiltered),
		driver("firewall_driver = noop", unfiltered),
		driver("firewall_driver = neutron.agent.firewall.NoopFirewallDriver", unfiltered),
		driver("firewall_driver =", unfiltered),
		driver("enable_security_group = true", unfiltered),
		driver("firewall_driver = openvswitch", ""),
		driver("firewall_driver = iptables_hybrid\nenable_security_group = true", ""),

		ovs("ovsdb_connection = tcp:10.0.0.11:6640", clear),
		ovs("ovsdb_connection = tcp:[2001:db8::1]:6640", clear),
		ovs("ovsdb_connection = tcp:127.0.0.1:6640", ""),
		ovs("ovsdb_connection = ssl:10.0.0.11:6640", ""),
		north("ovn_nb_connection = tcp:10.0.0.11:6641", clear),
		north("ovn_nb_connection = tcp:10.0.0.11:6641,tcp:10.0.0.12:6641", clear),
		south("ovn_sb_connection = tcp:[2001:db8::1]:6642", clear),
		north("ovn_nb_connection = ssl:10.0.0.11:6641\novn_sb_connection = ssl:10.0.0.11:6642", ""),
		south("ovn_sb_connection = unix:/run/ovn/ovnsb_db.sock", ""),

		helper("root_helper = sudo", sudo),
		helper("root_helper = sudo neutron-rootwrap /etc/neutron/rootwrap.conf", ""),
		helper("root_helper = sudo\nroot_helper_daemon = sudo neutron-rootwrap-daemon /etc/neutron/rootwrap.conf", ""),

		served("service_metadata_proxy = true", any),
		served("service_metadata_proxy = 1\nmetadata_proxy_shared_secret =", any),
		served("service_metadata_proxy = true\n"+secret, ""),
		served("service_metadata_proxy = false", ""),
		signed("nova_metadata_host = 10.0.0.11", `^Insecure: anyone can make the signature`),
		signed("metadata_proxy_shared_secret =", `^Insecure: anyone can make the signature`),
		signed(secret, ""),

		zone("query_enforce_tsig = false", `^Insecure: the zone is sent`),
		zone("workers = 1", `^Insecure: the zone is sent`),
		zone("query_enforce_tsig = true", ""),

		hidden("encrypt_parameters_and_properties = no", `^Insecure: the database has the parameter in clear text`),
		hidden("debug = false", `^Insecure: the database has the parameter in clear text`),
		hidden("auth_encryption_key = Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8\nencrypt_parameters_and_properties = true", ""),

		software("enabled_crypto_plugins = simple_crypto", file),
		software("namespace = barbican.crypto.plugin", file),
		software("enabled_crypto_plugins = p11_crypto", ""),

		vault("root_token_id = Wc2n7Yt9Lr4VqXz8", `^Insecure: asks as root`),
		vault("root_token_id = Wc2n7Yt9Lr4VqXz8\napprole_role_id = a\napprole_secret_id = b", `^Insecure: asks as root`),
		vault("approle_role_id = a\napprole_secret_id = b", ""),
	}
}
