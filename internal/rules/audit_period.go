package rules

import (
	"strconv"
	"strings"
)

// beyondUnit reports whether a period of an audit begins at a time that does not always
// exist: month@29, which February may lack, year@13, day@24 or hour@60.
func beyondUnit(text string) bool {
	unit, offset, found := strings.Cut(text, "@")
	last, known := map[string]int{"hour": 59, "day": 23, "month": 28, "year": 12}[unit]
	at, err := strconv.Atoi(strings.TrimSpace(offset))
	return found && known && err == nil && at > last
}
