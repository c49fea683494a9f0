package rules

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// ofNoBackend reports options in a section of defaults that no back end reads: each
// back end is there, its type or driver is known, and reads other options.
func (p *Pass) ofNoBackend() {
	known, ok := p.Release.Service(p.Service)
	if !ok {
		return
	}
	for _, pattern := range known.Patterns() {
		if pattern.Fallback == "" {
			continue
		}
		shared, backends := p.Configuration.Section(pattern.Fallback), p.knownBackends(&pattern)
		if shared == nil || len(backends) == 0 {
			continue
		}
		for _, a := range shared.Assignments {
			if a.Option == nil || a.Entry.Opaque || p.OutOfTree(a.As) {
				continue
			}
			if option := p.otherForAll(backends, a.Option.Name.Option); option != nil {
				p.readByNone(a, option, known, &pattern)
			}
		}
	}
}

// knownBackends are the sections of a pattern that the configuration names; nil if
// one of them is missing, or its type or driver is not known.
func (p *Pass) knownBackends(pattern *catalog.Pattern) []*config.Section {
	list := p.Configuration.Get(pattern.NamedBy.Group, pattern.NamedBy.Option)
	if !list.IsSet() || !list.Known() || list.Hidden {
		return nil
	}
	var names []string
	if pattern.Shape == catalog.Keys {
		names = list.Value.Keys()
	} else {
		for i := range list.Items {
			names = append(names, list.Items[i].Text)
		}
	}
	var backends []*config.Section
	for _, name := range names {
		section := p.Configuration.Section(name)
		if section == nil || section.Facts.Kind == "" {
			return nil
		}
		backends = append(backends, section)
	}
	return backends
}

// otherForAll is the option if each of these back ends is one whose type or driver
// does not read it.
func (p *Pass) otherForAll(backends []*config.Section, name string) *catalog.Option {
	var option *catalog.Option
	for _, section := range backends {
		if option = p.OtherStore(section, name); option == nil {
			return nil
		}
	}
	return option
}

func (p *Pass) readByNone(a *config.Assignment, option *catalog.Option, known *catalog.Service, pattern *catalog.Pattern) {
	problem := Problem{
		At:          a,
		Effect:      "No back end reads the option, so it has no effect.",
		Remediation: "Remove the option, or correct " + pattern.Driver + " of the back end that it is meant for.",
	}
	of := pattern.NamedBy.Option + " names no back end that uses them"
	if len(option.Stores) > 0 {
		problem.Message = a.As.Option + " is an option of " + enumerate(option.Stores) + " stores, and " + pattern.NamedBy.Option + " names none"
		problem.Effect = "No store reads the option, so it has no effect."
		problem.Remediation = "Remove the option, or correct the type next to the name of the store that it is meant for in " + pattern.NamedBy.Option + "."
	} else {
		problem.Message = a.As.Option + " is an option of " + owners(known, option) + ", and " + of
	}
	p.Report(problem)
}
