package assess

import (
	"cmp"
	"fmt"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/hops"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// changedOnTheWay says, for every option that the texts set, on which hop its name
// changes or a name in its value is no longer loaded, and what the texts must
// contain meanwhile.
func (m *migration) changedOnTheWay(path []catalog.Release) []Step {
	var steps []Step
	done := map[oslo.Name]bool{} // several options may read one line
	for i := range m.pairs {
		p := &m.pairs[i]
		if p.before == nil || done[p.set] || p.set == (oslo.Name{}) || p.before.Option.Ignored {
			continue
		}
		done[p.set] = true
		section := m.before.Section(p.section)
		if section == nil || section.Pattern() == catalog.AuthPattern {
			continue
		}
		f := follower{m: m, setting: p.before, name: p.set, pattern: section.Pattern()}
		steps = append(steps, f.follow(path)...)
	}
	return steps
}

// follower traces one option along the path.
type follower struct {
	m       *migration
	setting *config.Setting // as the release being left reads it
	name    oslo.Name       // under which the hop's first release reads it
	pattern string          // of its section, "" if that has a fixed name
	gone    map[string]bool // names in its value that a hop has lost
}

func (f *follower) follow(path []catalog.Release) []Step {
	var steps []Step
	for i := 1; i < len(path); i++ {
		h := &hop{m: f.m, from: path[i-1], to: path[i]}
		service, ok := h.to.Service(f.m.r.Service)
		if !ok || !f.m.complete(h.to, cmp.Or(f.pattern, f.name.Group)) {
			continue
		}
		if service.Reads(f.name, f.pattern) {
			steps = append(steps, f.lost(h)...)
			continue
		}
		current, renamed := service.Renamed(f.name, f.pattern)
		if !renamed {
			if !h.spokenOf(f.name, "") {
				steps = append(steps, f.removed(h, service))
			}
			return steps
		}
		steps = append(steps, f.renamed(h, current))
		f.name = current
		steps = append(steps, f.lost(h)...)
	}
	return steps
}

// removed is the step for an option that the hop loses.
func (f *follower) removed(h *hop, service *catalog.Service) Step {
	s := h.step(hops.Before, f.name)
	s.Due = true
	other, known := service.Successor(f.name, f.pattern)
	why := service.WhyGone(f.name, f.pattern)
	now := h.to.Of(f.m.r.Service)
	switch {
	case f.name.Group == "DEFAULT" && catalog.ReadByBackends(h.to, f.m.r.Service, f.name.Option):
		s.Advice = now + " reads it only in backend sections: set it in the right backend's section, and list that section in enabled_backends."
	case known && other != (oslo.Name{}) && service.TakesValue(f.name, f.pattern):
		s.Advice = fmt.Sprintf("%s no longer reads it: write %s for it, with the auth_type that takes it, and remove the line.", now, bracketed(other))
	case known && other != (oslo.Name{}):
		s.Advice = fmt.Sprintf("%s no longer reads it: write %s for it, which takes another value, and remove the line.", now, bracketed(other))
	case why != "":
		s.Advice = now + " no longer reads it: " + why + ". Remove the line."
	case known:
		s.Advice = now + " no longer reads it, and nothing replaces it: remove the line."
	default:
		s.Advice = now + " no longer reads it, and no other option takes its value: decide what replaces it, and remove the line."
	}
	return s
}

// renamed is the step for an option that has another name after the hop.
func (f *follower) renamed(h *hop, current oslo.Name) Step {
	s := h.step(hops.Before, f.name)
	s.Due = !f.m.sets(current)
	then, now := h.from.Of(f.m.r.Service), h.to.Of(f.m.r.Service)
	if old, ok := h.from.Service(f.m.r.Service); ok && old.Reads(current, f.pattern) {
		s.Advice = fmt.Sprintf("Write %s instead: %s reads both names, %s only that one.", bracketed(current), then, now)
		return s
	}
	s.When = hops.While
	s.Advice = fmt.Sprintf("%s reads only this name and %s only %s: if hosts are upgraded one by one, keep both names in a text that both releases read, with the same value, and remove this one afterwards.",
		then, now, bracketed(current))
	return s
}
