package refused

import "slices"

// starting are cases of names and values that stop a service as it starts.
func starting() []Case {
	return slices.Concat(keystoneDrivers(), conductors(), secretStores(), balancers(), storeTypes())
}

func keystoneDrivers() []Case {
	start := of("driver_unknown", "keystone backends", "keystone", "")
	driver := func(section, text, fails string) Case { return start("["+section+"]\n"+text+"\n", fails) }
	const missing, noPlugin = `^ImportError: Unable to find '.*' driver in 'keystone`, `^NoMatches: No 'keystone.auth`
	const old = "driver = keystone."
	return []Case{
		driver("identity", "driver = sql", ""),
		driver("identity", "driver = 'ldap'", ""),
		driver("identity", "driver = keystone.identity.backends.sql.Identity", missing),
		driver("identity", "driver = SQL", missing),
		driver("identity", "driver =", missing),
		driver("identity", "driver = ldpa", missing),
		driver("identity", "driver = sql,ldap", missing),
		driver("identity", "driver = sql ldap", missing),
		driver("assignment", "driver = sql;ldap", missing),
		driver("catalog", "driver = sql", ""),
		driver("catalog", "driver = endpoint_filter.sql", missing),
		driver("catalog", old+"catalog.backends.sql.Catalog", missing),
		driver("assignment", old+"assignment.backends.sql.Assignment", missing),
		driver("assignment", "driver = sql", ""),
		driver("assignment", "driver = ldap", missing),
		driver("catalog", "driver = kvs", missing),
		driver("revoke", "driver = kvs", missing),
		driver("resource", old+"resource.backends.sql.Resource", missing),
		driver("resource", "driver =", missing),
		driver("resource", "driver = sql", ""),
		driver("role", old+"assignment.role_backends.sql.Role", missing),
		driver("role", "driver =", missing),
		driver("role", "driver = sql", ""),
		driver("credential", old+"credential.backends.sql.Credential", missing),
		driver("credential", "provider = fernett", missing),
		driver("credential", "provider = fernet", ""),
		driver("domain_config", old+"resource.config_backends.sql.DomainConfig", missing),
		driver("policy", "driver = rules", ""),
		driver("policy", old+"policy.backends.sql.Policy", missing),
		driver("trust", old+"trust.backends.sql.Trust", missing),
		driver("trust", "driver = sql", ""),
		driver("unified_limit", old+"limit.backends.sql.UnifiedLimit", missing),
		driver("federation", old+"federation.backends.sql.Federation", missing),
		driver("oauth1", old+"oauth1.backends.sql.OAuth1", missing),
		driver("revoke", old+"revoke.backends.sql.Revoke", missing),
		driver("shadow_users", "driver = Sql", missing),
		driver("application_credential", "driver = sqll", missing),
		driver("endpoint_policy", old+"endpoint_policy.backends.sql.EndpointPolicy", missing),
		driver("identity_mapping", "generator = sha-256", missing),
		driver("identity_mapping", "generator = sha256\ndriver = sql", ""),
		driver("receipt", "provider = Fernet", missing),
		driver("receipt", "provider = jws", missing),
		driver("credential", "provider = sql", missing),
		driver("trust", "driver = fernet", missing),
		// Nothing loads this one.
		driver("endpoint_filter", old+"catalog.backends.sql.Catalog", ""),

		driver("auth", "methods = password,token", ""),
		driver("auth", "methods = password, token , totp,", ""),
		driver("auth", "methods =", ""),
		driver("auth", "methods = password,passwrd", noPlugin),
		driver("auth", "methods = Password,token", noPlugin),
		driver("auth", "methods = password,,token", noPlugin),
		driver("auth", "methods = keystone.auth.plugins.password.Password", noPlugin),
		driver("auth", "methods = token,password\n"+"password = keystone.auth.plugins.password.Password", noPlugin),
		driver("auth", "methods = token\npassword = keystone.auth.plugins.password.Password", ""),
		driver("auth", "password =\ntoken = default", ""),
		driver("auth", "methods = external\n"+"external = DefaultDomain", ""),
		driver("auth", "external = keystone.auth.plugins.external.Domain", noPlugin),
		driver("auth", "external = domain", noPlugin),
	}
}

func conductors() []Case {
	start := inSection("driver_unknown", "ironic conductor", "ironic", "DEFAULT")
	conductor := of("driver_unknown", "ironic conductor", "ironic", "ironic-conductor")
	const missing, disabled = `^DriverNotFoundInEntrypoint: `, `^InterfaceNotFoundInEntrypoint: `
	const redfish = "enabled_hardware_types = redfish\n"
	return []Case{
		start("enabled_hardware_types = ipmi,redfish", ""),
		start("enabled_hardware_types = redfish,redfish, ,", ""),
		start("enabled_hardware_types = fake-hardware\nenabled_boot_interfaces = fake\nenabled_deploy_interfaces = fake", ""),
		start("enabled_hardware_types = ipmi,redfsh", missing),
		start("enabled_hardware_types = Redfish", missing),
		start("enabled_hardware_types = ipmi,oneview", missing),
		start("enabled_hardware_types =", `^NoDriversLoaded: `),
		start("enabled_hardware_types = ,", `^NoDriversLoaded: `),
		conductor("[DEFAULT]\nenabled_hardware_types = pxe_ipmitool,ipmi,cisco-ucs-managed\n", missing),

		start(redfish+"enabled_boot_interfaces = ipxe,redfish-virtual-media", ""),
		start(redfish+"enabled_boot_interfaces = ipxe,redfish-virtualmedia", missing),
		start(redfish+"enabled_boot_interfaces = http-ipxe", missing),
		start(redfish+"enabled_deploy_interfaces = direct,iscsi", missing),
		start(redfish+"enabled_deploy_interfaces =", ""),
		start(redfish+"enabled_console_interfaces = no-console,redfish-graphical", missing),
		start(redfish+"enabled_inspect_interfaces = redfish,agent", missing),
		start(redfish+"enabled_management_interfaces = redfish, noop", ""),
		start(redfish+"enabled_management_interfaces = redfish,no-op", missing),
		start(redfish+"enabled_network_interfaces = neutron,flat,noop", ""),
		start(redfish+"enabled_network_interfaces = neutron,flat,no-op", missing),
		start(redfish+"enabled_power_interfaces = redfish,ucsm", missing),
		start(redfish+"enabled_raid_interfaces = no-raid,,redfish", ""),
		start(redfish+"enabled_raid_interfaces = none-raid", missing),
		start(redfish+"enabled_rescue_interfaces = no-rescue,Agent", missing),
		start(redfish+"enabled_storage_interfaces = cinder,noop", ""),
		start(redfish+"enabled_storage_interfaces = cinders", missing),
		start(redfish+"enabled_bios_interfaces = no-bios,idrac-wsmann", missing),
		start(redfish+"enabled_vendor_interfaces = no-vendors", missing),
		// 2023.1 has no such option.
		start(redfish+"enabled_firmware_interfaces = redfsh", ""),

		start(redfish+"default_deploy_interface = direct", ""),
		start(redfish+"default_deploy_interface = custom-agent", disabled),
		start(redfish+"enabled_deploy_interfaces = direct,custom-agent\ndefault_deploy_interface = custom-agent", ""),
		start(redfish+"default_network_interface = neutron", disabled),
		start(redfish+"default_network_interface = flat", ""),
		start(redfish+"default_boot_interface = IPXE", disabled),
		start(redfish+"default_boot_interface =", disabled),
		start(redfish+"default_storage_interface = cinder", ""),
		start(redfish+"enabled_storage_interfaces = noop\ndefault_storage_interface = cinder", disabled),
	}
}

func secretStores() []Case {
	stores := of("secret_stores_invalid", "secret stores", "barbican", "")
	several := func(text, fails string) Case {
		return stores("[secretstore]\nenable_multiple_secret_stores = true\n"+text+"\n", fails)
	}
	const suffix, both = "stores_lookup_suffix = software\n", "stores_lookup_suffix = software, other\n"
	const software, other = "[secretstore:software]\nsecret_store_plugin = store_crypto\ncrypto_plugin = simple_crypto\n", "[secretstore:other]\nsecret_store_plugin = store_crypto\n"
	const chosen = "global_default = True\n"
	const noPlugin, noSuffix, wrong = `^MultipleStorePluginValueMissing`, `^MultipleSecretStoreLookupFailed`, `^MultipleStoreIncorrectGlobalDefault`
	return []Case{
		several(suffix+software+chosen, ""),
		several(both+software+chosen+other, ""),
		several(both+software+other+chosen+"\n[secretstore:unlisted]\nglobal_default = true\n", ""),
		several("stores_lookup_suffix = Software\n"+software+chosen, ""),
		stores("[secretstore]\nenable_multiple_secret_stores = false\n"+suffix, ""),
		stores("[secretstore]\n"+suffix, ""),
		several("", noSuffix),
		several("stores_lookup_suffix =\n"+software+chosen, noSuffix),
		several(software+chosen, noSuffix),
		several(suffix, noPlugin),
		several(suffix+other+chosen, noPlugin),
		several(suffix+"[secretstore:software]\ncrypto_plugin = simple_crypto\n"+chosen, noPlugin),
		several(suffix+"[secretstore:software]\nsecret_store_plugin =\n"+chosen, noPlugin),
		several(both+software+chosen, noPlugin),
		several("stores_lookup_suffix = software,,other\n"+software+chosen+other, noPlugin),
		several("stores_lookup_suffix = ,\n"+software+chosen, noSuffix),
		several("stores_lookup_suffix = software,\n"+software+chosen, ""),
		several(suffix+"[secretstore.software]\nsecret_store_plugin = store_crypto\n"+chosen, noPlugin),
		several(suffix+software, wrong),
		several(suffix+software+"global_default = no\n", wrong),
		several(both+software+other, wrong),
		several(both+software+chosen+other+chosen, wrong),
		several("stores_lookup_suffix = software,software\n"+software+chosen, wrong),
	}
}

func balancers() []Case {
	versions := inSection("tls_versions_conflict", "octavia", "octavia", "api_settings")
	ciphers := inSection("tls_ciphers_conflict", "octavia", "octavia", "api_settings")
	const both = "default_listener_tls_versions = TLSv1.3\ndefault_pool_tls_versions = TLSv1.3\n"
	const listener, pool, unknown = `^ValidationException: .*Default listener TLS versions`, `^ValidationException: .*Default pool TLS versions`, `^ValueError: .*is not in list`
	const inListener, inPool = `^ValidationException: .*Default listener ciphers`, `^ValidationException: .*Default pool ciphers`
	return []Case{
		versions("minimum_tls_version = TLSv1.2", ""),
		versions("minimum_tls_version = SSLv3", ""),
		versions("minimum_tls_version = TLSv1.3\n"+both, ""),
		versions(both, ""),
		versions("minimum_tls_version = TLSv1.1\ndefault_pool_tls_versions =\ndefault_listener_tls_versions = TLSv1.1,TLSv1.3", ""),
		versions("default_pool_tls_versions = TLSv1.2", ""),
		versions("minimum_tls_version = TLSv1.3", listener),
		versions("minimum_tls_version = 'TLSv1.3'\ndefault_listener_tls_versions = TLSv1.3", pool),
		versions("minimum_tls_version = TLSv1.3\ndefault_pool_tls_versions = TLSv1.3", listener),
		versions("minimum_tls_version = TLSv1.2\ndefault_listener_tls_versions = TLSv1.2, TLSv1.1", listener),
		versions("minimum_tls_version = TLSv1\ndefault_pool_tls_versions = SSLv3", pool),
		versions("minimum_tls_version = TLSv1.2\ndefault_pool_tls_versions = tlsv1.2", unknown),
		versions("minimum_tls_version = SSLv3\ndefault_listener_tls_versions = TLSv1.2,TLSv1.4", unknown),
		versions("minimum_tls_version = SSLv3\ndefault_listener_tls_versions = TLSv1.2,,TLSv1.3", unknown),
		versions("minimum_tls_version = SSLv3\ndefault_listener_tls_versions = TLSv1.2,", ""),

		ciphers("tls_cipher_prohibit_list = AES128-SHA", ""),
		ciphers("tls_cipher_prohibit_list = aes128-sha\ndefault_listener_ciphers = AES128-SHA", ""),
		ciphers("tls_cipher_prohibit_list = AES128\ndefault_pool_ciphers = AES128-SHA:AES256-SHA", ""),
		ciphers("tls_cipher_prohibit_list = AES128-SHA,AES256-SHA\ndefault_pool_ciphers = AES128-SHA:AES256-SHA", ""),
		ciphers("tls_cipher_prohibit_list =\ndefault_pool_ciphers = AES128-SHA", ""),
		ciphers("tls_cipher_prohibit_list = A\ndefault_pool_ciphers = AES128-SHA:", ""),
		ciphers("tls_cipher_prohibit_list = A:AES128-SHA\ndefault_pool_ciphers = B:AES128-SHA", inPool),
		ciphers("tls_cipher_blacklist = AES128-SHA\ndefault_listener_ciphers = AES128-SHA", inListener),
		ciphers("tls_cipher_prohibit_list = DHE-RSA-AES128-SHA256", inListener),
		ciphers("tls_cipher_prohibit_list = DHE-RSA-AES128-SHA256:DHE-RSA-AES256-SHA256\ndefault_listener_ciphers = TLS_AES_256_GCM_SHA384", inPool),
		ciphers("default_pool_ciphers = AES128-SHA:", inPool),
		ciphers("default_listener_ciphers = AES128-SHA::AES256-SHA", inListener),
		ciphers("default_listener_ciphers =", `^ValidationException: `),
	}
}

func storeTypes() []Case {
	stores := of("driver_unknown", "store types", "glance", "")
	enabled := func(list, fails string) Case {
		return stores("[DEFAULT]\nenabled_backends = "+list+"\n[glance_store]\ndefault_backend = a\n", fails)
	}
	const noDefault, without = `^RuntimeError: Store for identifier a not found`, `^Ineffective: b not loaded`
	return []Case{
		enabled("a:http", ""),
		enabled("a:http, b:http", ""),
		enabled("a:htpp", noDefault),
		enabled("a:HTTP", noDefault),
		enabled("a:sheepdog", noDefault),
		enabled("a:glance.store.http.HttpStore", noDefault),
		enabled("a:glance.store.http.Store", noDefault),
		enabled("a:", noDefault),
		enabled("a:http,b:", without),
		enabled("a:http,b:sheepdog", without),
		enabled("a:http,b:swfit", without),
		enabled("b:cindr,a:http", without),
	}
}
