package assess

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// outdone finds, in the sections that are not covered, assignments that a later
// file outdoes by an older name of the option. In one file the name that is
// tried first would win, so they must not be written beside each other.
func (res *resolution) outdone() map[*rules.Assignment]bool {
	if len(res.files) < 2 || len(res.others) == 0 {
		return nil
	}
	older := olderNames(res.release, res.service)
	last := map[oslo.Name]*rules.Assignment{} // by the option's current name
	var out map[*rules.Assignment]bool
	for _, a := range slices.Backward(res.others) {
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
				out = map[*rules.Assignment]bool{}
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
var allOlder memo[map[oslo.Name]olderName]

// olderNames are the older names of all single-valued options of a service. The
// map is shared.
func olderNames(release catalog.Release, service string) map[oslo.Name]olderName {
	return allOlder.of(release, service, func() map[oslo.Name]olderName {
		names := map[oslo.Name]olderName{}
		for option := range optionsOf(release, service, release.Sections(service)) {
			for i, name := range option.Deprecated {
				if _, taken := names[name]; !taken && !option.Multi {
					names[name] = olderName{option.Name, i + 1}
				}
			}
		}
		return names
	})
}
