package rules

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// Guard decides whether a row applies. Unknown values never satisfy it.
type Guard func(p *Pass, s *config.Setting) bool

// inUse holds if the configuration sets something in the option's section.
func inUse(p *Pass, _ *config.Setting) bool { return p.Section != nil && p.Section.SetsSomething() }

// wholeFile holds if the texts look like a service's whole configuration: they
// set something in [DEFAULT].
func wholeFile(p *Pass, _ *config.Setting) bool { return p.WholeFile() }

// with holds if another option of the same section meets a condition.
func with(option string, is Condition) Guard {
	return func(p *Pass, s *config.Setting) bool {
		other := p.sibling(s, option)
		return other != nil && is.Value(other)
	}
}

// without is the opposite of with; the other option must be known.
func without(option string, is Condition) Guard {
	return func(p *Pass, s *config.Setting) bool {
		other := p.sibling(s, option)
		return other == nil || other.Known() && !is.Value(other)
	}
}

// where holds if an option of some section meets a condition.
func where(section, option string, is Condition) Guard {
	return func(p *Pass, _ *config.Setting) bool {
		other := p.Configuration.Get(section, option)
		return other != nil && is.Value(other)
	}
}

// lists holds where a list of some section surely holds one of these texts.
func lists(section, option string, texts ...string) Guard {
	return func(p *Pass, _ *config.Setting) bool {
		list := p.Configuration.Get(section, option)
		return list.Known() && slices.ContainsFunc(list.Value.Items(), func(item types.Value) bool {
			return slices.Contains(texts, item.Text())
		})
	}
}

// program holds where the configuration is said to be one of these programs'.
func program(names ...string) Guard {
	return func(p *Pass, _ *config.Setting) bool { return slices.Contains(names, p.Program) }
}

// forProgram holds where the configuration may be one of these programs': one of
// them is named, or none is.
func forProgram(names ...string) Guard {
	return func(p *Pass, _ *config.Setting) bool { return p.mayBeOf(names...) }
}

// mayBeOf reports whether the configuration is one of these programs', as far as
// is said.
func (p *Pass) mayBeOf(programs ...string) bool {
	return p.Program == "" || slices.Contains(programs, p.Program)
}

// notProgram holds where the configuration is not said to be one of these
// programs'.
func notProgram(names ...string) Guard {
	return func(p *Pass, _ *config.Setting) bool { return !slices.Contains(names, p.Program) }
}

// anyOf holds if any of the guards does.
func anyOf(guards ...Guard) Guard {
	return func(p *Pass, s *config.Setting) bool {
		return slices.ContainsFunc(guards, func(g Guard) bool { return g(p, s) })
	}
}

// not holds if a guard does not. Use it only on guards that depend on known
// values.
func not(guard Guard) Guard {
	return func(p *Pass, s *config.Setting) bool { return !guard(p, s) }
}

// sibling finds another option of the setting's section, nil if the section
// does not read it.
func (p *Pass) sibling(s *config.Setting, option string) *config.Setting {
	if p.Section != nil {
		return p.Section.Get(option)
	}
	return p.Configuration.Get(s.Section(), option)
}
