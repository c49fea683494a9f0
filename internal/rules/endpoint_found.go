package rules

import (
	"fmt"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// firstSchemed is the first Nova major version that uses api_servers items
// unchanged. Before it, http:// was added to an item without "//".
const firstSchemed = 17

// found is one endpoint of a section, and its place.
type found struct {
	endpoint
	on     *config.Setting
	item   *config.Item // in a list, else nil
	marker string       // a leftover template marker, which explains all other faults
	joined string       // what is wrong with the surrounding list, which also explains them
}

// endpoints returns every known endpoint of the section, split once for all
// rules.
func (p *Pass) endpoints() []found {
	if had, ok := p.endpointsOf[p.Section]; ok {
		return had
	}
	all := p.lookForEndpoints()
	if p.endpointsOf == nil {
		p.endpointsOf = map[*config.Section][]found{}
	}
	p.endpointsOf[p.Section] = all
	return all
}

func (p *Pass) lookForEndpoints() []found {
	var all []found
	if servers := p.Get("api_servers"); servers.IsSet() {
		all = make([]found, 0, len(servers.Items)+1)
	}
	for _, name := range p.endpointOptions() {
		on := p.Get(name)
		if outline := on.Outline(); outline != "" && !seen(all, on) {
			all = append(all, found{endpoint: parseEndpoint(outline), on: on, marker: literalMarker(outline)})
			continue
		}
		if !judgeable(on) || seen(all, on) || isList(on) && p.standsForNothing(on) {
			continue
		}
		if !isList(on) {
			if on.HasText() {
				all = append(all, found{endpoint: parseEndpoint(on.Str()), on: on, marker: marker(on.Str())})
			}
			continue
		}
		for i := range on.Items {
			item := &on.Items[i]
			e := parseEndpoint(item.Text)
			all = append(all, found{endpoint: e, on: on, item: item, marker: marker(item.Text), joined: joined(&e)})
		}
		for i := range on.Holed {
			item := &on.Holed[i]
			e := parseEndpoint(item.Text)
			all = append(all, found{endpoint: e, on: on, item: item, marker: literalMarker(item.Text), joined: joined(&e)})
		}
	}
	return all
}

// seen reports whether the line that sets an option has already set another one
// in the list: one option's name may be an older name of another.
func seen(all []found, on *config.Setting) bool {
	return on.Entry != nil && slices.ContainsFunc(all, func(f found) bool { return f.on.Entry == on.Entry })
}

// endpointNames lists them, those of [glance] first.
var endpointNames = [...]string{"api_servers", "endpoint_override", "auth_url", "endpoint_template", "endpoint",
	"url", "api_endpoint", "admin_url", "auth_endpoint", "barbican_endpoint", "vault_url"}

// endpointOptions lists the options in the section that may contain endpoints:
// keystoneauth's, and those of services and their key managers.
func (p *Pass) endpointOptions() []string {
	if p.isImages() {
		return endpointNames[:3]
	}
	return endpointNames[:]
}

// sound reports whether the text is an endpoint at all. If not, only that is
// reported, so that one mistake is one finding.
func (f *found) sound() bool { return f.marker == "" && f.joined == "" }

// formatted reports whether keystoneauth formats the endpoint with Python's %
// before each request. An auth_url is used unchanged, and Nova formats cinder's
// template with its own names.
func (f *found) formatted() bool {
	return f.on.Name() == "api_servers" || f.on.Name() == "endpoint_override"
}

// plaintext reports whether requests use plain HTTP, whether or not the scheme
// is written.
func (f *found) plaintext(p *Pass) bool {
	return f.plain() || f.scheme == "" && !f.newScheme && f.item != nil && f.host != "" && p.Release.Major() < firstSchemed
}

// String names the endpoint for a message.
func (f *found) String() string {
	if f.item != nil {
		return fmt.Sprintf("%s[%d] %s", f.on.Name(), f.item.Index, f.shown())
	}
	return f.on.Name() + " " + f.shown()
}

func (f *found) shown() string { return report.Show(f.on.Sketch.Filled(f.masked())) }

// endpointProblem files a problem with an endpoint.
func (p *Pass) endpointProblem(f *found, problem Problem) {
	problem.On, problem.Item = f.on, f.item
	p.Report(problem)
}

// requests is what messages call the section's requests.
func (p *Pass) requests() string {
	if p.isImages() {
		return "every request to Glance"
	}
	return "every request of [" + p.Name() + "]"
}

// isImages reports whether the section is Nova's [glance].
func (p *Pass) isImages() bool { return p.Get("api_servers") != nil }

// judgeable reports whether there is a value to judge, or items of a list that
// is unfit as a whole.
func judgeable(s *config.Setting) bool {
	_, unfit := s.Unfit()
	return unfit || s.IsSet()
}

// isList reports whether a setting is a list. One with unknown or unfit items
// has no value as a whole.
func isList(s *config.Setting) bool {
	_, unfit := s.Unfit()
	return unfit || s.Partial || s.Value.Kind() == types.List
}

// assigned is `name = value` as written, for a message.
func assigned(s *config.Setting) string {
	name := s.Name()
	if s.As.Option != "" {
		name = s.As.Option
	}
	switch s.Value.Kind() {
	case types.Bool, types.Int, types.Float:
		return name + " = " + s.Value.Text()
	}
	return name + " = " + s.Show()
}
