package refused

import "slices"

// leftovers are cases of what caches, locks, policies and keys do with weak settings.
func leftovers() []Case {
	return slices.Concat(regions(), olderPolicies(), backDoors(), sentTokens(), publishedKeys(), lockFolders(), logFiles())
}

func logFiles() []Case {
	logged := on("log_file", inSection("option_without_effect", "log file", "nova", "DEFAULT"))
	const nothing = `^Ineffective: nothing is logged to the file`
	return []Case{
		logged("log_config_append = logging.conf\nlog_file = nova.log", nothing),
		logged("log_config = logging.conf\nlogfile = nova.log", nothing),
		logged("log_file = nova.log", ""),
		logged("log_config_append =\nlog_file = nova.log", ""),
	}
}

func regions() []Case {
	enabled := on("enabled", inSection("cache_options_conflict", "cache", "nova", "cache"))
	retry := on("enable_retry_client", inSection("cache_options_conflict", "cache", "nova", "cache"))
	alive := on("enable_socket_keepalive", inSection("cache_options_conflict", "cache", "nova", "cache"))
	sent := on("tls_enabled", inSection("cache_options_conflict", "cache in transit", "nova", "cache"))
	const nothing, refused = `^Ineffective: nothing is cached`, `^ConfigurationError: Retry client is only supported by`
	const unable, clear = `^ConfigurationError: Socket keepalive is only supported by`, `^Insecure: the cache is used in clear text`
	const pool = "enabled = true\nbackend = oslo_cache.memcache_pool\ntls_enabled = true"
	const redis = "enabled = true\nbackend = dogpile.cache.redis\ntls_enabled = true\nbackend_argument = url:"
	return []Case{
		enabled("enabled = true", nothing),
		enabled("enabled = true\nbackend = dogpile.cache.null", nothing),
		enabled("enabled = yes\nexpiration_time = 60", nothing),
		enabled("enabled = true\nbackend = dogpile.cache.memory", ""),
		enabled("enabled = true\nbackend = oslo_cache.dict", ""),
		enabled("enabled = false", ""),
		enabled("backend = dogpile.cache.null", ""),
		retry("enabled = true\nbackend = dogpile.cache.memcached\nenable_retry_client = true", refused),
		retry("enabled = true\nbackend = oslo_cache.dict\nenable_retry_client = true", refused),
		retry("enabled = false\nenable_retry_client = true", ""),
		alive("enabled = true\nbackend = dogpile.cache.memcached\nenable_socket_keepalive = true", unable),
		alive("enabled = true\nbackend = dogpile.cache.redis\nenable_socket_keepalive = true", unable),
		alive("enabled = false\nenable_socket_keepalive = true", ""),

		sent(pool, clear),
		sent(pool+"\nmemcache_sasl_enabled = true\nmemcache_username = nova\nmemcache_password = Wc2n7Yt9", ""),
		sent("enabled = true\nbackend = dogpile.cache.memcached\ntls_enabled = true", clear),
		sent("enabled = true\nbackend = dogpile.cache.pymemcache\ntls_enabled = true", ""),
		sent(redis+"redis://127.0.0.1:6379", clear),
		sent(redis+"rediss://127.0.0.1:6379", ""),
	}
}

func olderPolicies() []Case {
	rules := on("enforce_new_defaults", inSection("policy_old_defaults", "older rule", "cinder", "oslo_policy"))
	scope := on("enforce_scope", inSection("policy_old_defaults", "scope", "cinder", "oslo_policy"))
	const older, unchecked = `^Insecure: the older rule holds`, `^Insecure: a token's scope is not checked`
	const both = "enforce_scope = true\nenforce_new_defaults = true"
	return []Case{
		rules("enforce_new_defaults = false", older),
		rules("enforce_scope = true", older),
		rules("enforce_new_defaults = off\nenforce_scope = true", older),
		rules(both, ""),
		scope("enforce_scope = false", unchecked),
		scope("enforce_new_defaults = true", unchecked),
		scope(both, ""),
	}
}

func backDoors() []Case {
	port := on("backdoor_port", inSection("backdoor_open", "back door", "cinder", "DEFAULT"))
	socket := on("backdoor_socket", inSection("backdoor_open", "back door", "cinder", "DEFAULT"))
	const open = `^Insecure: anyone may run Python in the service`
	return []Case{
		port("backdoor_port = 0", open),
		port("backdoor_port = 39300:39900", open),
		socket("backdoor_socket = back.sock", open),
		port("debug = false", ""),
	}
}

func sentTokens() []Case {
	sends := on("send_service_user_token", inSection("service_token_not_sent", "sent service token", "nova", "service_user"))
	whole := on("send_service_user_token", of("service_token_not_sent", "sent service token", "nova", ""))
	keys := inSection("required_option_unset", "token of Castellan", "cinder", "barbican")
	cinder := on("send_service_user_token", inSection("service_token_not_sent", "token of Cinder", "cinder", "service_user"))
	const alone, none = `^Ineffective: the user's token alone is sent`, `^ServiceUserTokenNoAuth: `
	const account = "auth_type = password\nauth_url = https://keystone.example.org/v3\nusername = nova\npassword = Wc2n7Yt9\n" +
		"user_domain_name = Default\nproject_name = service\nproject_domain_name = Default\n"
	return []Case{
		sends("send_service_user_token = false", alone),
		sends("send_service_user_token = false\n"+account, alone),
		sends(account, alone),
		sends("send_service_user_token = true", alone),
		sends("send_service_user_token = true\nauth_url = https://keystone.example.org/v3", alone),
		sends("send_service_user_token = true\nauth_type =", alone),
		whole("[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_type = password\n", alone),
		sends("send_service_user_token = true\n"+account, ""),
		sends("send_service_user_token = yes\nauth_section = cinder\n[cinder]\n"+account, ""),

		keys("send_service_user_token = true", `^AttributeError: 'NoneType' object has no attribute`),
		keys("send_service_user_token = true\n[barbican_service_user]\nauth_url = https://keystone.example.org/v3", `^AttributeError: 'NoneType' object has no attribute`),
		keys("send_service_user_token = true\n[barbican_service_user]\n"+account, ""),
		keys("send_service_user_token = false", ""),

		cinder("send_service_user_token = false\n"+account, alone),
		cinder(account, alone),
		cinder("send_service_user_token = true", none),
		cinder("send_service_user_token = true\nauth_url = https://keystone.example.org/v3", none),
		cinder("send_service_user_token = true\n"+account, ""),
		cinder("send_service_user_token = 1\nauth_section = nova\n[nova]\n"+account, ""),
	}
}

func publishedKeys() []Case {
	kek := on("kek", of("default_secret", "Barbican's key", "barbican", ""))
	heat := on("auth_encryption_key", inSection("default_secret", "Heat's key", "heat", "DEFAULT"))
	const opens = `^Insecure: the published key opens it`
	const crypto = "[secretstore]\nenabled_secretstore_plugins = store_crypto\n[crypto]\nenabled_crypto_plugins = simple_crypto\n[simple_crypto_plugin]\n"
	return []Case{
		kek(crypto+"kek = dGhpcnR5X3R3b19ieXRlX2tleWJsYWhibGFoYmxhaGg=\n", opens),
		kek(crypto+"kek = 'dGhpcnR5X3R3b19ieXRlX2tleWJsYWhibGFoYmxhaGg='\n", opens),
		kek(crypto+"plugin_name = software\n", opens),
		kek(crypto+"kek = q1Wc2n7Yt9Lr4VqXz8mB3kHs6dPf0JgTe5RuAiNoCvE=\n", ""),
		heat("debug = false", opens),
		heat("auth_encryption_key = notgood but just long enough i t", opens),
		heat("auth_encryption_key = Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8", ""),
	}
}

func lockFolders() []Case {
	lock := on("lock_path", inSection("unsafe_path", "lock", "nova", "oslo_concurrency"))
	const every, depends = `^Insecure: every account may create files in `, `^Ineffective: the lock depends on where`
	return []Case{
		lock("lock_path = /tmp", every),
		lock("lock_path = /tmp/", every),
		lock("lock_path = /tmp/osloconf-proof", every),
		lock("lock_path = /var/tmp", every),
		lock("lock_path = locks", depends),
		lock("lock_path = ./locks", depends),
		lock("lock_path = /var/lib/nova/lock", ""),
	}
}
