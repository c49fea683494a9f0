package transport

import (
	"strconv"
	"strings"
)

// spans says which releases of oslo.messaging have a driver, according to its
// entry points: from the first version up to but not including the second,
// where an empty version is no bound.
var spans = [...]struct{ driver, from, before string }{
	{"rabbit", "", ""},
	{"kombu", "", ""},
	{"fake", "", ""},
	{"kafka", "3.1.0", ""},
	{"amqp", "1.4.0", "15.0.0"},
	{"zmq", "", "9.0.0"},
	{"qpid", "", "3.1.0"},
	{"pika", "4.1.0", "6.0.0"},
}

// DriverKnown reports whether a release of oslo.messaging has a driver for the
// scheme, which may continue with a "+". An empty version means any release.
// Drivers of other packages are not known.
func DriverKnown(scheme, version string) bool {
	name, _, _ := strings.Cut(scheme, "+")
	for _, span := range spans {
		if span.driver == name {
			return version == "" || !older(version, span.from) && (span.before == "" || older(version, span.before))
		}
	}
	return false
}

// older reports whether a version, such as 14.0.3, is below another.
func older(version, than string) bool {
	for than != "" {
		var a, b string
		a, version, _ = strings.Cut(version, ".")
		b, than, _ = strings.Cut(than, ".")
		if x, y := leading(a), leading(b); x != y {
			return x < y
		}
	}
	return false
}

// leading is the number at the start of a part of a version.
func leading(part string) int {
	end := 0
	for end < len(part) && part[end] >= '0' && part[end] <= '9' {
		end++
	}
	n, _ := strconv.Atoi(part[:end])
	return n
}
