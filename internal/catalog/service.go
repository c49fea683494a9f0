package catalog

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// nova is the service whose versions name the releases.
const nova = "nova"

// Services returns the names of the services in the catalogue, sorted.
func Services() []string { return slices.Clone(serviceNames()) }

// serviceNames are the components that series list as services: Nova, and those
// whose version is written verbatim.
var serviceNames = sync.OnceValue(func() []string {
	var names []string
	for row := range rows("services") {
		names = append(names, row[0])
	}
	slices.Sort(names)
	return names
})

// Service is what one service registers in one release. Get one from
// Release.Service. It is safe for concurrent use.
type Service struct {
	release Release
	name    string
	uses    []use // those that apply in the release

	of      *Service          // the service that this is a view of, nil if it is not a view
	program string            // the program the view is narrowed to, "" for all
	keep    func(*entry) bool // selects the view's options

	sections sync.Map               // string -> *Section, nil for one that only other releases register
	headers  func() map[string]bool // section names in any release
	listed   func() []string
	patterns func() []Pattern

	effective func() *Service
}

// services caches the services requested so far.
var services sync.Map // serviceKey -> *Service

type serviceKey struct {
	series  *table.Series
	at      table.Point
	name    string
	program string
}

// Service returns the service in this release; false if the catalogue does not
// cover it there.
func (r Release) Service(name string) (*Service, bool) {
	key := serviceKey{r.series, r.at, name, ""}
	if had, ok := services.Load(key); ok {
		return had.(*Service), true
	}
	if !r.ServiceCovered(name) {
		return nil, false
	}
	kept, _ := services.LoadOrStore(key, r.newService(name))
	return kept.(*Service), true
}

func (r Release) newService(name string) *Service {
	s := &Service{release: r, name: name}
	for _, u := range usesOf(name) {
		if holds(u.from, u.to, r.at) {
			s.uses = append(s.uses, u)
		}
	}
	s.headers = sync.OnceValue(s.findHeaders)
	s.listed = sync.OnceValue(s.list)
	s.patterns = sync.OnceValue(s.findPatterns)
	s.effective = sync.OnceValue(s.findEffective)
	return s
}

// ServiceCovered reports whether the release covers a service.
func (r Release) ServiceCovered(service string) bool {
	if r.series == nil || !slices.Contains(serviceNames(), service) {
		return false
	}
	if service == nova {
		return true
	}
	_, ok := pinIn(r.series, service)
	return ok
}

// Name is the service name.
func (s *Service) Name() string { return s.name }

// Release is the release that the service belongs to.
func (s *Service) Release() Release { return s.release }

// Sections returns the names of all sections with fixed names, sorted, DEFAULT
// before the lower-case ones.
func (s *Service) Sections() []string { return s.listed() }

func (s *Service) list() []string {
	var names []string
	for name := range s.headers() {
		section, ok := s.Section(name)
		if ok && !strings.HasPrefix(name, "<") && (s.of == nil || section.Len() > 0) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Clip(names) // callers append to the shared slice
}

// findHeaders finds the sections that have any lines, so that unknown section
// names are rejected at once.
func (s *Service) findHeaders() map[string]bool {
	seen := map[string]bool{}
	for _, b := range componentNamed(s.name).blocks {
		seen[b.section] = true
	}
	if s.name == nova {
		list := sessionTable()
		for i := range list {
			seen[list[i].Section] = true
		}
	}
	for i := range s.uses {
		u := &s.uses[i]
		if u.section != "" {
			seen[u.section] = true
			continue
		}
		for _, b := range u.library().blocks {
			if b.namespace == u.namespace {
				seen[b.section] = true
			}
		}
	}
	return seen
}

// Section returns everything the service registers in one section, in catalogue
// order, or false if the release registers nothing there. The default section
// is "DEFAULT"; names are exact. A pattern of free names, such as "<backend>",
// is a section too. In a service narrowed to a program, a section that only
// other programs register exists but is empty.
func (s *Service) Section(name string) (*Section, bool) {
	if had, ok := s.sections.Load(name); ok {
		section := had.(*Section)
		return section, section != nil
	}
	if !s.headers()[name] {
		return nil, false
	}
	var made *Section
	if s.of == nil {
		made = s.join(name)
	} else if whole, ok := s.of.Section(name); ok {
		made = s.kept(whole)
	}
	if made == nil {
		s.sections.Store(name, made) // only other releases register it
		return nil, false
	}
	kept, _ := s.sections.LoadOrStore(made.Name, made)
	return kept.(*Section), true
}

// Option returns one option, false if the release does not register it.
func (s *Service) Option(section, name string) (*Option, bool) {
	found, ok := s.Section(section)
	if !ok {
		return nil, false
	}
	return found.Option(name)
}

// Section returns everything a service registers in one section.
func (r Release) Section(service, section string) (*Section, bool) {
	s, ok := r.Service(service)
	if !ok {
		return nil, false
	}
	return s.Section(section)
}

// Option returns one option, false if the release does not register it.
func (r Release) Option(service, section, name string) (*Option, bool) {
	s, ok := r.Section(service, section)
	if !ok {
		return nil, false
	}
	return s.Option(name)
}

// Sections returns the names of all sections a service registers.
func (r Release) Sections(service string) []string {
	s, ok := r.Service(service)
	if !ok {
		return nil
	}
	return s.Sections()
}

// Consumers returns the names of the sections in which a service builds a
// keystoneauth session, sorted. Nova's [glance] is one of them from 16.0.0.
func (r Release) Consumers(service string) []string {
	var names []string
	for _, name := range r.Sections(service) {
		if section, ok := r.Section(service, name); ok && section.Consumer {
			names = append(names, name)
		}
	}
	return names
}

// Registry returns a service's options for oslo.NewResolver. It is safe for
// concurrent use.
func (r Release) Registry(service string) oslo.Registry {
	s, ok := r.Service(service)
	if !ok {
		s = &Service{release: r, name: service}
		s.effective = s.findEffective
		s.headers, s.listed = func() map[string]bool { return nil }, func() []string { return nil }
		s.patterns = func() []Pattern { return nil }
	}
	return s.Registry()
}

// Registry returns the service's options for oslo.NewResolver. It is safe for
// concurrent use.
func (s *Service) Registry() oslo.Registry { return &registry{service: s} }

type registry struct {
	service *Service
	last    atomic.Pointer[Section] // the last section used: look-ups come section by section
}

// Option finds a registered option by its exact group and dest.
func (r *registry) Option(group, option string) (*oslo.Option, bool) {
	section := r.last.Load()
	if section == nil || section.Name != group {
		var ok bool
		if section, ok = r.service.Section(group); !ok {
			return nil, false
		}
		r.last.Store(section)
	}
	o, ok := section.Option(option)
	if !ok {
		return nil, false
	}
	return &o.Option, true
}

// HasGroup reports whether the service registers the group.
func (r *registry) HasGroup(group string) bool {
	section, ok := r.service.Section(group)
	return ok && (r.service.of == nil || section.Len() > 0)
}

// Deprecated finds the option with an older name, in any of the service's
// sections: oslo.config lets a text refer to an option by it.
func (r *registry) Deprecated(group, option string) (*oslo.Option, bool) {
	found, ok := r.service.Older(oslo.Name{Group: group, Option: option})
	if !ok {
		return nil, false
	}
	return &found.Option, true
}
