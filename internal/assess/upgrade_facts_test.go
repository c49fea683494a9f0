package assess_test

import (
	"slices"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/hops"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// gone are options that a module registers which the facts of newton leave out.
var gone = []hops.Name{{Section: "keymgr", Option: "api_class"}}

// TestHopsNameWhatReleasesRead compares what is known of the way between
// releases with what they register: every option is one that some release reads,
// and every series one that there is.
func TestHopsNameWhatReleasesRead(t *testing.T) {
	t.Parallel()
	all := catalog.Releases()
	read := func(service string, name hops.Name) bool {
		return slices.ContainsFunc(all, func(r catalog.Release) bool {
			s, ok := r.Service(service)
			return ok && s.Reads(oslo.Name{Group: name.Section, Option: name.Option}, "")
		})
	}
	for _, service := range catalog.Services() {
		for _, note := range hops.Notes(service) {
			for _, series := range note.Series() {
				if !slices.ContainsFunc(all, func(r catalog.Release) bool { return r.Series() == series }) {
					t.Errorf("%s: %v is about %s, which is not a series", service, note.Option, series)
				}
			}
			named := []hops.Name{note.Option}
			for _, condition := range note.If {
				named = append(named, condition.Name)
			}
			for _, name := range named {
				if name != (hops.Name{}) && note.Service == service && !slices.Contains(gone, name) && !read(service, name) {
					t.Errorf("%s: no release reads %v", service, name)
				}
			}
		}
		for _, s := range hops.StricterDefaults() {
			if s.Service == service && !read(service, s.Option) {
				t.Errorf("%s: no release reads %v", service, s.Option)
			}
		}
	}
}

// TestHopsFitTheirReleases compares each note with the two releases of the hops
// that it is about: one of them reads what is to be written, and what makes a
// configuration one of those concerned.
func TestHopsFitTheirReleases(t *testing.T) {
	t.Parallel()
	all := catalog.Releases()
	place := func(series string) int {
		return slices.IndexFunc(all, func(r catalog.Release) bool { return r.Series() == series })
	}
	reads := func(r catalog.Release, service string, name hops.Name) bool {
		s, ok := r.Service(service)
		return ok && s.Reads(oslo.Name{Group: name.Section, Option: name.Option}, "")
	}
	for _, service := range catalog.Services() {
		for _, note := range hops.Notes(service) {
			if note.Service != service || note.Changed {
				continue
			}
			found := 0
			for i := 1; i < len(all); i++ {
				from, to := all[i-1], all[i]
				if !note.At(to.Series(), place) || !from.ServiceCovered(service) {
					continue
				}
				found++
				either := func(name hops.Name) bool { return reads(from, service, name) || reads(to, service, name) }
				if note.Option != (hops.Name{}) && !either(note.Option) {
					t.Errorf("%s: neither %s nor %s reads %v", service, from.Series(), to.Series(), note.Option)
				}
				for _, condition := range note.If {
					if !either(condition.Name) && !slices.Contains(gone, condition.Name) {
						t.Errorf("%s: neither %s nor %s reads %v, which makes the note on %v count", service, from.Series(), to.Series(), condition.Name, note.Option)
					}
				}
			}
			if found == 0 {
				t.Errorf("%s: the note on %v is about no hop that the catalogue covers", service, note.Option)
			}
		}
	}
}

// TestStricterDefaultsChange looks for each default that is said to have become
// stricter: it does change, in the series that is named.
func TestStricterDefaultsChange(t *testing.T) {
	t.Parallel()
	all := catalog.Releases()
	for _, s := range hops.StricterDefaults() {
		services := []string{s.Service}
		if s.Service == "*" {
			services = catalog.Services()
		}
		changes := false
		for _, service := range services {
			for i := 1; i < len(all); i++ {
				if s.Since != "any" && all[i].Series() != s.Since {
					continue
				}
				old, ok := all[i-1].Option(service, s.Option.Section, s.Option.Option)
				now, also := all[i].Option(service, s.Option.Section, s.Option.Option)
				changes = changes || ok && also && old.DefaultText() != now.DefaultText()
			}
		}
		if !changes {
			t.Errorf("%s: the default of %v does not change in %s", s.Service, s.Option, s.Since)
		}
	}
}
