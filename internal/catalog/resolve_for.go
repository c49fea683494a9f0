package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// ResolveFor is Resolve for a service's configuration: an exact version is that
// service's, and common pasted forms are accepted, such as "stable/2024.1",
// "zed-eol", "2023.1 (Antelope)" and a package's "2:26.2.2-1".
func ResolveFor(service, text string) (Release, error) {
	plain := spelledPlainly(text)
	if service == "" || service == nova {
		if r, err := Resolve(plain); err == nil {
			return r, nil
		}
		return Release{}, unknownRelease(plain, text)
	}
	if r, ok := byName(plain); ok && !isMajor(plain) {
		return r, nil
	}
	if at, ok := versionPoint(plain); ok {
		return byServiceVersion(service, at, text)
	}
	if v, ok := looseVersion(plain); ok && v.Major < firstYear && strings.Contains(plain, ".") {
		at := table.Point(v.Major*10000 + min(v.Minor, 99)*100 + min(v.Patch, 99))
		return Release{}, &UnknownVersionError{Text: text, Service: service, Near: nearServiceVersion(service, at)}
	}
	return Release{}, unknownRelease(plain, text)
}

// firstYear exceeds any version's major: anything larger is the year of a
// release.
const firstYear = 1000

// isMajor reports whether a text is just a number: Nova's major, which says
// nothing about other services.
func isMajor(text string) bool { _, ok := number(text); return ok }

var (
	branches  = [...]string{"refs/heads/", "refs/remotes/", "refs/tags/", "remotes/", "origin/", "upstream/", "stable/", "unmaintained/", "stable-", "openstack ", "v"}
	endings   = [...]string{"-eol", "-eom", "-em"}
	titled    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([a-z0-9.]+) +\(?([a-z0-9.]+)\)?$`) })
	packaged  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:[0-9]+:)?([0-9]+\.[0-9]+\.[0-9]+)(?:[-~+].*)?$`) })
	described = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9.]+-[0-9]+-g[0-9a-f]+$`) })
)

// spelledPlainly strips what branches, tags, packages and release pages add to
// the name of a series or a version.
func spelledPlainly(text string) string {
	plain := strings.ToLower(strings.TrimSpace(text))
	if len(plain) > 64 {
		return plain
	}
	for _, branch := range branches {
		if rest := strings.TrimPrefix(plain, branch); rest != "" && (branch != "v" || rest[0] >= '0' && rest[0] <= '9') {
			plain = rest
		}
	}
	for _, ending := range endings {
		plain = strings.TrimSuffix(plain, ending)
	}
	if m := titled().FindStringSubmatch(plain); m != nil {
		if r, ok := byName(m[1]); ok && (r.Codename() == m[2] || r.Series() == m[2] || r.series.Number == m[2]) {
			return m[1]
		}
	}
	if !described().MatchString(plain) {
		if m := packaged().FindStringSubmatch(plain); m != nil {
			return m[1]
		}
	}
	return plain
}

// byServiceVersion finds the series of a service's version: the facts know the
// last tag of each.
func byServiceVersion(service string, at table.Point, text string) (Release, error) {
	list := seriesList()
	var before table.Point
	for i := range list {
		pin, ok := pinIn(&list[i], service)
		if !ok {
			continue
		}
		if at > before && at <= pin.Last && at/10000 == pin.Last/10000 {
			r := last(&list[i])
			r.own = at
			return r, nil
		}
		before = pin.Last
	}
	return Release{}, &UnknownVersionError{Text: text, Service: service, Near: nearServiceVersion(service, at)}
}

// nearServiceVersion is the nearest known tag of a service, with its series. A
// major that the service never had may be Nova's: then it is the tag for Nova's
// series.
func nearServiceVersion(service string, at table.Point) string {
	list := seriesList()
	own := slices.ContainsFunc(list, func(s table.Series) bool {
		pin, ok := pinIn(&s, service)
		return ok && pin.Last/10000 == at/10000
	})
	for i := range list {
		if pin, ok := pinIn(&list[i], service); ok && !own && table.Point(list[i].Major) == at/10000 {
			return fmt.Sprintf("%s (%s)", pin.Text, list[i].Name)
		}
	}
	best, text := table.Point(1<<31), ""
	for i := range list {
		pin, ok := pinIn(&list[i], service)
		if !ok {
			continue
		}
		if d := max(pin.Last, at) - min(pin.Last, at); d < best {
			best, text = d, fmt.Sprintf("%s (%s)", pin.Text, list[i].Name)
		}
	}
	return text
}

// UnknownVersionError reports that a service has no such version.
type UnknownVersionError struct {
	Text    string // what was requested
	Service string
	Near    string // the nearest known version, with its series
}

// Error is the message for the user.
func (e *UnknownVersionError) Error() string {
	return fmt.Sprintf("unknown version %s of %s: nearest is %s", quoteShort(e.Text), e.Service, e.Near)
}

// VersionOf is a service's version in the release: the exact one if requested,
// else the series' last tag; "" if the service is not covered.
func (r Release) VersionOf(service string) string {
	switch {
	case r.series == nil:
		return ""
	case service == nova:
		return r.Nova().String()
	case r.own != 0:
		return versionAt(r.own).String()
	}
	pin, _ := pinIn(r.series, service)
	return pin.Text
}

// CoveredSince is the first series of a service in the catalogue, "" for an
// unknown service.
func CoveredSince(service string) string {
	for _, r := range Releases() {
		if r.ServiceCovered(service) {
			return r.Series()
		}
	}
	return ""
}

// Library is a library's version in the release's series, such as "14.0.3", ""
// if unknown.
func (r Release) Library(name string) string {
	if r.series == nil {
		return ""
	}
	pin, _ := pinIn(r.series, name)
	return pin.Text
}
