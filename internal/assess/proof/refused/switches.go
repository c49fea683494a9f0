package refused

// switches are cases of how Neutron reaches the databases of its virtual switches.
func switches() []Case {
	const start, scheme, required = "refused_at_start", "endpoint_scheme", "required_option_unset"
	address := func(rule, section string) func(text, fails string) Case {
		kind := "OVN addresses"
		if section == "ovs" {
			kind = "switch address"
		}
		return inSection(rule, kind, "neutron", section)
	}
	port, ports := address(start, "ovs"), address(start, "ovn")
	local, ovn := address(scheme, "ovs"), address(scheme, "ovn")
	files, certificates := address(required, "ovs"), address(start, "ovn")
	agent := of(start, "southbound database", "neutron", "neutron-ovn-metadata-agent")

	const noPort, noNumber, none = "^ValueError: .*port number must be specified", "^ValueError: invalid literal", "^Exception: Could not retrieve schema|^AttributeError: 'NoneType' object has no attribute 'setsockopt'"
	const unset, omitted, tls = "^OvsdbSslRequiredOptError: Required 'ovs' group option ", "^TypeError: cafile, capath and cadata", "ovsdb_connection = ssl:127.0.0.1:6640\n"
	const pair, both = "ssl_key_file = /etc/ovs.key\nssl_cert_file = /etc/ovs.crt\n", "ovn_nb_connection = unix:/run/nb.sock\novn_sb_connection = ssl:192.0.2.11:6642\n"
	const north = "ovn_nb_private_key = /etc/ovn.key\novn_nb_certificate = /etc/ovn.crt\novn_nb_ca_cert = /etc/ca.crt\n"
	const south = "ovn_sb_private_key = /etc/ovn.key\novn_sb_certificate = /etc/ovn.crt\novn_sb_ca_cert = /etc/ca.crt\n"
	return []Case{
		port("ovsdb_connection = tcp:127.0.0.1", noPort),
		port("ovsdb_connection = ssl:192.0.2.1\nssl_ca_cert_file = /etc/ca.crt\n"+pair, noPort),
		port("ovsdb_connection = tcp:[::1]", noNumber),
		port("ovsdb_connection = tcp:127.0.0.1:66x", noNumber),
		port("ovsdb_connection = tcp:[::1]:6640", ""),
		port("ovsdb_connection = tcp:127.0.0.1:6640", ""),
		port("ovsdb_connection = unix:/run/openvswitch/db.sock", ""),
		ports("ovn_nb_connection = tcp:192.0.2.11", noPort),
		ports("ovn_nb_connection = unix:/run/nb.sock\novn_sb_connection = tcp:192.0.2.11:6642:", noNumber),
		ports("ovn_nb_connection = tcp:192.0.2.11,tcp:192.0.2.12:6641", noPort),
		ports("ovn_nb_connection = tcp:192.0.2.11:6641,tcp:192.0.2.12:6641", ""),

		local("ovsdb_connection = tcp://127.0.0.1:6640", none),
		local("ovsdb_connection = 127.0.0.1:6640", none),
		local("ovsdb_connection = unix:///run/openvswitch/db.sock", ""),
		ovn("ovn_nb_connection = tcp://192.0.2.11:6641", none),
		ovn("ovn_nb_connection = 192.0.2.11:6641", none),
		ovn("ovn_nb_connection = ssl://192.0.2.11:6641\n"+north, none),
		ovn("ovn_nb_connection = ssl:192.0.2.11:6641\n"+north, ""),

		files(tls, unset+"ssl_key_file"),
		files(tls+pair, unset+"ssl_ca_cert_file"),
		files(tls+pair+"ssl_ca_cert_file = /etc/ca.crt", ""),
		files("ovsdb_connection = tcp:127.0.0.1:6640\nssl_key_file = /etc/ovs.key", ""),
		certificates("ovn_nb_connection = ssl:192.0.2.11:6641", omitted),
		certificates(both, omitted),
		certificates(both+north, ""),
		certificates(both+south, ""),
		agent("[ovn]\n"+both, omitted),
		agent("[ovn]\n"+both+north, omitted),
		agent("[ovn]\n"+both+south, ""),
		agent("[ovn]\novn_nb_connection = ssl:192.0.2.11:6641\n", ""),
	}
}
