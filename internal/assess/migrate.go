package assess

import (
	"fmt"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// migrate gives each source's text with only what must change for the release
// changed, by source name: older names renamed in place or moved to their
// section, options that the release does not read commented out. What oslo.config
// reads from the texts stays the same.
func (r *Request) migrate(res *resolution) map[string]string {
	if len(res.Sources) == 0 {
		return nil
	}
	sources := make([][]change, len(res.Sources))
	best := res.bestRanks()
	for _, section := range res.Sections {
		for _, a := range section.Assignments {
			c := change{Assignment: a}
			switch {
			case a.Option == nil && rules.KnownElsewhere(res.Release, res.Service, section.Facts, a.As.Option) && !res.takenByPlugin(section, a) && !res.mayBeRead(a.As):
				c.reason = fmt.Sprintf("%s is not read by %s in [%s]", a.As.Option, res.Release.Nova(), section.Name())
			case !a.Deprecated():
				continue
			case !a.Option.Multi && best[optionInFile{a.Option, a.Source}] < rank(a):
				c.reason = fmt.Sprintf("%s was not read beside the other name of %s in this file", a.As.Option, a.Option.Name.Option)
			}
			c.secret = res.SecretName(a.As) || a.Option != nil && res.SecretName(a.Option.Name)
			sources[a.Source] = append(sources[a.Source], c)
		}
	}
	texts := make(map[string]string, len(res.Sources))
	for number, source := range res.Sources {
		texts[source.File.Name] = migrateSource(source, sources[number])
	}
	return texts
}

// untouched gives the texts as they are: one of them does not parse, so that
// nothing in any of them is effective.
func (r *Request) untouched() map[string]string {
	texts := make(map[string]string, len(r.Sources))
	for _, source := range r.Sources {
		texts[source.Name] = source.Content
	}
	return texts
}

// change is one assignment that cannot stay as it is: it is commented out where
// there is a reason to, and else gets its current name, in the section that
// reads that.
type change struct {
	*config.Assignment
	reason string
	secret bool
}

func migrateSource(source config.Source, changes []change) string {
	if len(changes) == 0 {
		return source.Text
	}
	e := newEdit(source)
	for _, c := range changes {
		switch current := c.Option; {
		case c.reason != "":
			e.comment(c.Entry, c.reason, c.secret)
		case c.As.Group == current.Name.Group:
			e.rename(c.Entry, current.Name.Option)
		default:
			e.move(c.Entry, current.Name)
		}
	}
	return e.text()
}

// takenByPlugin reports whether a name that no option stands for may still be an
// auth plugin's: with auth_section or an unknown plugin it is not for us to say.
func (res *resolution) takenByPlugin(section *config.Section, a *config.Assignment) bool {
	return section.Facts.Reads.Auth && rules.AuthName(res.Release, a.As.Option)
}

// mayBeRead reports whether a name that the checks take for unread may be read
// all the same: another program registers it, or a library that can make no use
// of it, or a package that carries a later security fix.
func (res *resolution) mayBeRead(name oslo.Name) bool {
	_, registered := res.Release.Option(res.Service, name.Group, name.Option)
	return registered || res.OtherProgram(name) != nil || res.MayBeBackported(name)
}

// optionInFile is one option as one file sets it.
type optionInFile struct {
	option *catalog.Option
	source int
}

// bestRanks finds, for every option that a file sets, the name that wins there.
func (res *resolution) bestRanks() map[optionInFile]int {
	best := map[optionInFile]int{}
	for _, section := range res.Sections {
		for _, a := range section.Assignments {
			if a.Option == nil {
				continue
			}
			key := optionInFile{a.Option, a.Source}
			if known, ok := best[key]; !ok || rank(a) < known {
				best[key] = rank(a)
			}
		}
	}
	return best
}

// rank is the place of an assignment's name among those that are tried.
func rank(a *config.Assignment) int {
	if a.As == a.Option.Name {
		return 0
	}
	for i, name := range a.Option.Deprecated {
		if name == a.As {
			return i + 1
		}
	}
	return len(a.Option.Deprecated) + 1
}
