package assess

import (
	"fmt"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// migrate returns each source's text, by source name, with only what the
// release requires changed: older names are renamed in place or moved to their
// section, and options that the release does not read are commented out.
// oslo.config reads the same values from the new texts.
func (r *Request) migrate(res *resolution) map[string]string {
	if len(res.Sources) == 0 {
		return nil
	}
	sources := make([][]change, len(res.Sources))
	best := sync.OnceValue(res.bestRanks) // few configurations use older names
	for _, section := range res.Sections {
		for _, a := range section.Assignments {
			c := change{Assignment: a}
			switch {
			case a.Option == nil && res.surelyUnread(section, a):
				c.reason = fmt.Sprintf("%s is not read by %s in [%s]", a.As.Option, res.Release.VersionOf(res.Service), section.Name())
			case !a.Deprecated():
				continue
			case !a.Option.Multi && best()[optionInFile{a.Option, a.Source}] < rank(a):
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

// untouched returns the texts unchanged: one of them does not parse, so nothing
// in any of them takes effect.
func (r *Request) untouched() map[string]string {
	texts := make(map[string]string, len(r.Sources))
	for _, source := range r.Sources {
		texts[source.Name] = source.Content
	}
	return texts
}

// change is one assignment that cannot stay: it is commented out if there is a
// reason, and otherwise gets its current name, in the section that reads it.
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

// surelyUnread reports whether nothing reads a name without an option: it is known,
// and not from here.
func (res *resolution) surelyUnread(section *config.Section, a *config.Assignment) bool {
	return rules.KnownElsewhere(res.Release, res.Service, section.Facts, a.As.Option) && !res.takenByPlugin(section, a) && !res.mayBeRead(a.As)
}

// takenByPlugin reports whether a name without an option may still be an auth
// plugin's: with auth_section or an unknown plugin we cannot tell.
func (res *resolution) takenByPlugin(section *config.Section, a *config.Assignment) bool {
	return section.Facts.Reads.Auth && rules.AuthName(res.Release, a.As.Option)
}

// mayBeRead reports whether a name that the checks consider unread may be read
// all the same: by another program, by a library that cannot use it, or by a
// package with a later security fix.
func (res *resolution) mayBeRead(name oslo.Name) bool {
	_, registered := res.Release.Option(res.Service, name.Group, name.Option)
	return registered || res.OtherProgram(name) != nil || res.MayBeBackported(name)
}

// optionInFile is one option as set in one file.
type optionInFile struct {
	option *catalog.Option
	source int
}

// bestRanks finds, for every option in a file, the name that takes precedence.
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

// rank is the position of an assignment's name in the order they are tried.
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
