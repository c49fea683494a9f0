package rules

// launchedRows are on the number of processes or threads that a program starts with.
// oslo.service and Python's pools refuse any below one.
func launchedRows() []Row {
	row := func(service, program, section, option string, below float64) Row {
		text := "[" + section + "]\n" + option + " = "
		return Row{
			Where:       Where{Services: []string{service}, Section: section},
			Options:     []string{option},
			Is:          lessThan(below),
			If:          []Guard{forProgram(program)},
			Message:     "{assigned} in {section} is not a number above 0",
			Effect:      program + " raises ValueError when it starts its workers, and exits.",
			Remediation: "Write a number of 1 or more, or leave the option out.",
			Bad:         text + "-1\n", Good: text + "1\n",
		}
	}
	var rows []Row
	for _, program := range [...]string{"central", "mdns", "producer", "sink", "worker", "agent", "api"} {
		one := row("designate", "designate-"+program, "service:"+program, "workers", 1)
		switch program {
		case "agent":
			one = one.inRelease("zed")
		case "api":
			one.Levels = "WEE" // behind a WSGI server the option does nothing
		}
		rows = append(rows, one)
	}
	tasks := row("barbican", "barbican-worker", "queue", "asynchronous_workers", 1)
	tasks.If = append(tasks.If, with("enable", isTrue))
	tasks.Bad, tasks.Good = "[queue]\nenable = true\nasynchronous_workers = 0\n", "[queue]\nenable = true\nasynchronous_workers = 2\n"
	engine := row("heat", "heat-engine", "DEFAULT", "num_engine_workers", 0).inRelease("2025.2") // a later type refuses them itself
	conductor := row("magnum", "magnum-conductor", "conductor", "workers", 0)                    // 0 stands for the number of processors
	conductor.Message = "{assigned} in {section} is below zero"
	engine.Message = "{assigned} is below zero"
	return append(rows, tasks, engine, conductor)
}

// poolRows are on the numbers of threads that Octavia's programs work with.
func poolRows() []Row {
	row := func(section, option, program, effect string) Row {
		text := "[" + section + "]\n" + option + " = "
		return Row{
			Where:       Where{Section: section},
			Options:     []string{option},
			Is:          lessThan(1),
			If:          []Guard{forProgram(program)},
			Message:     "{assigned} in {section} leaves no thread to work with",
			Effect:      effect,
			Remediation: "Write a number of 1 or more, or leave the option out.",
			Bad:         text + "0\n", Good: text + "1\n",
		}
	}
	const health = "The health manager raises ValueError when it sets up its threads, so load balancers that fail are not replaced."
	tasks := row("task_flow", "max_workers", "octavia-worker", "Octavia's controller raises ValueError when it sets up its threads, and exits.")
	tasks.If = []Guard{forProgram("octavia-worker", "octavia-health-manager", "octavia-housekeeping"), with("jobboard_enabled", isFalse)}
	return []Row{
		row("health_manager", "failover_threads", "octavia-health-manager", health),
		row("health_manager", "health_update_threads", "octavia-health-manager", health),
		row("health_manager", "stats_update_threads", "octavia-health-manager", health),
		row("house_keeping", "cert_rotate_threads", "octavia-housekeeping", "Octavia's housekeeping raises ValueError whenever it looks for old certificates, and renews none: amphorae become unreachable when theirs expire."),
		tasks,
	}
}
