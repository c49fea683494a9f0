package assess

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// firstLeap is the series from which upgrades may skip every second release.
const firstLeap = "2023.1"

// stops are the releases that an upgrade goes through, both ends included: from
// 2023.1 on, each year's first release can follow that of the year before;
// before that, every release is visited. There are none towards an older
// release or within a series.
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

// seriesPlace is the index of a series among all in the catalogue, negative if
// it is not there.
func seriesPlace(series string) int {
	return slices.IndexFunc(catalog.Releases(), func(r catalog.Release) bool { return r.Series() == series })
}
