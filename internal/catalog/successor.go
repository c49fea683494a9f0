package catalog

import (
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Successor says what became of an option that was renamed once, over all
// releases and whether or not this one still reads the old name: its current
// name here. known is true as well where the option is gone and nothing takes
// its place; the name is zero then.
func (s *Service) Successor(name oslo.Name, pattern string) (current oslo.Name, known bool) {
	return s.follow(name, pattern, anyValue)
}

// TakesValue reports whether the successor of a name takes the value that the
// old one had, if perhaps only beside other options.
func (s *Service) TakesValue(name oslo.Name, pattern string) bool {
	current, _ := s.follow(name, pattern, anyValue)
	same, known := s.follow(name, pattern, sameValue)
	return known && same == current
}

// Renamed is Successor for names alone: the option under its current name takes
// the value that the old one had. It is false where that is not so.
func (s *Service) Renamed(name oslo.Name, pattern string) (current oslo.Name, ok bool) {
	current, known := s.follow(name, pattern, renamedOnly)
	return current, known && current != oslo.Name{}
}

// step is how much may change in a step from name to name.
type step uint8

const (
	anyValue    step = iota // the successor does the same by another value
	sameValue               // it takes the old name's value, beside other options
	renamedOnly             // it takes the old name's value, and nothing else is needed
)

// follow goes from name to name until the release reads one. It goes no step in
// which more changes than is asked for.
func (s *Service) follow(name oslo.Name, pattern string, least step) (current oslo.Name, known bool) {
	const longest = 16 // no chain of renames is as long
	at := oslo.Name{Group: name.Group, Option: name.Option}
	if pattern != "" {
		at.Group = pattern
	}
	for range longest {
		next, ok := s.next(at, least)
		if !ok {
			return oslo.Name{}, false
		}
		if next == (oslo.Name{}) {
			return next, true
		}
		if s.reads(next) {
			if pattern != "" && next.Group == pattern {
				next.Group = name.Group
			}
			return next, true
		}
		at = next
	}
	return oslo.Name{}, false
}

// Reads reports whether the release reads a name of a section, or of the pattern
// that the section stands for: as an option, as an older name of one, or as an
// auth plugin's option.
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

// reads reports whether the release reads a name: as an option, or as one of an
// auth plugin's in a section that loads one.
func (s *Service) reads(name oslo.Name) bool {
	section, ok := s.Section(name.Group)
	return ok && (section.Has(name.Option) || section.Reads.Auth && len(s.release.PluginsTaking(name.Option)) > 0)
}

// next is one step: what hand-kept knowledge says, else the option that has had
// the name as an older one.
func (s *Service) next(name oslo.Name, least step) (oslo.Name, bool) {
	by := renameTable()
	for _, service := range [...]string{s.name, "*"} {
		if to, ok := by[rename{service, name}]; ok && to.step >= least {
			return to.name, true
		}
	}
	to, ok := renamesOf(s.name)[name]
	return to, ok
}

type rename struct {
	service string
	name    oslo.Name
}

// renamed is what a name became: another name for the same value, or something
// that does the same by another one.
type renamed struct {
	name oslo.Name
	step step
}

var renameTable = sync.OnceValue(func() map[rename]renamed {
	all := map[rename]renamed{}
	for row := range rows("successors") {
		from := nameOf(row[1])
		var to oslo.Name
		if row[2] != "-" {
			name := nameOf(row[2])
			to = oslo.Name{Group: name.Section, Option: name.Option}
		}
		how := anyValue
		if len(row) > 3 {
			how = map[string]step{"=": renamedOnly, "~": sameValue}[row[3]]
		}
		all[rename{row[0], oslo.Name{Group: from.Section, Option: from.Option}}] = renamed{to, how}
	}
	return all
})

// renames keeps what renamesOf gives.
var renames sync.Map // string -> map[oslo.Name]oslo.Name

// renamesOf maps every older name of every release to the option that had it.
// Only lines with older names are decoded.
func renamesOf(service string) map[oslo.Name]oslo.Name {
	if had, ok := renames.Load(service); ok {
		return had.(map[oslo.Name]oslo.Name)
	}
	all := map[oslo.Name]oslo.Name{}
	add := func(section, as string, b *block) {
		for _, l := range b.all() {
			if !strings.Contains(l.spans, " old=") {
				continue
			}
			for s := range l.spansOf {
				for _, old := range factsOf(s.facts).Deprecated {
					group := old.Section
					if group == "" || group == section {
						group = as
					}
					name := oslo.Name{Group: group, Option: strings.ReplaceAll(old.Option, "-", "_")}
					if _, taken := all[name]; !taken {
						all[name] = oslo.Name{Group: as, Option: l.name}
					}
				}
			}
		}
	}
	for _, b := range componentNamed(service).blocks {
		add(b.section, b.section, b)
	}
	uses := usesOf(service)
	for i := range uses {
		u := &uses[i]
		if u.namespace == "?" {
			continue
		}
		for _, b := range u.library().blocks {
			if b.namespace == u.namespace {
				as := b.section
				if u.section != "" {
					as = u.section
				}
				add(b.section, as, b)
			}
		}
	}
	if service == nova {
		for _, c := range sessionTable() {
			for _, r := range c.Renames {
				group := r.Old.Section
				if group == "" {
					group = c.Section
				}
				all[oslo.Name{Group: group, Option: r.Old.Option}] = oslo.Name{Group: c.Section, Option: r.Name}
			}
		}
	}
	kept, _ := renames.LoadOrStore(service, all)
	return kept.(map[oslo.Name]oslo.Name)
}
