package catalog

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// Release is one release that the catalogue covers: a series at one of its
// tags. It is comparable. Get one from Resolve, Newest or Releases; the zero
// Release registers nothing.
type Release struct {
	series *table.Series
	at     table.Point
	own    table.Point // the exact version of another service that was asked for, else zero
}

// Series is the name of the series: "zed", "2023.1".
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

// Major is Nova's major version. The series in development has the one that it
// will be released as.
func (r Release) Major() int {
	if r.series == nil {
		return 0
	}
	return int(r.series.Major)
}

// Keystoneauth is the version of keystoneauth1 that the release pins. The facts
// know it at a series' first and last tag; a tag in between has the last one's.
func (r Release) Keystoneauth() Version { return versionAt(r.pin(keystoneauth)) }

// OsloConfig is the version of oslo.config that the release pins, with the same
// reservation as Keystoneauth.
func (r Release) OsloConfig() Version { return versionAt(r.pin("oslo.config")) }

// Development reports whether the series has no release yet.
func (r Release) Development() bool { return r.series != nil && r.series.Describe != "" }

// Before reports whether the release is older than that version of Nova. The
// series in development counts as the major that it will be released as.
func (r Release) Before(major, minor, patch int) bool {
	return versionAt(r.at).Compare(Version{Major: major, Minor: minor, Patch: patch}) < 0
}

// Compare orders releases by Nova's version: negative when r is the older one.
func (r Release) Compare(other Release) int { return int(r.at) - int(other.at) }

// IsZero reports whether r is no release at all.
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

// Releases gives one release a series, at its last tag, oldest first; the
// series in development is the last.
func Releases() []Release {
	all := make([]Release, len(seriesList()))
	for i := range seriesList() {
		all[i] = last(&seriesList()[i])
	}
	return all
}

// Tags gives a release for every tag, oldest version first, and the series in
// development. That is the order of versions: a stable branch's tags are often
// younger than the next series' first.
func Tags() []Release {
	var all []Release
	for i := range seriesList() {
		for _, tag := range seriesList()[i].Tags {
			all = append(all, Release{series: &seriesList()[i], at: tag})
		}
	}
	return all
}

// Versions gives every exact version that Resolve takes, oldest first.
func Versions() []Version {
	tags := Tags()
	all := make([]Version, len(tags))
	for i, r := range tags {
		all[i] = r.Nova()
	}
	return all
}

func last(s *table.Series) Release { return Release{series: s, at: s.Tags[len(s.Tags)-1]} }

// releaseAt gives the release that stands at a point of Nova's axis.
func releaseAt(p table.Point) Release {
	for i := range seriesList() {
		if s := &seriesList()[i]; slices.Contains(s.Tags, p) {
			return Release{series: s, at: p}
		}
	}
	return Release{}
}

// novaVersion writes a point of Nova's axis as the facts do: the coming major
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
