package assess_test

import (
	"slices"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/hops"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// TestHopsNameWhatReleasesRead compares the upgrade notes with what releases
// register: every option is read by some release, and every series exists.
func TestHopsNameWhatReleasesRead(t *testing.T) {
	t.Parallel()
	all := catalog.Releases()
	// Registered by a module that newton's facts omit.
	gone := []hops.Name{{Section: "keymgr", Option: "api_class"}}
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
			for _, name := range []hops.Name{note.Option, note.If} {
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

// TestStricterDefaultsChange checks that each default listed as having become
// stricter changes in the series named.
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
