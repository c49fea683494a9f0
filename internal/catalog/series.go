package catalog

import (
	"strconv"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// seriesList returns every series, oldest first.
var seriesList = sync.OnceValue(func() []table.Series {
	var list []table.Series
	more := ownPins()
	for row := range rows("series") {
		const columns = 6
		if len(row) != columns {
			continue
		}
		s := table.Series{Name: row[0], Codename: row[1], Number: row[2]}
		major, _ := strconv.Atoi(row[3])
		s.Major = uint16(major)
		for tag := range strings.SplitSeq(row[4], ",") {
			p, _ := versionPoint(tag)
			s.Tags = append(s.Tags, p)
		}
		pins := row[5] + more[s.Name]
		if rest, ok := strings.CutPrefix(pins, "describe="); ok {
			s.Describe, pins, _ = strings.Cut(rest, " ")
		}
		s.Pins = pins
		list = append(list, s)
	}
	return list
})

// ownPins are the pins, by series, of the services in files of their own, which
// state themselves which version belongs to which series.
func ownPins() map[string]string {
	more := map[string]string{}
	for row := range rows("pins") {
		for pin := range strings.FieldsSeq(row[len(row)-1]) {
			series, version, _ := strings.Cut(pin, "=")
			more[series] += " " + row[0] + "=" + version
		}
	}
	return more
}

// pinIn finds a component's version in a series.
func pinIn(s *table.Series, component string) (table.Pin, bool) {
	version, ok := versionsIn.get(s, readVersions)[component]
	if !ok {
		return table.Pin{}, false
	}
	return pinOf(version), true
}

// versionsIn caches the versions of a series' components, by their names.
var versionsIn cache[*table.Series, map[string]string]

func readVersions(s *table.Series) map[string]string {
	versions := make(map[string]string, strings.Count(s.Pins, "="))
	for pin := range strings.SplitSeq(s.Pins, " ") {
		if component, version, ok := strings.Cut(pin, "="); ok {
			versions[component] = version
		}
	}
	return versions
}

// pinOf reads "1.2.3", "1.2.3..1.2.9", or a service's version as git describes
// it.
func pinOf(text string) table.Pin {
	first, last, two := strings.Cut(text, "..")
	if !two {
		last = first
	}
	pin := table.Pin{Text: text}
	pin.First, _ = versionPoint(threeNumbers(first))
	pin.Last, _ = versionPoint(threeNumbers(last))
	return pin
}

// threeNumbers is the first three numbers of a version.
func threeNumbers(text string) string {
	dots := 0
	for i := range len(text) {
		c := text[i]
		if c == '.' {
			dots++
		}
		if c != '.' && (c < '0' || c > '9') || dots == 3 {
			return text[:i]
		}
	}
	return text
}

// seriesNamed finds a series by its exact name.
func seriesNamed(name string) *table.Series {
	list := seriesList()
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}

// pin is a component's version in a release, zero if it has none.
func (r Release) pin(component string) table.Point {
	if r.series == nil {
		return 0
	}
	pin, _ := pinIn(r.series, component)
	if r.at == r.series.Tags[0] {
		return pin.First
	}
	return pin.Last
}

// AtLeast reports whether the release has a component at a version or later.
// Without a component, the version is a series. Text that is not a version is
// never reached.
func (r Release) AtLeast(component, version string) bool {
	if component == "" || component == nova {
		at := pointOf(version)
		return at != 0 && r.at >= at
	}
	at, ok := versionPoint(version)
	return ok && r.pin(component) != 0 && r.pin(component) >= at
}
