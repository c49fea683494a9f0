package catalog

import (
	"slices"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// Answer is what the facts say about an option and a driver.
type Answer uint8

// The answers.
const (
	Unknown Answer = iota // the release does not ship the driver, or the facts do not say who reads the option
	Yes
	No
)

// driverRoot is the package with the drivers of a service's back ends, "" for
// none.
func (s *Service) driverRoot() string {
	switch s.name {
	case "cinder":
		return "cinder.volume.drivers."
	case "manila":
		return "manila.share.drivers."
	}
	return ""
}

// Driver returns the class that the release loads when a back end's driver
// option names a class, which an older name of it may be; "" if the release does
// not ship the class.
func (s *Service) Driver(class string) string {
	root := s.driverRoot()
	pattern, ok := s.Backends()
	if root == "" || !ok || !strings.Contains(class, ".") {
		return ""
	}
	status, _ := names.Known(s.name, pattern.Name, pattern.Driver, class, s.release.Series())
	if !status.Known || status.Package != "" || status.ForTests {
		return ""
	}
	if status.RenamedTo != "" {
		class = status.RenamedTo
	}
	if !strings.HasPrefix(class, root) {
		return ""
	}
	return class
}

// readBy says whether a driver reads an option in its back end's section. The
// driver is a class as Driver returns it. An option that every driver reads, or
// that something else than drivers reads, is Unknown. The facts take in too many
// options for a driver rather than too few.
func (s *Service) readBy(driver string) func(option string) Answer {
	path, ok := strings.CutPrefix(driver, s.driverRoot())
	if !ok || path == "" {
		return func(string) Answer { return Unknown }
	}
	facts := s.driverFacts()
	unit := facts.unitOf(path)
	reaches := facts.reaches[unit]
	return func(option string) Answer {
		takenBy := facts.takenBy[option]
		if len(takenBy) == 0 {
			return Unknown
		}
		for _, other := range takenBy {
			if other == unit || slices.Contains(reaches, other) {
				return Yes
			}
		}
		return No
	}
}

// DriversReading lists modules and packages, such as cinder.volume.drivers.netapp,
// whose drivers read an option, sorted, and reports whether no others do. It
// leaves out a package of which only some drivers do. It is nil if the facts do
// not say who reads the option.
func (s *Service) DriversReading(option string) (in []string, only bool) {
	facts := s.driverFacts()
	takenBy := facts.takenBy[option]
	only = len(takenBy) > 0
	for _, unit := range takenBy {
		if facts.holdsOthers(unit) {
			only = false
			continue
		}
		in = append(in, s.driverRoot()+unit)
	}
	for unit, others := range facts.reaches {
		if !slices.Contains(takenBy, unit) && slices.ContainsFunc(others, func(other string) bool { return slices.Contains(takenBy, other) }) {
			only = false
		}
	}
	slices.Sort(in)
	return in, only
}

// driverFacts is what drivers read in one release, by unit: a module, or the
// package of one vendor or product, below the service's drivers.
type driverFacts struct {
	takenBy map[string][]string // units whose own code takes an option, by option
	reaches map[string][]string // units whose code a unit also runs
	units   map[string]bool
}

// holdsOthers reports whether a unit is a package with units of its own in it.
func (f *driverFacts) holdsOthers(unit string) bool {
	for other := range f.units {
		if strings.HasPrefix(other, unit) && strings.HasPrefix(other[len(unit):], ".") {
			return true
		}
	}
	return false
}

// unitOf is the unit of a class, given by its path below the service's drivers.
func (f *driverFacts) unitOf(path string) string {
	for unit := path; ; {
		at := strings.LastIndexByte(unit, '.')
		if at < 0 {
			return unit
		}
		if unit = unit[:at]; f.units[unit] {
			return unit
		}
	}
}

// readDrivers caches driverFacts, which few services and releases need.
var readDrivers cache[driversKey, *driverFacts]

type driversKey struct {
	service string
	at      table.Point
}

func (s *Service) driverFacts() *driverFacts {
	return readDrivers.get(driversKey{s.name, s.release.at}, decodeDrivers)
}

func decodeDrivers(key driversKey) *driverFacts {
	f := &driverFacts{takenBy: map[string][]string{}, reaches: map[string][]string{}, units: map[string]bool{}}
	for row := range rows("drivers") {
		const columns = 5
		if len(row) != columns || row[0] != key.service {
			continue
		}
		what, unit := row[1], row[2]
		f.units[unit] = true
		if from, to := boundsOf(row[3]); !holds(from, to, key.at) {
			continue
		}
		for name := range strings.FieldsSeq(row[4]) {
			switch what {
			case "options":
				f.takenBy[name] = append(f.takenBy[name], unit)
			case "reaches":
				f.reaches[unit] = append(f.reaches[unit], name)
			}
		}
	}
	return f
}

// shareModes lists Manila's drivers that accept only one value of
// driver_handles_share_servers.
var shareModes = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for row := range rows("sharemodes") {
		all[row[0]] = row[1] == "true"
	}
	return all
})

// Unsupported reports whether the release marks a driver of Cinder as unsupported. The
// driver is a class as Driver returns it.
func (s *Service) Unsupported(driver string) bool {
	class, ok := strings.CutPrefix(driver, s.driverRoot())
	if s.name != "cinder" || !ok {
		return false
	}
	return slices.ContainsFunc(unsupportedTable()[class], func(when stretch) bool {
		return holds(when.from, when.to, s.release.at)
	})
}

// unsupportedTable says when releases mark a driver's class as unsupported.
var unsupportedTable = sync.OnceValue(func() map[string][]stretch {
	all := map[string][]stretch{}
	for row := range rows("unsupported") {
		from, to := boundsOf(row[0])
		for class := range strings.FieldsSeq(row[1]) {
			all[class] = append(all[class], stretch{from: from, to: to})
		}
	}
	return all
})

// ShareServers reports the only value of driver_handles_share_servers that a class
// accepts, as Driver returns it; only is false if it accepts both, or the facts do
// not say.
func ShareServers(driver string) (handles, only bool) {
	handles, only = shareModes()[driver]
	return handles, only
}
