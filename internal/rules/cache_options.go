package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// cacheOptionsConflict is on the cache that oslo.cache keeps for a service.
var cacheOptionsConflict = &Rule{
	Name:        "cache_options_conflict",
	Levels:      "WWW",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "a cache that caches nothing, uses no TLS, or does not load",
	Effect:      "Without a backend the cache is on but stores nothing, so nothing is ever served from it.",
	Remediation: "Set backend in [cache], such as dogpile.cache.pymemcache, or enabled = false.",
	Example: Example{
		BadText: "[cache]\nenabled = true\n", GoodText: "[cache]\nenabled = true\nbackend = dogpile.cache.pymemcache\n",
		Message: "enabled = true in [cache] caches nothing",
	},
	Rows: []Part{{nil, func() []Row {
		return []Row{{
			Where:   Where{Section: "cache"},
			Options: []string{"enabled"},
			Is:      isTrue.Given(),
			If:      []Guard{with("backend", in("dogpile.cache.null"))},
			Message: "{assigned} in {section} caches nothing, because backend is dogpile.cache.null",
			Bad:     "[cache]\nenabled = true\nbackend = dogpile.cache.null\n",
			Good:    "[cache]\nenabled = true\nbackend = dogpile.cache.memory\n",
		}, {
			Where:       Where{Section: "cache"},
			Options:     []string{"enable_retry_client"},
			Is:          isTrue,
			If:          []Guard{with("enabled", isTrue), without("backend", in("dogpile.cache.pymemcache"))},
			Levels:      "EEE",
			Message:     "{assigned} works only with dogpile.cache.pymemcache",
			Effect:      "oslo.cache raises ConfigurationError when the service sets up its cache.",
			Remediation: "Set backend = dogpile.cache.pymemcache, or leave enable_retry_client out.",
			Bad:         "[cache]\nenabled = true\nbackend = dogpile.cache.memcached\nenable_retry_client = true\n",
			Good:        "[cache]\nenabled = true\nbackend = dogpile.cache.pymemcache\nenable_retry_client = true\n",
		}, keepaliveRow(Where{Section: "cache", Before: redisKeepalive}, "zed", "dogpile.cache.pymemcache"),
			keepaliveRow(Where{Section: "cache", Since: redisKeepalive}, "", "dogpile.cache.pymemcache", "dogpile.cache.redis", "dogpile.cache.redis_sentinel"), {
				Where:       Where{Section: "cache"},
				Options:     []string{"backend"},
				Is:          value((*config.Setting).HasText).Given(),
				If:          []Guard{without("backend", in("dogpile.cache.null")), with("enabled", unset), with("enabled", isFalse)},
				Message:     "{assigned} in {section} has no effect: enabled is false by default",
				Effect:      "Nothing is cached, so every request asks again.",
				Remediation: "Set enabled = true in [cache], or remove backend.",
				Bad:         "[cache]\nbackend = dogpile.cache.pymemcache\n",
				Good:        "[cache]\nenabled = true\nbackend = dogpile.cache.pymemcache\n",
			}, {
				Where:       Where{Section: "cache", Since: Series("2024.1")},
				Options:     []string{"tls_enabled"},
				Is:          isTrue,
				If:          []Guard{with("enabled", isTrue), without("backend", in("dogpile.cache.pymemcache", "oslo_cache.memcache_pool", "dogpile.cache.redis", "dogpile.cache.redis_sentinel"))},
				Levels:      "EEE",
				Message:     "{assigned}, and oslo.cache has no TLS for the backend of this cache",
				Effect:      "oslo.cache raises ConfigurationError when the service sets up its cache.",
				Remediation: "Set backend = dogpile.cache.pymemcache, or another backend that oslo.cache reaches with TLS, such as dogpile.cache.redis.",
				Bad:         "[cache]\nenabled = true\nbackend = dogpile.cache.memcached\ntls_enabled = true\n",
				Good:        "[cache]\nenabled = true\nbackend = dogpile.cache.pymemcache\ntls_enabled = true\n",
			}, {
				Where:       Where{Section: "cache"},
				Options:     []string{"redis_sentinels"},
				Is:          item(portless),
				If:          []Guard{with("enabled", isTrue), with("backend", in("dogpile.cache.redis_sentinel"))},
				Levels:      "EEE",
				Message:     "{option} lists {item}, which has no port",
				Effect:      "oslo.cache raises ConfigurationError when the service sets up its cache.",
				Remediation: "Write each Sentinel as HOST:PORT, with the port 26379 by default.",
				Bad:         "[cache]\nenabled = true\nbackend = dogpile.cache.redis_sentinel\nredis_sentinels = 192.0.2.5:26379,192.0.2.6\n",
				Good:        "[cache]\nenabled = true\nbackend = dogpile.cache.redis_sentinel\nredis_sentinels = 192.0.2.5:26379,192.0.2.6:26379\n",
			}, {
				Where:       Where{Section: "cache"},
				Options:     []string{"backend_expiration_time"},
				Is:          isSet,
				If:          []Guard{with("enabled", isTrue), expiresSooner},
				Levels:      "EEE",
				Message:     "{assigned} is below expiration_time",
				Effect:      "oslo.cache raises ConfigurationError when the service sets up its cache.",
				Remediation: "Set backend_expiration_time to at least expiration_time, 600 by default, or leave it out.",
				Bad:         "[cache]\nenabled = true\nbackend = dogpile.cache.pymemcache\nbackend_expiration_time = 300\n",
				Good:        "[cache]\nenabled = true\nbackend = dogpile.cache.pymemcache\nbackend_expiration_time = 600\n",
			}, {
				Where:       Where{Section: "cache"},
				Options:     []string{"backend_argument"},
				Is:          item(func(text string) bool { return text != "" && !strings.Contains(text, ":") }),
				If:          []Guard{with("enabled", isTrue)},
				Message:     "{option} in {section} has a value that is not NAME:VALUE",
				Effect:      "oslo.cache writes the value into the log and leaves it out, so the cache may not reach its server.",
				Remediation: "Write a colon between the argument's name and its value.",
				Bad:         "[cache]\nenabled = true\nbackend = dogpile.cache.redis\nbackend_argument = host=192.0.2.11\n",
				Good:        "[cache]\nenabled = true\nbackend = dogpile.cache.redis\nbackend_argument = host:192.0.2.11\n",
			}}
	}}, {nil, plainCacheRows}, {nil, cacheTextRows}},
}

// cacheTextRows are on texts that oslo.cache takes apart, or puts into a URL.
func cacheTextRows() []Row {
	const redis = "[cache]\nenabled = true\nbackend = dogpile.cache.redis\n"
	return []Row{{
		Where:   Where{Section: "cache"},
		Options: []string{"backend_argument"},
		Is: item(func(text string) bool {
			name, _, found := strings.Cut(text, ":")
			return found && strings.Contains(name, "=")
		}),
		If:          []Guard{with("enabled", isTrue)},
		Levels:      "EEE",
		Message:     "{option} in {section} has an equals sign before the first colon: oslo.cache takes everything before the colon as the argument's name",
		Effect:      "The backend does not get the argument, and the first use of the cache fails or goes to another server.",
		Remediation: "Write a colon between the argument's name and its value, as in url:redis://HOST:6379.",
		Bad:         redis + "backend_argument = url=redis://192.0.2.11:6379\n",
		Good:        redis + "backend_argument = url:redis://192.0.2.11:6379\n",
	}, {
		Where:   Where{Section: "cache"},
		Options: []string{"redis_server"},
		Is: value(func(s *config.Setting) bool {
			return scalar(s) && strings.ContainsAny(s.Str(), "/,") && marker(s.Str()) == ""
		}),
		If:          []Guard{with("enabled", isTrue), with("backend", in("dogpile.cache.redis"))},
		Levels:      "EEE",
		Message:     "{assigned} is not a single HOST:PORT, from which oslo.cache builds the URL of the Redis",
		Effect:      "The URL is wrong, and every use of the cache fails.",
		Remediation: "Write HOST:PORT alone, and an account into redis_username and redis_password.",
		Bad:         redis + "redis_server = redis://192.0.2.11:6379\n",
		Good:        redis + "redis_server = 192.0.2.11:6379\n",
		Release:     "2025.1",
	}}
}

// redisKeepalive is the oslo.cache that keeps connections to Redis alive as well.
var redisKeepalive = Bound{"oslo.cache", "3.8.0"}

// keepaliveRow is on keeping connections alive, for the backends that can.
func keepaliveRow(of Where, release string, able ...string) Row {
	const text = "[cache]\nenabled = true\nenable_socket_keepalive = true\nbackend = "
	return Row{
		Where:       of,
		Options:     []string{"enable_socket_keepalive"},
		Is:          isTrue,
		If:          []Guard{with("enabled", isTrue), without("backend", in(able...))},
		Levels:      "EEE",
		Message:     "{assigned}, and oslo.cache does not keep connections of this backend alive",
		Effect:      "oslo.cache raises ConfigurationError when the service sets up its cache.",
		Remediation: "Set backend = dogpile.cache.pymemcache, or leave enable_socket_keepalive out.",
		Bad:         text + "dogpile.cache.memcached\n", Good: text + able[len(able)-1] + "\n", Release: release,
	}
}

// plainCacheRows are on a cache that ignores tls_enabled.
func plainCacheRows() []Row {
	const text = "[cache]\nenabled = true\ntls_enabled = true\nbackend = "
	row := Row{
		Where:       Where{Section: "cache", Before: Bound{"oslo.cache", "3.10.2"}},
		Options:     []string{"tls_enabled"},
		Is:          isTrue,
		If:          []Guard{with("enabled", isTrue), with("backend", in("oslo_cache.memcache_pool")), without("memcache_sasl_enabled", isTrue)},
		Levels:      "EEE",
		CWE:         []int{319},
		Message:     "{assigned} has no effect on the backend of this cache",
		Effect:      "The service sends what it caches in clear text, such as tokens and what they permit.",
		Remediation: "Set backend = dogpile.cache.pymemcache.",
		Bad:         text + "oslo_cache.memcache_pool\n", Good: text + "dogpile.cache.pymemcache\n", Release: "2024.1",
	}
	older := row
	older.Before = Bound{"oslo.cache", "3.7.0"} // later these are refused, or use TLS
	older.If = []Guard{with("enabled", isTrue), anyOf(with("backend", in("dogpile.cache.memcached", "dogpile.cache.pylibmc")), plainRedis)}
	older.Bad, older.Release = text+"dogpile.cache.memcached\n", "zed"
	return []Row{row, older}
}

// plainRedis holds where the URL of a Redis does not ask for TLS itself.
func plainRedis(p *Pass, s *config.Setting) bool {
	return with("backend", in("dogpile.cache.redis"))(p, s) && without("backend_argument", everyText(func(text string) bool {
		return strings.HasPrefix(text, "url:rediss:") || marker(text) != "" || strings.HasPrefix(text, "connection_kwargs:")
	}))(p, s)
}

// expiresSooner holds where the cache's backend forgets before the service does.
func expiresSooner(p *Pass, s *config.Setting) bool {
	kept, ok := number(s)
	used, known := number(p.sibling(s, "expiration_time"))
	return ok && known && kept < used
}
