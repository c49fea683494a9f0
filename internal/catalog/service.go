package catalog

import (
	"slices"
	"sync/atomic"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// nova is the one service whose options are covered in every release.
const nova = "nova"

// Services gives the names of the services that the catalogue knows, sorted.
// Services other than Nova are known in the newest releases only, and there
// only with the sections that use keystoneauth.
func Services() []string {
	var names []string
	for i := range consumerTable {
		if s := consumerTable[i].Service; len(names) == 0 || names[len(names)-1] != s {
			names = append(names, s)
		}
	}
	return names
}

// ServiceCovered tells whether the release knows any section of a service.
func (r Release) ServiceCovered(service string) bool {
	for i := range consumerTable {
		c := &consumerTable[i]
		if c.Service == service && r.series != nil && holds(c.From, c.To, r.at) {
			return true
		}
	}
	return false
}

// Sections gives the names of all sections that a service registers in the
// release, sorted, DEFAULT before the lower-case ones.
func (r Release) Sections(service string) []string {
	names := r.Consumers(service)
	for i := range optionTable {
		o := &optionTable[i]
		if o.Service == service && r.series != nil && holds(o.From, o.To, r.at) && (len(names) == 0 || names[len(names)-1] != o.Section) {
			names = append(names, o.Section)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Consumers gives the names of the sections in which a service uses
// keystoneauth, sorted. Nova's [glance] is one of them from 16.0.0.
func (r Release) Consumers(service string) []string {
	const usual = 16
	names := make([]string, 0, usual)
	for i := range consumerTable {
		c := &consumerTable[i]
		if c.Service == service && r.series != nil && holds(c.From, c.To, r.at) {
			names = append(names, c.Section)
		}
	}
	return names
}

// Registry gives the options of a service for oslo.NewResolver. It is safe for
// concurrent use.
func (r Release) Registry(service string) oslo.Registry {
	return &registry{release: r, service: service}
}

type registry struct {
	release Release
	service string
	last    atomic.Pointer[Section] // the section asked for last: look-ups come section by section
}

// Option finds a registered option by its exact group and dest.
func (r *registry) Option(group, option string) (*oslo.Option, bool) {
	section := r.last.Load()
	if section == nil || section.Name != group {
		var ok bool
		if section, ok = r.release.Section(r.service, group); !ok {
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

// HasGroup tells whether the service registers the group.
func (r *registry) HasGroup(group string) bool {
	_, ok := r.release.Section(r.service, group)
	return ok
}
