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
			}, rateLimitRow(), lateLimitRow()}
		}}},
	},
	cacheOptionsConflict,
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

// rateLimitRow is on the limit of how much is logged. Until it was corrected, oslo.log
// asked for one of its three options under a name that it did not have.
func rateLimitRow() Row {
	return Row{
		Where:       Where{Section: "DEFAULT", Before: Series("2024.1")},
		Options:     []string{"rate_limit_interval"},
		Is:          moreThan(0),
		If:          []Guard{with("rate_limit_burst", moreThan(0)), without("log_config_append", isSet)},
		Message:     "{assigned} and rate_limit_burst turn on a limit that does not work in this release",
		Effect:      "oslo.log raises NoSuchOptError when it is set up, and the service does not start.",
		Remediation: "Leave rate_limit_interval and rate_limit_burst out: the limit works from 2024.2 on.",
		Bad:         "[DEFAULT]\nrate_limit_interval = 10\nrate_limit_burst = 100\n",
		Good:        "[DEFAULT]\nrate_limit_interval = 10\nrate_limit_burst = 0\n",
		Release:     "2023.2",
	}
}

// lateLimitRow is on the same limit in the release whose library was corrected late.
func lateLimitRow() Row {
	row := rateLimitRow()
	row.Since, row.Before, row.Release = Series("2024.1"), Bound{"oslo.log", "6.0.0"}, "2024.1"
	row.Levels = "WWW"
	row.Message = "{assigned} and rate_limit_burst turn on a limit that does not work before oslo.log 5.5.2"
	row.Remediation = "Make sure that oslo.log 5.5.2 is installed, or leave rate_limit_interval and rate_limit_burst out."
	return row
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
