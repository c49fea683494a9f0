package assess

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/hops"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/names"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// lost returns the steps for the drivers, plugins and filters in an option that
// the hop's first release loads and its second does not.
func (f *follower) lost(h *hop) []Step {
	s := f.setting
	if s.Hidden || s.Option.Secret || f.m.before.OutOfTree(s.Option.Name) || harmless(h.m.r.Service, f.name) {
		return nil
	}
	var steps []Step
	for text := range strings.SplitSeq(s.Text, ",") {
		name, status, ok := f.loses(h, strings.TrimSpace(text))
		if !ok || f.gone[name] || h.spokenOf(f.name, name) {
			continue
		}
		if f.gone == nil {
			f.gone = map[string]bool{}
		}
		f.gone[name] = true
		steps = append(steps, f.lose(h, name, status))
	}
	return steps
}

// harmless reports whether an option may name what does not exist: it only
// prevents loading.
func harmless(service string, name oslo.Name) bool {
	return service == "magnum" && name == oslo.Name{Group: "drivers", Option: "disabled_drivers"}
}

// loses finds the name in one of the option's texts that the hop loses, and what
// the second release knows about it.
func (f *follower) loses(h *hop, text string) (string, names.Status, bool) {
	then, now := f.calledIn(h.from), f.calledIn(h.to)
	// A description may follow the name; in Glance's list, the store precedes it.
	before, behind, _ := strings.Cut(text, ":")
	for _, name := range [...]string{text, strings.TrimSpace(before), strings.TrimSpace(behind)} {
		old, ok := names.Known(f.m.r.Service, then.Group, then.Option, name, h.from.Series())
		if !ok || !old.Known {
			continue
		}
		status, ok := names.Known(f.m.r.Service, now.Group, now.Option, name, h.to.Series())
		own := f.m.before.OutOfTree(oslo.Name{Group: f.setting.Section(), Option: name})
		return name, status, ok && !status.Known && !own
	}
	return "", names.Status{}, false
}

// calledIn is the option's name in the lists for a release, for which the name in
// the texts may be an older one.
func (f *follower) calledIn(release catalog.Release) oslo.Name {
	name := oslo.Name{Group: cmp.Or(f.pattern, f.name.Group), Option: f.name.Option}
	if _, ok := release.Option(f.m.r.Service, name.Group, name.Option); ok {
		return name
	}
	if service, ok := release.Service(f.m.r.Service); ok {
		if current, ok := service.Renamed(name, ""); ok {
			return current
		}
	}
	return name
}

// lose is the step for a name that the hop loses. The lists know the name, so it
// is not a secret.
func (f *follower) lose(h *hop, name string, now names.Status) Step {
	s := h.step(hops.Before, f.name)
	s.Due = true
	label := h.to.Of(f.m.r.Service)
	if now.RenamedTo == "" {
		s.Advice = fmt.Sprintf("%s no longer loads %s: change over to something else, or take it out, while %s still runs.", label, name, h.from.Of(f.m.r.Service))
		return s
	}
	if f.setting.Text == name && f.setting.Items == nil {
		s.Value = &now.RenamedTo
	}
	s.Advice = fmt.Sprintf("%s no longer loads %s: write %s instead.", label, name, now.RenamedTo)
	return s
}
