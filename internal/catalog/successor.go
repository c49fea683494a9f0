package catalog

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Successor returns the current name in this release of an option that was ever
// renamed, whether or not the release still reads the old name. known is also
// true if the option was removed and nothing replaces it; the name is then
// zero.
func (s *Service) Successor(name oslo.Name, pattern string) (current oslo.Name, known bool) {
	heir, known := s.follow(name, pattern, anyValue)
	return heir.name, known
}

// WhyGone says why an option was removed that nothing replaces, "" if there is
// nothing to say. It is the end of a sentence.
func (s *Service) WhyGone(name oslo.Name, pattern string) string {
	heir, _ := s.follow(name, pattern, anyValue)
	return heir.why
}

// TakesValue reports whether a name's successor accepts the old one's value,
// possibly along with other options.
func (s *Service) TakesValue(name oslo.Name, pattern string) bool {
	current, _ := s.follow(name, pattern, anyValue)
	same, known := s.follow(name, pattern, sameValue)
	return known && same.name == current.name
}

// Renamed is Successor for pure renames: the option under its current name
// accepts the old one's value. It returns false otherwise.
func (s *Service) Renamed(name oslo.Name, pattern string) (current oslo.Name, ok bool) {
	heir, known := s.follow(name, pattern, renamedOnly)
	return heir.name, known && heir.name != oslo.Name{}
}

// step is how much may change from one name to the next.
type step uint8

const (
	anyValue    step = iota // the successor does the same with another value
	sameValue               // it accepts the old name's value, along with other options
	renamedOnly             // it accepts the old name's value, and nothing else is needed
)

// follow goes from name to name until the release reads one. It takes no step
// that changes more than least allows.
func (s *Service) follow(name oslo.Name, pattern string, least step) (heir renamed, known bool) {
	const longest = 16 // longer than any chain of renames
	at := oslo.Name{Group: name.Group, Option: name.Option}
	if pattern != "" {
		at.Group = pattern
	}
	for range longest {
		next, ok := s.next(at, least)
		if !ok {
			return renamed{}, false
		}
		if next.name == (oslo.Name{}) {
			return next, true
		}
		if s.reads(next.name) {
			if pattern != "" && next.name.Group == pattern {
				next.name.Group = name.Group
			}
			return next, true
		}
		at = next.name
	}
	return renamed{}, false
}

// Reads reports whether the release reads a name in a section, or in the
// pattern that the section is an instance of: as an option, an older name of
// one, or an auth plugin's option.
func (s *Service) Reads(name oslo.Name, pattern string) bool {
	at := name
	if pattern != "" {
		at.Group = pattern
	}
	if s.reads(at) {
		return true
	}
	if _, ok := s.Older(name); ok || pattern == "" {
		return ok
	}
	section, ok := s.Section(pattern)
	return ok && section.Older(at) != nil
}

// reads reports whether the release reads a name: as an option, or as an auth
// plugin's in a section that loads one.
func (s *Service) reads(name oslo.Name) bool {
	section, ok := s.Section(name.Group)
	return ok && (section.Has(name.Option) || section.Reads.Auth && len(s.release.PluginsTaking(name.Option)) > 0)
}

// next is one step: the hand-kept facts first, else the option that has had the
// name as an older one.
func (s *Service) next(name oslo.Name, least step) (renamed, bool) {
	for _, service := range [...]string{s.name, "*"} {
		by := successorsOf(service)
		if to, ok := by.exact[name]; ok && to.step >= least {
			return to, true
		}
		for _, p := range by.prefixes[name.Group] {
			if strings.HasPrefix(name.Option, p.prefix) && p.to.step >= least && (p.prefix != "" || !s.hasSection(name.Group)) {
				return p.to, true
			}
		}
	}
	to, ok := renamesOf(s.name).first[name]
	return renamed{name: to}, ok
}

// hasSection reports whether the release reads a section: while it does, an
// unread name in it may be a slip.
func (s *Service) hasSection(name string) bool {
	_, ok := s.Section(name)
	return ok
}

// renamed is what a name became: another name for the same value, or an option
// that does the same with another value. Without a name, nothing replaces it.
type renamed struct {
	name oslo.Name
	step step
	why  string // why it is gone
}

// successors are the hand-kept facts about a service's names that changed.
type successors struct {
	exact    map[oslo.Name]renamed
	prefixes map[string][]prefixed // by section
}

// prefixed is what all names of a section that begin alike became.
type prefixed struct {
	prefix string
	to     renamed
}

// successions caches the results of successorsOf.
var successions cache[string, successors]

// successorsOf is what became of a service's names, or of any service's if the
// service is "*".
func successorsOf(service string) successors {
	return successions.get(service, func(service string) successors {
		all := successors{map[oslo.Name]renamed{}, map[string][]prefixed{}}
		for row := range rowsOf("successors", service) {
			all.add(row)
		}
		return all
	})
}

// add takes a row: the old name, the new one, and how much changes.
func (s *successors) add(row []string) {
	from := nameOf(row[0])
	to := renamed{step: anyValue}
	if why, gone := strings.CutPrefix(row[1], "> "); gone {
		to.why = why
	} else if row[1] != "-" {
		name := nameOf(row[1])
		to.name = oslo.Name{Group: name.Section, Option: name.Option}
	}
	if len(row) > 2 {
		switch row[2] {
		case "=":
			to.step = renamedOnly
		case "~":
			to.step = sameValue
		}
	}
	if prefix, several := strings.CutSuffix(from.Option, "*"); several {
		s.prefixes[from.Section] = append(s.prefixes[from.Section], prefixed{prefix, to})
		return
	}
	s.exact[oslo.Name{Group: from.Section, Option: from.Option}] = to
}

// renamings lists what a service's options were called: every older name in every
// release, with underscores, and the options that had it.
type renamings struct {
	first  map[oslo.Name]oslo.Name
	others map[oslo.Name][]oslo.Name // of the few names that several options had
}

// owners iterates over the options that ever had an older name.
func (r *renamings) owners(name oslo.Name) iter.Seq[oslo.Name] {
	return func(yield func(oslo.Name) bool) {
		name.Option = underscored(name.Option)
		if first, ok := r.first[name]; ok && yield(first) {
			for _, other := range r.others[name] {
				if !yield(other) {
					return
				}
			}
		}
	}
}

func (r *renamings) add(old, current oslo.Name) {
	old.Option = underscored(old.Option)
	switch first, taken := r.first[old]; {
	case !taken:
		r.first[old] = current
	case first != current && !slices.Contains(r.others[old], current):
		r.others[old] = append(r.others[old], current)
	}
}

// addBlock adds the older names of a block's options in a section.
func (r *renamings) addBlock(b *block, section string, takes func(option string) bool) {
	for l := range b.withOlderNames {
		if takes != nil && !takes(l.name) {
			continue
		}
		for span := range strings.SplitSeq(l.spans, "\t") {
			for _, old := range olderNamesOf(span) {
				r.add(oslo.Name{Group: cmp.Or(old.Section, section), Option: old.Option}, oslo.Name{Group: section, Option: l.name})
			}
		}
	}
}

// addSession adds the older names of keystoneauth's options in one of Nova's
// sections.
func (r *renamings) addSession(c *table.Consumer) {
	for _, rename := range c.Renames {
		r.add(oslo.Name{Group: cmp.Or(rename.Old.Section, c.Section), Option: rename.Old.Option}, oslo.Name{Group: c.Section, Option: rename.Name})
	}
	for group, header := range groupNames {
		for _, b := range componentNamed(keystoneauth).byName[header] {
			r.addBlock(b, c.Section, func(option string) bool { return takes(c, table.Group(group), option) })
		}
	}
}

// renames caches the results of renamesOf.
var renames cache[string, *renamings]

// renamesOf is what a service's options were called.
func renamesOf(service string) *renamings { return renames.get(service, findRenames) }

// findRenames decodes the older names, and nothing else.
func findRenames(service string) *renamings {
	const usual = 300 // of the largest services
	all := &renamings{first: make(map[oslo.Name]oslo.Name, usual), others: map[oslo.Name][]oslo.Name{}}
	if service == nova {
		list := sessionTable()
		for i := range list {
			all.addSession(&list[i])
		}
	}
	for _, b := range componentNamed(service).blocks {
		all.addBlock(b, b.section, nil)
	}
	uses := usesOf(service)
	for i := range uses {
		u := &uses[i]
		if u.namespace == "?" {
			continue
		}
		for _, b := range u.library().blocks {
			if b.namespace == u.namespace {
				all.addBlock(b, cmp.Or(u.section, b.section), u.takes)
			}
		}
	}
	return all
}
