package assess

import (
	"fmt"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// advise adds advice to each change of one option.
func (m *migration) advise(p *pair, changes []Change) []Change {
	for i := range changes {
		c := &changes[i]
		switch c.Kind {
		case Removed:
			c.Advice = m.adviseRemoved(p)
		case Renamed:
			c.Advice = m.adviseRenamed(p, c)
		case Deprecated:
			c.Advice = m.adviseDeprecated(p)
		case TypeChanged:
			c.Advice = m.adviseText(p, c, fmt.Sprintf("%s reads it as %s, not as %s", m.now(), *c.To, *c.From))
		case BoundsChanged:
			what := fmt.Sprintf("%s takes %s, where %s took %s", m.now(), bounds(c.To), m.then(), bounds(c.From))
			if c.From == nil && c.To == nil {
				what = fmt.Sprintf("%s accepts a different form of text than %s", m.now(), m.then())
			}
			c.Advice = m.adviseText(p, c, what)
		case DefaultChanged:
			c.Advice = m.adviseDefault(p, c)
		case Added:
			c.Advice = m.adviseAdded(p, c)
		}
	}
	return changes
}

// now and then name the two releases in a sentence.
func (m *migration) now() string  { return m.to.Of(m.r.Service) }
func (m *migration) then() string { return m.from.Of(m.r.Service) }

func (m *migration) adviseRenamed(p *pair, c *Change) string {
	if p.set == (oslo.Name{}) {
		return fmt.Sprintf("%s calls it %s; it is not set here, so there is nothing to do.", m.now(), *c.To)
	}
	return fmt.Sprintf("Write %s instead of %s, as the rendered text does.", bracketed(p.name), m.now())
}

func (m *migration) adviseRemoved(p *pair) string {
	switch {
	case p.before.Option.Ignored:
		return fmt.Sprintf("%s does not register it, and %s never used its value: remove it where it is set.", m.now(), m.then())
	case p.set == oslo.Name{}:
		return fmt.Sprintf("%s does not read it; it is not set here, so there is nothing to do.", m.now())
	case p.heir:
		return fmt.Sprintf("%s does not read it; another option reads the same line and keeps its value under its own name.", m.now())
	case m.movesToBackend(p.before.Option.Name):
		return fmt.Sprintf("%s reads it only in backend sections: set it in the right backend's section, and list that section in enabled_backends; the rendered text leaves it out.", m.now())
	}
	return fmt.Sprintf("%s does not read it: remove it, and replace what it did by other means; the rendered text leaves it out.", m.now())
}

// movesToBackend reports whether a service-wide option belongs to backends in
// the new release.
func (m *migration) movesToBackend(name oslo.Name) bool {
	return name.Group == "DEFAULT" && catalog.ReadByBackends(m.to, m.r.Service, name.Option)
}

func (m *migration) adviseDeprecated(p *pair) string {
	since := ""
	if p.option.DeprecatedSince != "" {
		since = " since " + p.option.DeprecatedSince
	}
	if p.set == (oslo.Name{}) {
		return fmt.Sprintf("It is deprecated%s and still read: do not start using it.", since)
	}
	return fmt.Sprintf("It is deprecated%s and still read: stop using it before it is removed.", since)
}

// adviseText covers changes in which texts the option accepts.
func (m *migration) adviseText(p *pair, c *Change, what string) string {
	switch {
	case c.Affects && p.after != nil && p.after.State == config.Broken:
		return what + ", and rejects the value set here: write one that it accepts."
	case c.Affects && p.before.State == config.Broken:
		return what + ": the value set here was rejected before, and takes effect from now on."
	case c.Affects:
		return what + ": the value set here has a new meaning, so review it."
	case p.set == oslo.Name{}:
		return what + "; it is not set here, so there is nothing to do."
	}
	return what + "; the value set here means the same as before."
}

func (m *migration) adviseDefault(p *pair, c *Change) string {
	what := fmt.Sprintf("The default is %s in %s and was %s in %s", show(c.To), m.now(), show(c.From), m.then())
	if p.refers && c.Affects {
		return "Its value refers to an option whose value differs in " + m.now() + ": write the value out to keep the old one."
	}
	if old, now := p.before.Option.HostDefault, p.option.HostDefault; old || now {
		what = "In one of the two releases the service computes the default on its host"
		if p.set == (oslo.Name{}) {
			return what + ", so it cannot be pinned here: set the option to keep the old value."
		}
	}
	switch {
	case p.unfit != "":
		return what + ": the new release no longer accepts the old value, so it follows the new default."
	case p.pinned:
		if allows, weaker := m.weaker(p); weaker {
			return what + ", which is stricter: the rendered text pins the old value, which " + allows + "; remove that line as soon as everything is ready for the new one."
		}
		return what + ": the rendered text pins the old value; remove that line to follow the new default."
	case p.set != oslo.Name{}:
		return what + ": the value set here stays."
	case p.before.Option.Default.IsNull():
		return what + ": null cannot be written, so decide whether the new default suits."
	case !m.r.Pin:
		return what + ": set the option to keep the old value."
	case !c.Affects:
		return what + ": the texts already set it under another name."
	}
	return what + ", and no setting in the new release brings back the old value: decide whether the new default suits."
}

func (m *migration) adviseAdded(p *pair, c *Change) string {
	switch {
	case p.option.Ignored:
		return m.now() + " registers it and ignores its value: leave it out."
	case c.Affects && p.set == oslo.Name{}:
		return fmt.Sprintf("%s reads it, and its default, %s, is stricter than what %s did: make everything ready for it, or set the option to postpone that.", m.now(), show(c.To), m.then())
	case c.Affects:
		return fmt.Sprintf("It is set here, which %s ignored and %s does not: remove it to keep the old behaviour.", m.then(), m.now())
	case p.set != oslo.Name{}:
		return fmt.Sprintf("It is set here to its default, which %s ignored: nothing changes.", m.then())
	}
	return fmt.Sprintf("%s reads it and %s does not: its default, %s, changes nothing, so set it only if you want something else.", m.now(), m.then(), show(c.To))
}

// bracketed is a name as messages show it.
func bracketed(name oslo.Name) string { return "[" + name.Group + "] " + name.Option }

// show is a side of a change in a sentence.
func show(side *string) string {
	switch {
	case side == nil:
		return "null"
	case *side == "":
		return "empty"
	}
	return report.Show(*side)
}

func bounds(side *string) string {
	if side == nil {
		return "any value"
	}
	return *side
}
