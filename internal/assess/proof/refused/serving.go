package refused

import "slices"

// serving are cases of what an API tells strangers, and takes from them.
func serving() []Case {
	return slices.Concat(bodies(), strangers(), strategies(), anonymous())
}

func bodies() []Case {
	size := on("max_request_body_size", inSection("request_size_limit", "bodies", "cinder", "oslo_middleware"))
	const large, none = `^Insecure: a body of more than a megabyte is taken`, `^Ineffective: 413 .* for a body of one byte`
	return []Case{
		size("max_request_body_size = 104857600", large),
		size("max_request_body_size = 1048577", large),
		size("[DEFAULT]\nosapi_max_request_body_size = 2097152", large),
		size("[DEFAULT]\nmax_request_body_size = 2097152", large),
		size("max_request_body_size = 0", none),
		size("max_request_body_size = -1", none),
		size("max_request_body_size = 1048576", ""),
		size("max_request_body_size = 114688", ""),
		size("max_request_body_size = 1", ""),
		size("enable_proxy_headers_parsing = false", ""),
	}
}

func strangers() []Case {
	origin := on("allowed_origin", inSection("cors_open", "any origin", "cinder", "cors"))
	health := on("detailed", inSection("healthcheck_detailed", "health", "cinder", "healthcheck"))
	nova := on("use_forwarded_for", inSection("forwarded_header_trusted", "forwarded", "nova", "api"))
	cinder := on("use_forwarded_for", inSection("forwarded_header_trusted", "forwarded to Cinder", "cinder", "DEFAULT"))
	const any, learns = `^Insecure: a page of any site may read the answer`, `^Insecure: a stranger learns `
	const others, counts = `^Insecure: another instance's metadata is served`, `^Insecure: the request counts for another address`
	return []Case{
		origin("allowed_origin = *", any),
		origin("allowed_origin = https://dashboard.example.org,*", any),
		origin("allowed_origin = '*'", any),
		origin("allowed_origin = https://dashboard.example.org\n[cors.open]\nallowed_origin = *", any),
		origin("allowed_origin = *\nallow_credentials = false", any),
		origin("allowed_origin = https://dashboard.example.org", ""),
		origin("allowed_origin =", ""),
		origin("max_age = 60", ""),

		health("detailed = true", learns),
		health("detailed = on\nbackends =", learns),
		health("detailed = false", ""),
		health("path = /healthcheck", ""),

		nova("use_forwarded_for = true", others),
		nova("[DEFAULT]\nuse_forwarded_for = true", others),
		nova("use_forwarded_for = false", ""),
		nova("auth_strategy = keystone", ""),
		cinder("use_forwarded_for = yes", counts),
		cinder("use_forwarded_for = no", ""),
	}
}

func strategies() []Case {
	option := func(kind, service, section string) func(text, fails string) Case {
		return on("auth_strategy", inSection("api_without_authentication", kind, service, section))
	}
	nova, cinder, neutron := option("strategy of Nova", "nova", "api"), option("strategy of Cinder", "cinder", "DEFAULT"), option("strategy of Neutron", "neutron", "DEFAULT")
	const administrator = `^Insecure: a made-up token is taken as an administrator`
	return []Case{
		nova("auth_strategy = noauth2", administrator),
		nova("[DEFAULT]\nauth_strategy = noauth2", ""),
		nova("auth_strategy = keystone", ""),
		nova("use_forwarded_for = false", ""),
		cinder("auth_strategy = noauth", administrator),
		cinder("auth_strategy = keystone", ""),
		cinder("debug = false", ""),
		neutron("auth_strategy = noauth", administrator),
		neutron("auth_strategy = keystone", ""),
		neutron("debug = false", ""),
	}
}

func anonymous() []Case {
	glance := on("allow_anonymous_access", inSection("anonymous_access", "anonymous of Glance", "glance", "DEFAULT"))
	barbican := on("allow_anonymous_access", inSection("anonymous_access", "anonymous of Barbican", "barbican", "DEFAULT"))
	debug := on("insecure_debug", inSection("debug_logging", "why", "keystone", "DEFAULT"))
	const served, says = `^Insecure: a request without a token is served`, `^Insecure: the answer says why a login failed`
	return []Case{
		glance("allow_anonymous_access = true", served),
		glance("allow_anonymous_access = false", ""),
		glance("debug = false", ""),
		barbican("allow_anonymous_access = 1", `^TypeError: .*unexpected keyword argument`),
		barbican("allow_anonymous_access = 0", ""),
		barbican("debug = false", ""),
		debug("insecure_debug = true", says),
		debug("insecure_debug = false", ""),
		debug("debug = true", ""),
	}
}
