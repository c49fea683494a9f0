package catalog

import (
	"slices"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// Release is one release in the catalogue: a series at one of its tags. It is
// comparable. Get one from Resolve, Newest or Releases; the zero Release
// registers nothing.
type Release struct {
	series *table.Series
	at     table.Point
	own    table.Point // the exact version requested of another service, else zero
}

// Series is the series name: "zed", "2023.1".
func (r Release) Series() string {
	if r.series == nil {
		return ""
	}
	return r.series.Name
}

// Codename is the series' other name, "antelope" for 2023.1; up to zed it is
// the same as Series.
func (r Release) Codename() string {
	if r.series == nil {
		return ""
	}
	return r.series.Codename
}

// Nova is the exact version of Nova whose facts are used. For the series in
// development it is git's description of the commit.
func (r Release) Nova() Version {
	if r.series == nil {
		return Version{}
	}
	return novaVersionOf(r.series, r.at)
}

// Of names the release of a service in a sentence: "Nova 26.3.0", "cinder of
// 2026.1".
func (r Release) Of(service string) string {
	if service == nova {
		return "Nova " + r.Nova().String()
	}
	return service + " of " + r.Series()
}

// Major is Nova's major version. For the series in development it is the major
// of its future release.
func (r Release) Major() int {
	if r.series == nil {
		return 0
	}
	return int(r.series.Major)
}

// Keystoneauth is the version of keystoneauth1 that the release pins. The facts
// record it at a series' first and last tag; any tag in between gets the last
// one's.
func (r Release) Keystoneauth() Version { return versionAt(r.pin(keystoneauth)) }

// OsloConfig is the version of oslo.config that the release pins, with the same
// caveat as Keystoneauth.
func (r Release) OsloConfig() Version { return versionAt(r.pin("oslo.config")) }

// Development reports whether the series has no release yet.
func (r Release) Development() bool { return r.series != nil && r.series.Describe != "" }

// Before reports whether the release is older than that version of Nova. The
// series in development counts as its future major version.
func (r Release) Before(major, minor, patch int) bool {
	return versionAt(r.at).Compare(Version{Major: major, Minor: minor, Patch: patch}) < 0
}

// Compare orders releases by Nova's version: negative if r is older.
func (r Release) Compare(other Release) int { return int(r.at) - int(other.at) }

// IsZero reports whether r is the zero Release.
func (r Release) IsZero() bool { return r.series == nil }

// String is the name for messages: "zed (26.3.0)".
func (r Release) String() string {
	switch {
	case r.series == nil:
		return "no release"
	case r.Development():
		return r.series.Name + " (development)"
	}
	return r.series.Name + " (" + versionAt(r.at).String() + ")"
}

// Newest is the newest series that has been released, at its last tag.
func Newest() Release {
	for i := len(seriesList()) - 1; i >= 0; i-- {
		if r := last(&seriesList()[i]); !r.Development() {
			return r
		}
	}
	return Release{}
}

// Releases returns one release per series, at its last tag, oldest first; the
// series in development is the last. The slice is shared and must not be changed.
func Releases() []Release { return releases() }

var releases = sync.OnceValue(func() []Release {
	all := make([]Release, len(seriesList()))
	for i := range seriesList() {
		all[i] = last(&seriesList()[i])
	}
	return slices.Clip(all)
})

// Tags returns a release for every tag, in version order, and the series in
// development. A stable branch's tags are often later than the next series'
// first.
func Tags() []Release {
	var all []Release
	for i := range seriesList() {
		for _, tag := range seriesList()[i].Tags {
			all = append(all, Release{series: &seriesList()[i], at: tag})
		}
	}
	return all
}

func last(s *table.Series) Release { return Release{series: s, at: s.Tags[len(s.Tags)-1]} }

// releaseAt returns the release at a point on Nova's axis.
func releaseAt(p table.Point) Release {
	for i := range seriesList() {
		if s := &seriesList()[i]; slices.Contains(s.Tags, p) {
			return Release{series: s, at: p}
		}
	}
	return Release{}
}

// novaVersion writes a point on Nova's axis as the facts do: the coming major
// is git's description of the development state.
func novaVersion(p table.Point) Version {
	if r := releaseAt(p); r.series != nil {
		return r.Nova()
	}
	return versionAt(p)
}

func novaVersionOf(s *table.Series, p table.Point) Version {
	if s.Describe != "" {
		if v, ok := parseVersion(s.Describe); ok {
			return v
		}
	}
	return versionAt(p)
}
