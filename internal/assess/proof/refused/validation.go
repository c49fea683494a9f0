package refused

import "slices"

// validation are cases of how the middleware in front of an API validates tokens.
func validation() []Case {
	return slices.Concat(caches(), serviceTokens(), withoutTokens())
}

// authToken makes cases of [keystone_authtoken] of Cinder.
func authToken(rule, option, kind string) func(text, fails string) Case {
	return on(option, inSection(rule, kind, "cinder", "keystone_authtoken"))
}

func caches() []Case {
	planted := authToken("token_cache_unprotected", "memcached_servers", "planted token")
	keyed := authToken("option_without_effect", "memcache_secret_key", "planted token")
	kept := authToken("token_cache_long", "token_cache_time", "kept token")
	const servers = "memcached_servers = 10.0.0.11:11211\n"
	const plain, long = `^Insecure: memcached keeps what Keystone said`, `^Insecure: the token is kept for `
	return []Case{
		planted(servers, plain),
		planted(servers+"memcache_security_strategy = none", plain),
		planted("memcache_servers = 10.0.0.11:11211", plain),
		planted(servers+"memcache_secret_key = Wc2n7Yt9Lr4VqXz8", plain),
		planted(servers+"memcache_use_advanced_pool = false", plain),
		planted(servers+"memcache_security_strategy = ENCRYPT\nmemcache_secret_key = Wc2n7Yt9Lr4VqXz8", ""),
		planted("memcached_servers =", ""),
		planted("memcache_security_strategy = None", ""),

		keyed(servers+"memcache_secret_key = Wc2n7Yt9Lr4VqXz8", plain),
		keyed(servers+"memcache_secret_key = Wc2n7Yt9Lr4VqXz8\nmemcache_security_strategy = None", plain),
		keyed(servers+"memcache_secret_key = Wc2n7Yt9Lr4VqXz8\nmemcache_security_strategy = MAC", ""),

		kept("token_cache_time = 3600", long+"3600"),
		kept("token_cache_time = 301", long+"301"),
		kept("token_cache_time = 0", long+"any"),
		kept("token_cache_time = 300", ""),
		kept("token_cache_time = 10", ""),
		kept("token_cache_time = -1", ""),
		kept(servers, ""),
	}
}

func serviceTokens() []Case {
	service := authToken("service_token_not_required", "service_token_roles_required", "service token")
	const counts = `^Insecure: a user's token counts as that of a service`
	return []Case{
		service("service_token_roles_required = false", counts),
		service("service_token_roles = service", counts),
		service("auth_type = password\nauth_url = https://keystone.example.org/v3", counts),
		service("service_token_roles_required = true", ""),
		service("service_token_roles_required = yes\nservice_token_roles = service,admin", ""),
	}
}

func withoutTokens() []Case {
	delayed := authToken("delay_auth_decision_on", "delay_auth_decision", "no token")
	whole := func(rule, option, kind string) func(text, fails string) Case {
		cases := on(option, of(rule, kind, "cinder", ""))
		return func(text, fails string) Case {
			return cases("[DEFAULT]\ndebug = false\n[keystone_authtoken]\n"+text+"\n", fails)
		}
	}
	where := whole("www_authenticate_uri_unset", "www_authenticate_uri", "where to get a token")
	asks := whole("token_validation_unset", "auth_type", "asking Keystone")
	const reached, elsewhere, never = `^Insecure: the application gets a request without a token`, `^Ineffective: clients are sent to `, `^Ineffective: 503 .*, after asking .*127\.0\.0\.1:35357`
	const plugin = "auth_type = password\nauth_url = https://keystone.example.org/v3\nusername = cinder\npassword = Wc2n7Yt9\n" +
		"user_domain_name = Default\nproject_name = service\nproject_domain_name = Default\n"
	return []Case{
		delayed("delay_auth_decision = true", reached),
		delayed("delay_auth_decision = 1", reached),
		delayed("delay_auth_decision = false", ""),
		delayed("auth_type = password\nauth_url = https://keystone.example.org/v3", ""),

		where(plugin, elsewhere),
		where(plugin+"www_authenticate_uri =", elsewhere),
		where(plugin+"www_authenticate_uri = https://keystone.example.org/v3", ""),
		where(plugin+"auth_uri = https://keystone.example.org/v3", ""),

		asks("www_authenticate_uri = https://keystone.example.org/v3", never),
		asks("www_authenticate_uri = https://keystone.example.org/v3\nauth_url = https://keystone.example.org/v3\nusername = cinder", never),
		asks("auth_type =\nwww_authenticate_uri = https://keystone.example.org/v3", never),
		asks(plugin, ""),
		asks("auth_section = service_user\n[service_user]\n"+plugin, ""),
	}
}
