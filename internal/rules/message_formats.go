package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// formatRow is on the formats of what services log, which Python's % operator fills.
func formatRow() Row {
	return Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"logging_context_format_string", "logging_default_format_string", "logging_debug_format_suffix", "logging_exception_prefix"},
		Is:          value(func(s *config.Setting) bool { return s.HasText() && placeholdersOf(s.Str()).broken }).Given(),
		If:          []Guard{without("use_json", isTrue), without("log_config_append", isSet)},
		Message:     "{assigned} has a placeholder that Python does not understand",
		Effect:      "Each message in this format raises ValueError: Python prints a traceback to standard error, and the log lacks the message.",
		Remediation: "End each placeholder with its type, such as %(message)s, and write a percent sign itself as %%.",
		Bad:         "[DEFAULT]\nlogging_default_format_string = %(asctime)s %(levelname)s %(message)\n",
		Good:        "[DEFAULT]\nlogging_default_format_string = %(asctime)s %(levelname)s %(message)s\n",
	}
}

// levelRow is on the level of Heat's notifications: the name of a method.
func levelRow() Row {
	return Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"default_notification_level"},
		Is:          value(func(s *config.Setting) bool { return scalar(s) && !knownLevel.Value(s) }).Given(),
		If:          []Guard{forProgram("heat-engine", "heat-all")},
		Message:     "{assigned} is not a level of notifications",
		Effect:      "Heat raises AttributeError whenever it tells of a stack, and no stack can be created.",
		Remediation: "Write info, or audit, debug, warn, error or critical.",
		Bad:         "[DEFAULT]\ndefault_notification_level = information\n", Good: "[DEFAULT]\ndefault_notification_level = WARN\n",
	}
}

// knownLevel is met by the name of a level that oslo.messaging has a method for.
var knownLevel = inFold("audit", "debug", "info", "warn", "warning", "error", "critical", "sample")
