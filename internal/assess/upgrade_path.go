package assess

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// firstLeap is the series from which on every second release may be left out
// when upgrading.
const firstLeap = "2023.1"

// stops are the releases that an upgrade goes through, both ends included: from
// 2023.1 on each first release of a year may follow the one a year before, up
// to there every release is visited. Towards an older release, and within a
// series, there is no way to go.
func stops(from, to catalog.Release) []catalog.Release {
	all := catalog.Releases()
	place := func(r catalog.Release) int {
		return slices.IndexFunc(all, func(other catalog.Release) bool { return other.Series() == r.Series() })
	}
	first, last := place(from), place(to)
	if first >= last {
		return nil
	}
	leap := slices.IndexFunc(all, func(r catalog.Release) bool { return r.Series() == firstLeap })
	path := []catalog.Release{from}
	for at := first; at < last; {
		step := 1
		if at >= leap && (at-leap)%2 == 0 && at+2 <= last {
			step = 2
		}
		at += step
		path = append(path, all[at])
	}
	path[len(path)-1] = to
	return path
}

// seriesPlace is the place of a series among all that the catalogue covers,
// negative where it is none of them.
func seriesPlace(series string) int {
	return slices.IndexFunc(catalog.Releases(), func(r catalog.Release) bool { return r.Series() == series })
}
