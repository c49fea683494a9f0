package assess

import (
	"cmp"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/hops"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Step is one thing that the way from one release to another demands.
type Step struct {
	From, Release   string    // the series that the hop leaves, and the one that it reaches
	When            hops.Time // when on this hop
	Section, Option string    // "" where no option is concerned
	Value           *string   // what to write, nil where no text alone settles it
	Due             bool      // the texts do not have it yet
	Advice          string    // one or two sentences
	Source          string    // the release notes that say so; "" for what the registered options say
}

// steps lists what to do on the way, hop by hop, in the order in which it is
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

// hop is one part of the way.
type hop struct {
	m        *migration
	from, to catalog.Release
	last     bool // nothing follows
	leap     bool // the whole way goes over several releases
}

func (h *hop) step(when hops.Time, name oslo.Name) Step {
	return Step{From: h.from.Series(), Release: h.to.Series(), When: when, Section: name.Group, Option: name.Option}
}
