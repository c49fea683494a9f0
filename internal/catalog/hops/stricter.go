package hops

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed stricter.txt
var stricterText string

// stricter is one default that became stricter.
type stricter struct{ since, allows string }

type serviceOption struct {
	service string
	option  Name
}

var stricterTable = sync.OnceValue(func() map[serviceOption]stricter {
	all := map[serviceOption]stricter{}
	for line := range strings.Lines(stricterText) {
		column := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		const columns = 4
		if len(column) == columns && line[0] != '#' {
			all[serviceOption{column[0], nameOf(column[1])}] = stricter{column[2], column[3]}
		}
	}
	return all
})

// Stricter says what an option's older default allows, for an upgrade across
// the release that made it stricter. Order returns a series' position among
// all.
func Stricter(service string, option Name, from, to string, order func(string) int) (allows string, ok bool) {
	if order(from) >= order(to) {
		return "", false
	}
	for _, of := range [...]string{service, "*"} {
		if s, found := stricterTable()[serviceOption{of, option}]; found {
			at := order(s.since)
			return s.allows, s.since == "any" || order(from) < at && at <= order(to)
		}
	}
	return "", false
}

// StricterDefault is one default that became stricter.
type StricterDefault struct {
	Service string // "*" for every service
	Option  Name
	Since   string // the first series with the stricter one, "any" if it differs by service
}

// StricterDefaults lists them all, in no particular order.
func StricterDefaults() []StricterDefault {
	var all []StricterDefault
	for of, s := range stricterTable() {
		all = append(all, StricterDefault{of.service, of.option, s.since})
	}
	return all
}
