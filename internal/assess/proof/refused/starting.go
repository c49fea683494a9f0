package refused

import "slices"

// starting are cases of names and values that stop a service as it starts.
func starting() []Case {
	return slices.Concat(keystoneDrivers())
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
		// Nothing loads this one.
		driver("endpoint_filter", old+"catalog.backends.sql.Catalog", ""),

		driver("auth", "methods = password,token", ""),
		driver("auth", "methods = password, token , totp,", ""),
		driver("auth", "methods =", ""),
		driver("auth", "methods = password,passwrd", noPlugin),
		driver("auth", "methods = Password,token", noPlugin),
		driver("auth", "methods = password,,token", noPlugin),
		driver("auth", "methods = keystone.auth.plugins.password.Password", noPlugin),
		driver("auth", "methods = password\npassword = keystone.auth.plugins.password.Password", noPlugin),
		driver("auth", "methods = token\npassword = keystone.auth.plugins.password.Password", ""),
		driver("auth", "password =\ntoken = default", ""),
		driver("auth", "methods = external\nexternal = DefaultDomain", ""),
		driver("auth", "external = keystone.auth.plugins.external.Domain", noPlugin),
		driver("auth", "external = domain", noPlugin),
	}
}
