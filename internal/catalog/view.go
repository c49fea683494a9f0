package catalog

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// Effective is the service without the options it still registers that no
// longer do anything useful: setting one is as wrong as if it had been removed.
func (s *Service) Effective() *Service {
	return s.effective()
}

func (s *Service) findEffective() *Service {
	made := s.view(func(e *entry) bool { return !superseded(e.facts) })
	made.effective = func() *Service { return made }
	return made
}

// superseded reports whether the facts mark an option as registered but
// useless.
func superseded(facts string) bool { return strings.HasSuffix(facts, " superseded") }

// view is the service with only some of its options. A section that keeps all
// its options is shared, unless the program has its own default there.
func (s *Service) view(keep func(*entry) bool) *Service {
	made := &Service{release: s.release, name: s.name, of: s, program: s.program, keep: keep, headers: s.headers, patterns: s.patterns}
	made.listed = sync.OnceValue(made.list)
	made.effective = sync.OnceValue(made.findEffective)
	return made
}

// kept is a section of the underlying service, with the options that the view
// keeps.
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

// alters reports whether the view's program has its own default for an option
// in a section that does not yet have it.
func (s *Service) alters(whole *Section, option string) bool {
	return s.program != whole.program && slices.ContainsFunc(overridesOf(s.name)[table.Name{Section: whole.Name, Option: option}], func(o override) bool {
		return o.program == s.program
	})
}
