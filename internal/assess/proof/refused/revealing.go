package refused

// revealing are cases of what logs and answers have in them while an option for
// debugging is on.
func revealing() []Case {
	option := func(kind, service, section, option string) func(text, fails string) Case {
		return on(option, inSection("debug_logging", kind, service, section))
	}
	queries := option("logged queries", "cinder", "database", "connection_debug")
	commented := option("commented queries", "cinder", "database", "connection_trace")
	cached := option("cached secret", "cinder", "cache", "debug_cache_backend")
	profiled := option("profiled queries", "keystone", "profiler", "trace_sqlalchemy")
	printed := option("printed requests", "keystone", "wsgi", "debug_middleware")
	directory := option("a directory's traffic", "keystone", "ldap", "debug_level")
	designate := option("Designate's debugger", "designate", "service:api", "pecan_debug")
	pecan := option("Ironic's errors", "ironic", "DEFAULT", "pecan_debug")
	traces := option("Ironic's errors", "ironic", "DEFAULT", "debug_tracebacks_in_api")
	cinder := option("Cinder's server", "cinder", "DEFAULT", "wsgi_server_debug")
	neutron := option("Neutron's server", "neutron", "DEFAULT", "wsgi_server_debug")
	nova := option("Nova's server", "nova", "DEFAULT", "wsgi_server_debug")

	const logged, answered = `^Insecure: the log has the secret`, `^Insecure: the answer has the traceback`
	return []Case{
		queries("connection_debug = 50", logged),
		queries("connection_debug = 100", logged),
		queries("connection_debug = 49", ""),
		queries("connection_debug = 0", ""),
		commented("connection_trace = true", `^Insecure: the query says which code it comes from`),
		commented("connection_trace = false", ""),

		cached("debug_cache_backend = true\n[DEFAULT]\ndefault_log_levels = amqp=WARN,oslo.cache=DEBUG", logged),
		cached("enabled = true\nbackend = oslo_cache.dict\ndebug_cache_backend = yes\n[DEFAULT]\ndefault_log_levels = oslo.cache.core=DEBUG", logged),
		cached("debug_cache_backend = true\n[DEFAULT]\ndebug = true\ndefault_log_levels = amqp=WARN", logged),
		cached("debug_cache_backend = true\n[DEFAULT]\ndebug = true\ndefault_log_levels =", logged),
		cached("debug_cache_backend = true\n[DEFAULT]\ndebug = true", ""),
		cached("debug_cache_backend = true", ""),
		cached("debug_cache_backend = true\n[DEFAULT]\ndebug = true\ndefault_log_levels = oslo.cache=INFO", ""),
		cached("debug_cache_backend = true\n[DEFAULT]\ndefault_log_levels = amqp=WARN", ""),
		cached("debug_cache_backend = false\n[DEFAULT]\ndefault_log_levels = oslo.cache=DEBUG", ""),

		profiled("enabled = true\ntrace_sqlalchemy = true", `^Insecure: the profiler's store has the secret`),
		profiled("enabled = true", ""),
		profiled("trace_sqlalchemy = true", ""),

		printed("debug_middleware = true", `^Insecure: what Keystone prints has the request's token`),
		printed("debug_middleware = false", ""),

		directory("debug_level = 4095\n[identity]\ndriver = ldap", `^Insecure: what libldap prints has the name`),
		directory("debug_level = 0\n[identity]\ndriver = ldap", ""),
		directory("url = ldap://127.0.0.1\n[identity]\ndriver = ldap", ""),

		designate("pecan_debug = true", answered),
		designate("pecan_debug = false", ""),
		pecan("pecan_debug = true", answered),
		pecan("pecan_debug = false", ""),
		traces("debug_tracebacks_in_api = true", answered),
		traces("debug_tracebacks_in_api = false", ""),

		cinder("wsgi_server_debug = true", answered),
		cinder("wsgi_server_debug = false", ""),
		neutron("wsgi_server_debug = true", answered),
		neutron("wsgi_server_debug = false", ""),
		nova("wsgi_server_debug = true", ""),
	}
}
