package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// lockServices use inter-process locks, and need a folder for them.
var lockServices = []string{"nova", "cinder", "neutron", "manila"}

// The rules on locks, logs and caches that every service has.
var hostFiles = []*Rule{
	{
		Name:        "lock_path_unset",
		Levels:      "EEE",
		CWE:         []int{1188},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "no folder for the locks between processes",
		Effect:      "The service raises RequiredOptError at the first lock that it shares with another process.",
		Remediation: "Set lock_path in [oslo_concurrency] to a folder of the service's own below /var/lib.",
		FalseAlarms: "A service whose unit file sets OSLO_LOCK_PATH, or whose package sets lock_path in a file of its own. If the section is absent, nothing is reported.",
		Example: Example{
			BadText: "[oslo_concurrency]\nlock_path =\n", GoodText: "[oslo_concurrency]\nlock_path = /var/lib/nova/lock\n",
			Message: "lock_path is not set",
		},
		Rows: []Part{{[]string{"cinder", "glance", "manila", "neutron", "nova"}, func() []Row {
			return []Row{{
				Where:       Where{Services: lockServices, Section: "oslo_concurrency"},
				Options:     []string{"lock_path"},
				Is:          isEmpty,
				If:          []Guard{inUse, with("disable_process_locking", isFalse)},
				Message:     "lock_path is not set, so there is no folder for locks",
				Remediation: "Set lock_path in [oslo_concurrency] to a folder of the service's own, such as /var/lib/{service}/lock.",
				Bad:         "[oslo_concurrency]\nlock_path =\n",
				Good:        "[oslo_concurrency]\nlock_path = /var/lib/nova/lock\n",
			}, {
				// Unless this is set, the image cache puts its locks beside the
				// images.
				Where:       Where{Services: glanceOnly, Section: "oslo_concurrency"},
				Options:     []string{"lock_path"},
				Is:          isEmpty.Given(),
				If:          []Guard{imageCacheUsed, with("disable_process_locking", isFalse)},
				Message:     "lock_path is empty, so there is no folder for the locks of the image cache",
				Effect:      "The image cache raises RequiredOptError when it takes its first lock.",
				Remediation: "Leave lock_path out, or set it to a folder of Glance's own, such as /var/lib/glance/lock.",
				Bad:         "[paste_deploy]\nflavor = keystone+caching\n[oslo_concurrency]\nlock_path =\n",
				Good:        "[paste_deploy]\nflavor = keystone+caching\n[oslo_concurrency]\nlock_path = /var/lib/glance/lock\n",
			}}
		}}},
	},
	{
		Name:        "logging_invalid",
		Levels:      "EEE",
		CWE:         []int{1286},
		Needs:       Values | Text | Files,
		Scope:       Whole,
		Title:       "a log setting that stops the service",
		Effect:      "oslo.log raises an error when it is set up, and the service does not start.",
		Remediation: "Write items of default_log_levels as NAME=LEVEL, and syslog_log_facility as a facility such as LOG_USER.",
		Example: Example{
			BadText: "[DEFAULT]\ndefault_log_levels = amqp=WARN,sqlalchemy\n", GoodText: "[DEFAULT]\ndefault_log_levels = amqp=WARN,sqlalchemy=WARN\n",
			Message: "default_log_levels has \"sqlalchemy\"",
		},
		Check: checkLogFiles,
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"default_log_levels"},
				Is: item(func(text string) bool {
					_, _, err := spec.ParseLogLevel(text)
					return err != nil
				}),
				Message: "{option} has {item}, which is not NAME=LEVEL with a level that Python knows",
				Bad:     "[DEFAULT]\ndefault_log_levels = amqp=LOUD\n",
				Good:    "[DEFAULT]\ndefault_log_levels = amqp=WARN\n",
			}, {
				Where:   Where{Section: "DEFAULT"},
				Options: []string{"syslog_log_facility"},
				Is:      textIs(func(text string) bool { return !knownFacility(text) }).Given(),
				If:      []Guard{with("use_syslog", isTrue)},
				Message: "{assigned} is not a facility of syslog",
				Bad:     "[DEFAULT]\nuse_syslog = true\nsyslog_log_facility = LOG_LOCAL9\n",
				Good:    "[DEFAULT]\nuse_syslog = true\nsyslog_log_facility = local6\n",
			}}
		}}},
	},
	{
		Name:        "cache_options_conflict",
		Levels:      "WWW",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a cache that caches nothing, or does not load",
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
			}, {
				Where:       Where{Section: "cache"},
				Options:     []string{"backend"},
				Is:          value((*config.Setting).HasText).Given(),
				If:          []Guard{without("backend", in("dogpile.cache.null")), with("enabled", value((*config.Setting).IsUnset)), with("enabled", isFalse)},
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
		}}},
	},
}

// expiresSooner holds where the cache's backend forgets before the service does.
func expiresSooner(p *Pass, s *config.Setting) bool {
	kept, ok := number(s)
	used, known := number(p.sibling(s, "expiration_time"))
	return ok && known && kept < used
}

// imageCacheUsed holds if Glance's configuration enables its image cache, or
// belongs to a program that works on the cache.
func imageCacheUsed(p *Pass, _ *config.Setting) bool {
	flavor := p.Configuration.Get("paste_deploy", "flavor")
	return strings.Contains(flavor.Str(), "cach") || strings.HasPrefix(p.Program, "glance-cache-")
}

func unsafeLockRow() Row {
	return Row{
		Where:       Where{Section: "oslo_concurrency"},
		Options:     []string{"lock_path"},
		Levels:      "WEE",
		CWE:         []int{377},
		Effect:      "Another account on the host can create the lock files first, and stop the service or make it write elsewhere; a relative folder depends on where the service was started.",
		Remediation: "Set lock_path to a folder that only the service's account can write to, such as /var/lib/{service}/lock.",
		Is:          textIs(unsafeLocks).Given(),
		If:          []Guard{func(p *Pass, s *config.Setting) bool { return !drivePath(s.Str()) || !p.onWindows() }},
		Message:     "{assigned} is a folder in which other accounts can create files, or is not absolute",
		Bad:         "[oslo_concurrency]\nlock_path = /var/lock/\n",
		Good:        "[oslo_concurrency]\nlock_path = /var/lock/nova\n",
	}
}

func loggedQueryRows() []Row {
	return []Row{{
		Where:       Where{Section: "database"},
		Options:     []string{"connection_debug"},
		Is:          moreThan(49),
		Levels:      "IWW",
		CWE:         []int{532},
		Effect:      "What the service stores, including secrets, ends up in the log.",
		Remediation: "Set connection_debug = 0 in [database], or leave it out.",
		Message:     "{assigned} in {section} logs every query",
		Bad:         "[database]\nconnection_debug = 50\n",
		Good:        "[database]\nconnection_debug = 49\n",
	}, {
		Where:       Where{Section: "database"},
		Options:     []string{"connection_trace"},
		Is:          isTrue,
		Levels:      "IWW",
		CWE:         []int{532},
		Effect:      "Wherever the database logs queries, its log shows the service's files and functions too.",
		Remediation: "Set connection_trace = false in [database], or leave it out.",
		Message:     "{assigned} in {section} adds to each query which code it comes from",
		Bad:         "[database]\nconnection_trace = true\n",
		Good:        "[database]\nconnection_trace = false\n",
	}}
}

// unsafeLocks reports whether other accounts can create files in a folder, or
// its location depends on the process. References to the host are not judged.
func unsafeLocks(path string) bool {
	if strings.HasPrefix(path, "$") {
		return false
	}
	path = strings.TrimRight(path, "/")
	return !strings.HasPrefix(path, "/") || everyonesFolder(path) || oneOf(path, "/var/lock", "/run/lock")
}

// knownFacility reports whether syslog has a facility, with or without LOG_ and
// in any case, as oslo.log accepts it.
func knownFacility(text string) bool {
	return oneOf(strings.TrimPrefix(strings.ToUpper(text), "LOG_"), "KERN", "USER", "MAIL", "DAEMON", "AUTH", "SYSLOG", "LPR", "NEWS", "UUCP", "CRON", "AUTHPRIV", "FTP",
		"LOCAL0", "LOCAL1", "LOCAL2", "LOCAL3", "LOCAL4", "LOCAL5", "LOCAL6", "LOCAL7")
}
