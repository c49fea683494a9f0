package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// formatRow is on the formats of what services log, which Python's % operator fills.
func formatRow() Row {
	return Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"instance_format", "instance_uuid_format", "logging_context_format_string", "logging_default_format_string", "logging_debug_format_suffix", "logging_exception_prefix"},
		Is:          value(func(s *config.Setting) bool { return s.HasText() && placeholdersOf(s.Str()).broken }).Given(),
		If:          []Guard{without("use_json", isTrue), without("log_config_append", isSet)},
		Message:     "{assigned} has a placeholder that Python does not understand",
		Effect:      "Each message in this format raises ValueError: Python prints a traceback to standard error, and the log lacks the message.",
		Remediation: "End each placeholder with its type, such as %(message)s, and write a percent sign itself as %%.",
		Bad:         "[DEFAULT]\nlogging_default_format_string = %(asctime)s %(levelname)s %(message)\n",
		Good:        "[DEFAULT]\nlogging_default_format_string = %(asctime)s %(levelname)s %(message)s\n",
	}
}

// nameRow is on placeholders in one of these formats whose names are not filled.
func nameRow(unfilled func(name string) bool, options ...string) Row {
	row := formatRow()
	row.Options = options
	row.Is = value(func(s *config.Setting) bool {
		return s.HasText() && slices.ContainsFunc(placeholdersOf(s.Str()).names, unfilled)
	}).Given()
	return row
}

// fieldRow is on placeholders with a name that no message has.
func fieldRow() Row {
	row := nameRow(noField, "logging_context_format_string", "logging_default_format_string", "logging_debug_format_suffix", "logging_exception_prefix")
	row.Message = "{assigned} has a placeholder with a name that messages do not have"
	row.Effect = "Each message in this format raises ValueError or KeyError: Python prints a traceback to standard error, and the log lacks the message."
	row.Remediation = "Write the names as Python's logging has them, such as levelname, process and funcName, and request_id for the ID of a request."
	row.Bad = "[DEFAULT]\nlogging_default_format_string = %(asctime)s %(level)s %(message)s\n"
	return row
}

// instanceRow is on placeholders in what begins a message about an instance: only its
// UUID is there.
func instanceRow() Row {
	row := nameRow(func(name string) bool { return name != "uuid" }, "instance_uuid_format")
	row.Message = "{assigned} has a placeholder other than %(uuid)s"
	row.Effect = "Each message about an instance raises KeyError: Python prints a traceback to standard error, and the log lacks the message."
	row.Remediation = "Write %(uuid)s, the only name that is filled here."
	row.Bad = "[DEFAULT]\ninstance_uuid_format = [instance: %(id)s]\n"
	row.Good = "[DEFAULT]\ninstance_uuid_format = [instance: %(uuid)s]\n"
	return row
}

// tenantRows are on a placeholder that requests fill no longer: oslo.context 4.0 has
// dropped the word. In the format of a user, oslo.log writes a hyphen for it.
func tenantRows() []Row {
	row := nameRow(func(name string) bool { return name == "tenant" }, "logging_context_format_string")
	row.Since, row.Release = Series("yoga"), "zed"
	row.Message = "{assigned} has the placeholder %(tenant)s, which requests no longer fill"
	row.Effect = "Each message of a request raises KeyError: Python prints a traceback to standard error, and the log lacks the message."
	row.Remediation = "Write %(project)s."
	row.Bad = "[DEFAULT]\nlogging_context_format_string = %(asctime)s %(tenant)s %(message)s\n"
	row.Good = "[DEFAULT]\nlogging_context_format_string = %(asctime)s %(project)s %(message)s\n"
	user := row
	user.Options, user.Levels = []string{"logging_user_identity_format"}, "IWW"
	user.Effect = "The log has a hyphen in place of the project."
	user.Bad, user.Good = "[DEFAULT]\nlogging_user_identity_format = %(user)s %(tenant)s\n", "[DEFAULT]\nlogging_user_identity_format = %(user)s %(project)s\n"
	return []Row{row, user}
}

// recordFields are what each message has under two words run together.
var recordFields = [...]string{"levelname", "levelno", "pathname", "filename", "lineno", "funcName", "processName", "threadName", "relativeCreated", "asctime"}

// noField reports whether no message has anything under a name, that is, one of Python's
// names in another spelling or one of a few others. A request may bring more names.
func noField(name string) bool {
	if oneOf(name, "level", "log_level", "loglevel", "severity", "pid", "process_id", "thread_id", "req_id") {
		return true
	}
	plain := strings.ReplaceAll(strings.ToLower(name), "_", "")
	return slices.ContainsFunc(recordFields[:], func(field string) bool { return name != field && plain == strings.ToLower(field) })
}

// levelRow is on the level of Heat's notifications: the name of a method.
func levelRow() Row {
	return Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"default_notification_level"},
		Is:          value(func(s *config.Setting) bool { return scalar(s) && !knownLevel.Value(s) }).Given(),
		If:          []Guard{forProgram("heat-engine", "heat-all")},
		Message:     "{assigned} is not a level of notifications",
		Effect:      "Heat raises AttributeError whenever it sends a notification about a stack, and no stack can be created.",
		Remediation: "Write info, or audit, debug, warn, error or critical.",
		Bad:         "[DEFAULT]\ndefault_notification_level = information\n", Good: "[DEFAULT]\ndefault_notification_level = WARN\n",
	}
}

// knownLevel is met by the name of a level that oslo.messaging has a method for.
var knownLevel = inFold("audit", "debug", "info", "warn", "warning", "error", "critical", "sample")
