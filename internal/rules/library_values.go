package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// methodRow is on the methods that browsers may use from another origin.
func methodRow() Row {
	return Row{
		Where:       Where{Section: "cors"},
		Options:     []string{"allow_methods"},
		Is:          item(smallMethod),
		If:          []Guard{with("allowed_origin", isSet)},
		Levels:      "IWW",
		Message:     "{option} in {section} lists {item}, and browsers name methods in capitals",
		Effect:      "Pages of the allowed origins cannot use the method: the response to the browser's preflight request has no CORS headers.",
		Remediation: "Write the methods in capitals, such as GET and POST.",
		Bad:         "[cors]\nallowed_origin = https://dashboard.example.org\nallow_methods = get\n",
		Good:        "[cors]\nallowed_origin = https://dashboard.example.org\nallow_methods = GET\n",
	}
}

// smallMethod reports whether a text is a method of HTTP, but not in capitals.
func smallMethod(text string) bool {
	upper := strings.ToUpper(text)
	return text != upper && oneOf(upper, "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
}

// traceRow is on where OSprofiler writes what it measures.
func traceRow() Row {
	return Row{
		Where:   Where{Section: "profiler"},
		Options: []string{"connection_string"},
		Is: value(func(s *config.Setting) bool {
			return scalar(s) && s.HasText() && marker(s.Str()) == "" && noTraceStore(s.Str())
		}).Given(),
		If:          []Guard{with("enabled", isTrue)},
		Levels:      "IWW",
		Message:     "{option} in {section} names a store that OSprofiler has no driver for",
		Effect:      "OSprofiler cannot write what it measures, and a trace stays empty.",
		Remediation: "Begin it with messaging://, redis://, redissentinel://, mongodb://, elasticsearch://, jaeger:// or otlp://.",
		Bad:         "[profiler]\nenabled = true\nconnection_string = jager://192.0.2.11\n",
		Good:        "[profiler]\nenabled = true\nconnection_string = jaeger://192.0.2.11\n",
	}
}

// noTraceStore reports whether OSprofiler has no driver for a connection string.
func noTraceStore(text string) bool {
	scheme, _, _ := strings.Cut(text, "://")
	switch strings.ToLower(scheme) {
	case "messaging", "redis", "rediss", "redissentinel", "mongodb", "elasticsearch", "jaeger", "otlp", "loginsight", "sqlalchemy",
		"mysql", "mysql+pymysql", "mysql+mysqldb", "postgresql", "postgresql+psycopg2":
		return false
	}
	return true
}
