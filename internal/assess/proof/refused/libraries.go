package refused

// libraries are cases of what oslo's libraries refuse in every service.
func libraries() []Case {
	logging := func(text, fails string) Case {
		return Case{Rule: "logging_invalid", Kind: "logging", Service: "nova", Files: []string{"[DEFAULT]\n" + text + "\n"}, Fails: fails}
	}
	return []Case{
		logging("default_log_levels = amqp=WARN,sqlalchemy=INFO", ""),
		logging("default_log_levels = amqp=WARN,sqlalchemy", `^ValueError: `),
		logging("default_log_levels = amqp=LOUD", `^ValueError: `),
		logging("use_syslog = true\nsyslog_log_facility = local6", ""),
		logging("use_syslog = true\nsyslog_log_facility = LOG_LOCAL9", `^TypeError: syslog facility must be one of`),
		logging("use_syslog = false\nsyslog_log_facility = LOG_LOCAL9", ""),
	}
}
