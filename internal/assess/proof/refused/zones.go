package refused

// zones are cases of what Designate makes of the events of others, and of what it
// runs.
func zones() []Case {
	records := func(kind, handler string) func(text, fails string) Case {
		head := "[service:sink]\nenabled_notification_handlers = " + handler + "\n[handler:" + handler + "]\nzone_id = 3b7e0a1e-9a2b-4a7e-8f67-2f62f1c58a55\n"
		whole := of("refused_in_use", kind, "designate", "")
		return func(text, fails string) Case { return whole(head+text, fails) }
	}
	fixed, floating := records("records of instances", "nova_fixed"), records("records of floating addresses", "neutron_floatingip")
	tasks := on("enabled_tasks", inSection("refused_in_use", "tasks of the producer", "designate", "service:producer"))
	filters := inSection("refused_at_start", "filters of pools", "designate", "service:central")
	plugin := inSection("driver_unknown", "plugin of notifications", "designate", "DEFAULT")
	const noKey, incomplete = `^KeyError: `, `^ValueError: `
	return []Case{
		fixed("formatv4 = %(hostname)s.%(domain)s\n", noKey),
		fixed("formatv4 = %(hostname)s.%(zone)\n", incomplete),
		fixed("", noKey),
		fixed("formatv4 = %(hostname)s.%(zone)s\nformatv4 = %(domain)s\n", noKey),
		fixed("formatv4 = %(host)s.%(zone)s\nformatv4 = %(display_name)s.%(zone)s\n", ""),
		floating("formatv4 = %(hostname)s.%(zone)s\n", noKey),
		floating("formatv4 = %(octet0)s.%(zone)\n", incomplete),
		floating("", noKey),
		floating("formatv4 = %(octet0)s-%(octet1)s-%(octet2)s-%(octet3)s.%(zone)s\n", ""),

		tasks("enabled_tasks = None", `^Ineffective: no task is loaded`),
		tasks("enabled_tasks = zone_purge,worker_periodic_recovery", ""),
		tasks("workers = 1", ""),

		filters("scheduler_filters =", `^NoFiltersConfigured: `),
		filters("scheduler_filters = default_pool", ""),

		plugin("notification_plugin = audits", `^NoMatches: `),
		plugin("notification_plugin = audit", ""),
	}
}
