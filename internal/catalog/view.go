package catalog

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Effective is the service without the options that it still registers and that
// do nothing useful any more: to set one is as wrong as if it were gone.
func (s *Service) Effective() *Service {
	return s.effective()
}

func (s *Service) findEffective() *Service {
	made := s.view(func(e *entry) bool { return !superseded(e.facts) })
	made.effective = func() *Service { return made }
	return made
}

// superseded reports whether the facts mark an option as registered and of no
// use.
func superseded(facts string) bool { return strings.HasSuffix(facts, " superseded") }

// view is the service with some of its options. Sections that keep all of theirs
// are shared with it, unless its program has a default of its own there.
func (s *Service) view(keep func(*entry) bool) *Service {
	made := &Service{release: s.release, name: s.name, of: s, program: s.program, keep: keep, headers: s.headers}
	made.older = func() map[oslo.Name]older { return s.older() }
	made.listed = sync.OnceValue(made.list)
	made.effective = sync.OnceValue(made.findEffective)
	return made
}

// kept is a section of the service that this one is a view of, with the options
// that the view keeps.
func (s *Service) kept(whole *Section) *Section {
	if !slices.ContainsFunc(whole.entries, func(e entry) bool { return !s.keep(&e) || s.alters(whole, e.name) }) {
		return whole
	}
	made := &Section{
		Service: whole.Service, Name: whole.Name, Pattern: whole.Pattern, Kind: whole.Kind,
		Complete: whole.Complete, release: whole.release, program: s.program, byName: map[string]uint16{},
	}
	session := false
	for i := range whole.entries {
		if e := &whole.entries[i]; s.keep(e) {
			session = session || e.consumer != nil
			made.append(*e)
		}
	}
	made.made = make([]atomic.Pointer[Option], len(made.entries))
	if session {
		made.Reads, made.Consumer = whole.Reads, whole.Consumer
	} else {
		made.findGroups()
	}
	return made
}

// alters reports whether the program of a view has a default of its own for an
// option of a section, which the section does not hold yet.
func (s *Service) alters(whole *Section, option string) bool {
	return s.program != whole.program && slices.ContainsFunc(overrideTable()[overrideKey{s.name, whole.Name, option}], func(o override) bool {
		return o.program == s.program
	})
}
