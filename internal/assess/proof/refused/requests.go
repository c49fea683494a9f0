package refused

// cors are cases of origins that a browser does or does not name like this.
func cors() []Case {
	origin := inSection("cors_origin_ineffective", "cors", "cinder", "cors")
	const other = `^Ineffective: a page at .* may not call`
	return []Case{
		origin("allowed_origin = https://dashboard.example.org/", other),
		origin("allowed_origin = https://dashboard.example.org/identity", other),
		origin("allowed_origin = https://dashboard.example.org:443", other),
		origin("allowed_origin = http://dashboard.example.org:80", other),
		origin("allowed_origin = HTTPS://dashboard.example.org", other),
		origin("allowed_origin = https://Dashboard.example.org", other),
		origin("allowed_origin = https://*.example.org", other),
		origin("allowed_origin = dashboard.example.org", other),
		origin("allowed_origin = https://user@dashboard.example.org", other),
		origin("allowed_origin = https://dashboard.example.org:", other),
		origin("allowed_origin = https://dashboard.example.org:08443", other),
		origin("allowed_origin = https://[FD00::1]:8443", other),
		origin("allowed_origin = null,https://dashboard.example.org/", other),
		origin("allowed_origin = https://a.example.org, https://b.example.org/", "a page at https://b.example.org may"),
		origin("allowed_origin = https://dashboard.example.org", ""),
		origin("allowed_origin = 'https://dashboard.example.org'", ""),
		origin("allowed_origin = http://dashboard.example.org:443 , https://[fd00::1]:8443", ""),
		origin("allowed_origin = https://dashboard.example.org,", ""),
		origin("allowed_origin = https://dashboard.example.org/,*", ""),
		origin("allowed_origin =", ""),
		origin("max_age = 10", ""),
		origin("[cors.dashboard]\nallowed_origin = https://dashboard.example.org/", other),
		origin("allowed_origin = https://a.example.org\n[cors.b]\nallowed_origin = https://B.example.org", "a page at https://b.example.org may"),
		origin("allowed_origin = https://a.example.org\n[cors.b]\nallowed_origin = https://b.example.org", ""),
		origin("allowed_origin = https://a.example.org/\n[cors.b]\nallowed_origin = *", ""),
		origin("[cors.b]\nallowed_origin = https://b.example.org/\n[cors]\nallowed_origin = *", ""),
		origin("[corse.b]\nallowed_origin = https://b.example.org/", ""),
	}
}

// policies are cases of the files of rules that oslo.policy does or does not find.
func policies() []Case {
	const forbids, lost = `{"proof": "!"}`, `^Ineffective: the built-in rules hold`
	const folder = `^KeyError: 'data'` // there is nothing to read
	file := func(text, name, fails string) Case {
		beside := map[string]string{}
		if name != "" {
			beside[name] = forbids
		}
		return Case{
			Rule: "policy_file_missing", Kind: "policy", Service: "nova", Files: []string{text + "\n"}, Beside: beside, Fails: fails,
		}
	}
	const option = "[oslo_policy]\npolicy_file = "
	return []Case{
		file(option+"custom.yaml", "", lost),
		file(option+"Custom.yaml", "custom.yaml", lost),
		file(option+"custom.yaml", "policy.yaml", lost),
		file(option+"/nonexistent/custom.yaml", "custom.yaml", lost),
		file(option+"policy.yaml", "policy.json", lost),
		file("[DEFAULT]\npolicy_file = custom.yaml", "policy.yaml", lost),
		file(option+"custom.yaml", "custom.yaml", ""),
		file(option+"./custom.yaml", "custom.yaml", ""),
		file(option+"\"custom.yaml\"", "custom.yaml", ""),
		file("[DEFAULT]\npolicy_file = custom.yaml", "custom.yaml", ""),
		file(option+"policy.json", "policy.json", ""),
		file(option+"policy.yaml", "policy.yaml", ""),
		file("[oslo_policy]\nenforce_scope = false", "policy.json", ""),
		file(option, "policy.yaml", folder),
		file(option+"''", "", folder),
		file("[DEFAULT]\npolicy_file =", "policy.yaml", folder),
		file(option+".", "policy.yaml", folder),
		file(option+"/etc", "policy.yaml", folder),
		file(option+"policy.yaml/", "policy.yaml", lost),
	}
}

func tokenCaches() []Case {
	cache := inSection("token_cache_key_missing", "token_cache", "cinder", "keystone_authtoken")
	const none = `^ConfigurationError: memcache_secret_key must be defined`
	return []Case{
		cache("memcache_security_strategy = MAC", none),
		cache("memcache_security_strategy = encrypt\nmemcached_servers = 10.0.0.11:11211", none),
		cache("memcache_security_strategy = Encrypt\nmemcache_secret_key =", none),
		cache("memcache_security_strategy = ENCRYPT\n[DEFAULT]\nmemcache_secret_key = Wc2n7Yt9Lr4VqXz8", none),
		cache("memcache_security_strategy = ENCRYPT\nmemcache_secret_key = Wc2n7Yt9Lr4VqXz8", ""),
		cache("memcache_security_strategy = none", ""),
		cache("memcache_secret_key =\nmemcached_servers = 10.0.0.11:11211", ""),
	}
}
