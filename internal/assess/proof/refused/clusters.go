package refused

import "slices"

// clusters are cases of what Magnum needs for its clusters, and gives them.
func clusters() []Case { return slices.Concat(trustees(), clusterValues()) }

// trustees are cases of the account that makes the users of clusters.
func trustees() []Case {
	login := of("refused_in_use", "trustees", "magnum", "magnum-conductor")
	domain, admin := on("trustee_domain_name", login), on("trustee_domain_admin_name", login)
	address := on("www_authenticate_uri", login)
	const whole, told = "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_type = password\n", "www_authenticate_uri = https://keystone.example.org\n"
	const secret, named, owned = "trustee_domain_admin_password = Wc2n7Yt9Lr4VqXz8\n", "trustee_domain_admin_name = magnum_domain_admin\n", "trustee_domain_name = magnum\n"
	const noUser, noDomain = `^SchemaValidationError: .*id or name must be present`, `^ValidationError: Expecting to find domain in user`
	return []Case{
		address(whole+"[trust]\n"+secret+named+owned, `^AttributeError: 'NoneType' object has no attribute 'rstrip'`),
		domain(whole+told+"[trust]\n"+secret+named, noDomain),
		admin(whole+told+"[trust]\n"+secret+owned, noUser),
		login(whole+told+"[trust]\n"+secret+named+owned, ""),
		login(whole+"auth_uri = https://keystone.example.org\n[trust]\n"+secret+"trustee_domain_admin_id = a\ntrustee_domain_id = d\n", ""),
		login(whole+told+"[trust]\n"+secret+named+"trustee_domain_id = d\n", ""),
	}
}

func clusterValues() []Case {
	in := func(kind, section string) func(text, fails string) Case {
		return inSection("refused_in_use", kind, "magnum", section)
	}
	size, first := on("rsa_key_size", in("certificate of a cluster", "x509")), in("first cluster", "quotas")
	heat, glance, nova := in("endpoints of Magnum", "heat_client"), in("endpoints of Magnum", "glance_client"), in("endpoints of Magnum", "nova_client")
	tls := inSection("required_option_unset", "Magnum with TLS", "magnum", "api")
	const none, unsupported = `^ResourceLimitExceeded: `, `^UnsupportedVersion: `
	return []Case{
		size("rsa_key_size = 256", `^ValueError: key_size must be at least`),
		size("rsa_key_size = 1024", `^SSLError: .*EE_KEY_TOO_SMALL`),
		size("rsa_key_size = 2048", ""),

		first("max_clusters_per_project = -1", none),
		first("max_clusters_per_project = 1", ""),

		heat("api_version = v1", `^ModuleNotFoundError: .*heatclient\.vv1`),
		heat("api_version = 1.0", `^ValueError: `),
		heat("api_version = 1", ""),
		glance("api_version = v2", `^ValueError: `),
		glance("api_version = 2.9", `^ValueError: `),
		glance("api_version = 2", ""),
		nova("api_version = latest", unsupported),
		nova("api_version = v2", unsupported),
		nova("api_version = 2.latest", unsupported),
		nova("api_version = 1.1", unsupported),
		nova("api_version = 2.60", ""),
		nova("api_version = 2", ""),

		tls("enabled_ssl = true", `^TypeError: certfile`),
		tls("enabled_ssl = true\nssl_key_file = api.key", `^TypeError: certfile`),
		tls("enabled_ssl = true\nssl_cert_file = api.crt\nssl_key_file = api.key", ""),
		tls("enabled_ssl = false", ""),
	}
}
