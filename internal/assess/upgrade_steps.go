package assess

import (
	"cmp"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/hops"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Step is one thing that the upgrade from one release to another requires.
type Step struct {
	From, Release   string    // the hop's start and target series
	When            hops.Time // when during this hop
	Section, Option string    // "" if no option is concerned
	Value           *string   // what to write, nil if no single text settles it
	Due             bool      // not yet done in the texts
	Advice          string    // one or two sentences
	Source          string    // the release notes that say so; "" if derived from the registered options
}

// steps lists what to do during the upgrade, hop by hop, in the order it is
// due.
func (m *migration) steps() []Step {
	path := stops(m.from, m.to)
	steps := []Step{}
	for i := 1; i < len(path); i++ {
		hop := hop{m: m, from: path[i-1], to: path[i], last: i == len(path)-1, leap: len(path) > 2}
		steps = append(steps, hop.noted()...)
	}
	steps = append(steps, m.changedOnTheWay(path)...)
	order := []hops.Time{hops.Before, hops.While, hops.After}
	slices.SortStableFunc(steps, func(a, b Step) int {
		return cmp.Or(seriesPlace(a.Release)-seriesPlace(b.Release), slices.Index(order, a.When)-slices.Index(order, b.When))
	})
	return steps
}

// hop is one part of the upgrade.
type hop struct {
	m        *migration
	from, to catalog.Release
	last     bool // the final hop
	leap     bool // the whole upgrade skips releases
}

func (h *hop) step(when hops.Time, name oslo.Name) Step {
	return Step{From: h.from.Series(), Release: h.to.Series(), When: when, Section: name.Group, Option: name.Option}
}
