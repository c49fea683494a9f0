package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The texts that rows about debugging share.
const (
	requestsLogged = "What requests carry, including tokens and passwords, ends up in a log that more people can read than may use the API."
	codeAnswered   = "Responses show strangers the code, paths and data inside the service, which helps an attacker find a way in."
	debugLater     = "Remove the option, and set it for as long as a fault is looked for."
)

// debugRow is on a switch, apart from the log level, that reveals more than a production
// service should.
func debugRow(section, option string, levels report.Levels, effect, message string, cwe int) Row {
	return Row{
		Where: Where{Section: section}, Options: []string{option}, Is: isTrue,
		Levels: levels, CWE: []int{cwe}, Effect: effect, Remediation: debugLater, Message: message,
		Bad: "[" + section + "]\n" + option + " = true\n", Good: "[" + section + "]\n" + option + " = false\n",
	}
}

// debugRowsOfAll are on the switches of libraries.
func debugRowsOfAll() []Row {
	return append(loggedQueryRows(), []Row{
		debugRow("oslo_messaging_amqp", "trace", "IWW", requestsLogged, "{assigned} in {section} prints every message of the bus", 532).inRelease("2024.1"),
		{
			Where: Where{Section: "cache"}, Options: []string{"debug_cache_backend"}, Is: isTrue, If: []Guard{cacheLogged},
			Levels: "IWW", CWE: []int{532}, Effect: requestsLogged, Remediation: debugLater,
			Message: "{assigned} in {section} logs what is put into the cache and taken out of it",
			Bad:     "[DEFAULT]\ndefault_log_levels = oslo.cache=DEBUG\n[cache]\ndebug_cache_backend = true\n",
			Good:    "[DEFAULT]\ndebug = true\n[cache]\ndebug_cache_backend = true\n",
		},
		{
			Where: Where{Section: "profiler"}, Options: []string{"trace_sqlalchemy"}, Is: isTrue, If: []Guard{with("enabled", isTrue)},
			Levels: "IWW", CWE: []int{532}, Effect: "What the service stores, including secrets, also goes to the profiler's store.",
			Remediation: "Remove trace_sqlalchemy, and set it only while you investigate a query.",
			Message:     "{assigned} in {section} hands every query with its values to the profiler",
			Bad:         "[profiler]\nenabled = true\ntrace_sqlalchemy = true\n", Good: "[profiler]\ntrace_sqlalchemy = true\n",
		},
	}...)
}

// debugRows are on the switches of single services.
func debugRows() []Row {
	login := debugRow("DEFAULT", "insecure_debug", "WEE", "Answers say why a login failed, and so which users exist and which passwords are nearly right.",
		"{assigned} makes Keystone's answers say why a login failed", 209).forServices("keystone")
	login.References = []string{"Check-Identity-07"}
	rows := []Row{
		login,
		debugRow("DEFAULT", "pecan_debug", "WEE", codeAnswered, "{assigned} answers errors with Pecan's debugger", 489).forServices("ironic"),
		debugRow("service:api", "pecan_debug", "WEE", codeAnswered, "{assigned} answers errors with Pecan's debugger", 489).forServices("designate"),
		debugRow("DEFAULT", "debug_tracebacks_in_api", "IWW", codeAnswered, "{assigned} puts Python's tracebacks into answers", 209).forServices("ironic"),
		debugRow("DEFAULT", "wsgi_server_debug", "IWW", codeAnswered, "{assigned} puts Python's tracebacks into answers", 209).
			forServices("cinder", "designate", "ironic", "manila", "neutron"), // Nova's and Barbican's servers ignore it
		debugRow("wsgi", "debug_middleware", "IWW", requestsLogged, "{assigned} in {section} prints requests and answers, with their tokens", 532).forServices("keystone"),
		{
			Where: Where{Services: keystoneOnly, Section: "ldap"}, Options: []string{"debug_level"}, Is: moreThan(0), If: []Guard{ldapInUse},
			Levels: "IWW", CWE: []int{532}, Effect: "The names that Keystone looks up in the directory are printed on standard error, which often ends up in a log.", Remediation: debugLater,
			Message: "{assigned} in {section} prints what Keystone asks the directory",
			Bad:     "[ldap]\ndebug_level = 4095\n", Good: "[ldap]\ndebug_level = 0\n",
		},
	}
	for _, service := range [...]string{"cinder", "manila"} {
		text := oneBackend(service, "own.Driver") + "hpe3par_debug = "
		rows = append(rows, Row{
			Where: Where{Services: []string{service}, Section: "<backend>"}, Is: isTrue, Levels: "IWW", CWE: []int{532},
			Options:     []string{"datera_debug", "fss_debug", "hpe3par_debug", "hpealletra_debug", "hpelefthand_debug", "rbd_iscsi_api_debug"},
			Effect:      "Traffic with the array, including the account's password, may end up in the log.",
			Remediation: debugLater, Message: "{assigned} in {section} logs its traffic with the array",
			Bad: text + "true\n", Good: text + "false\n",
		})
	}
	return rows
}

// cacheLogged holds if oslo.cache writes its details to the log. oslo.log keeps them
// out by default, even where debug is on.
func cacheLogged(p *Pass, _ *config.Setting) bool {
	levels := p.Configuration.Get("DEFAULT", "default_log_levels")
	if levels == nil || !levels.Known() || !levels.Given() || isSet.Value(p.Configuration.Get("DEFAULT", "log_config_append")) {
		return false
	}
	level := ""
	for _, entry := range levels.Value.Items() {
		if logger, is, _ := strings.Cut(entry.Text(), "="); oneOf(logger, "oslo.cache", "oslo.cache.core") && (level == "" || logger == "oslo.cache.core") {
			level = is
		}
	}
	return level == "DEBUG" || level == "" && isTrue.Value(p.Configuration.Get("DEFAULT", "debug"))
}

// debuggerRows are the options that attach a debugger to a running service.
func debuggerRows() []Row {
	row := func(service, option, release string) Row {
		return Row{
			Where: Where{Services: []string{service}, Section: "DEFAULT"}, Options: []string{option}, Is: isSet,
			Message:     "{assigned} makes {service} connect to a debugger there",
			Effect:      "Anyone who listens at that address can run any code in the service and read its secrets.",
			Remediation: "Leave " + option + " out.",
			Bad:         "[DEFAULT]\n" + option + " = 10.0.0.9\n", Good: "[DEFAULT]\ndebug = false\n", Release: release,
		}
	}
	return []Row{row("glance", "pydev_worker_debug_host", ""), row("keystone", "pydev_debug_host", "rocky")}
}
