package assess

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// outdone finds, in the sections that are not covered, assignments that a later
// file outdoes by an older name of the option. In one file the name that is
// tried first would win, so they must not be written beside each other.
func (res *resolution) outdone() map[*config.Assignment]bool {
	if len(res.Files) < 2 || len(res.Others) == 0 {
		return nil
	}
	older := olderNames(res.Release, res.Service)
	last := map[oslo.Name]*config.Assignment{} // by the option's current name
	var out map[*config.Assignment]bool
	for _, a := range slices.Backward(res.Others) {
		as, known := older[a.As]
		if !known {
			as = olderName{a.As, 0}
		}
		later := last[as.current]
		if later == nil {
			last[as.current] = a
			continue
		}
		if later.Source > a.Source && as.rank < older[later.As].rank {
			if out == nil {
				out = map[*config.Assignment]bool{}
			}
			out[a] = true
		}
	}
	return out
}

// olderName is what an older name stands for, and its place among the names
// that are tried.
type olderName struct {
	current oslo.Name
	rank    int
}

// allOlder holds what olderNames gives.
var allOlder config.Memo[map[oslo.Name]olderName]

// olderNames are the older names of all single-valued options of a service. The
// map is shared.
func olderNames(release catalog.Release, service string) map[oslo.Name]olderName {
	return allOlder.Of(release, service, func() map[oslo.Name]olderName {
		names := map[oslo.Name]olderName{}
		for option := range config.OptionsOf(release, service, release.Sections(service)) {
			for i, name := range option.Deprecated {
				if _, taken := names[name]; !taken && !option.Multi {
					names[name] = olderName{option.Name, i + 1}
				}
			}
		}
		return names
	})
}
