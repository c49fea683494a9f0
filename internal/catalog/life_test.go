package catalog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// spans writes a life as "since..until (library)".
func spans(list []catalog.Span) []string {
	var out []string
	for _, s := range list {
		text := s.Since.String() + ".." + s.Until.String()
		if s.SinceLibrary != "" {
			text += " (" + s.SinceLibrary + ")"
		}
		out = append(out, text)
	}
	return out
}

func TestLife(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		service, section, option string
		want                     []string
	}{
		"always":                     {"nova", "glance", "api_servers", []string{"13.0.0.."}},
		"default changed inside":     {"nova", "glance", "num_retries", []string{"13.0.0.."}},
		"removed":                    {"nova", "glance", "allowed_direct_url_schemes", []string{"13.0.0..23.0.0"}},
		"one release":                {"nova", "glance", "use_glance_v1", []string{"14.0.0..15.0.0"}},
		"oldest only":                {"nova", "glance", "protocol", []string{"13.0.0..14.0.0"}},
		"adapter":                    {"nova", "glance", "region_name", []string{"17.0.0.."}},
		"session":                    {"nova", "glance", "timeout", []string{"16.0.0.."}},
		"library's, session":         {"nova", "glance", "collect_timing", []string{"18.0.0.. (keystoneauth1 3.7.0)"}},
		"library's, adapter":         {"nova", "glance", "connect_retry_delay", []string{"20.0.0.. (keystoneauth1 3.16.0)"}},
		"library's, newest":          {"nova", "glance", "retriable_status_codes", []string{"29.0.0.. (keystoneauth1 5.5.0)"}},
		"ignored":                    {"nova", "glance", "min_version", []string{"17.0.0.."}},
		"renamed":                    {"nova", "glance", "api_insecure", []string{"13.0.0..16.0.0"}},
		"only as an older name":      {"nova", "ssl", "cafile", nil},
		"for a while":                {"nova", "keystone", "auth_type", []string{"28.0.0..31.0.0"}},
		"own, then the library":      {"nova", "neutron", "region_name", []string{"14.0.0.."}},
		"newer section":              {"nova", "manila", "retriable_status_codes", []string{"31.0.0.."}},
		"another service":            {"ironic", "swift", "timeout", []string{"17.0.0.."}},
		"backported to old branches": {"nova", "compute", "vmdk_allowed_types", []string{"24.2.0..25.0.0", "25.1.0..26.0.0", "26.1.0.."}},
		"never":                      {"nova", "glance", "username", nil},
		"no such section":            {"nova", "nope", "timeout", nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, spans(catalog.Life(test.service, test.section, test.option))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestLifeIsPresence compares lives with the options registered at each tag, in
// both directions.
func TestLifeIsPresence(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	names := map[[3]string]bool{}
	for _, r := range catalog.Releases() {
		for _, service := range catalog.Services() {
			for _, name := range r.Consumers(service) {
				for _, o := range section(t, r, service, name).All() {
					names[[3]string{service, name, o.Name.Option}] = true
				}
			}
		}
	}
	for n := range names {
		life := catalog.Life(n[0], n[1], n[2])
		for _, r := range catalog.Tags() {
			within := false
			for _, s := range life {
				within = within || (r.Nova().Compare(s.Since) >= 0 && (s.Until.IsZero() || r.Nova().Compare(s.Until) < 0))
			}
			if _, registered := r.Option(n[0], n[1], n[2]); registered != within {
				t.Errorf("%s [%s] %s in %s: registered %t, in its life %t", n[0], n[1], n[2], r, registered, within)
			}
		}
	}
}

func TestLegacy(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		section, name, want string
	}{
		"renamed and live":    {"ssl", "ca_file", "glance.cafile renamed 16.0.0 (pike)"},
		"renamed and removed": {"DEFAULT", "glance_host", "glance.host renamed 2014.2 (juno) removed 2015.1.0 (kilo)"},
		"removed":             {"glance", "allowed_direct_url_schemes", "nothing removed 23.0.0 (wallaby)"},
		"deprecated":          {"glance", "api_servers", "nothing"},
		"current":             {"glance", "cafile", "none"},
		"wrong case":          {"SSL", "ca_file", "none"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := "none"
			if l, ok := catalog.Legacy(test.section, test.name); ok {
				got = "nothing"
				if l.Replaced() {
					got = full(l.New)
				}
				if l.RenamedIn != "" {
					got += " renamed " + l.RenamedIn
				}
				if l.RemovedIn != "" {
					got += " removed " + l.RemovedIn
				}
			}
			if got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

// TestLegacyNamesAreRead compares the old names that are still read with the
// older names in the newest [glance].
func TestLegacyNamesAreRead(t *testing.T) {
	t.Parallel()
	for _, o := range section(t, catalog.Newest(), "nova", "glance").All() {
		for _, old := range o.Deprecated {
			l, ok := catalog.Legacy(old.Group, old.Option)
			if !ok || l.New != o.Name || l.RemovedIn != "" {
				t.Errorf("%s, an older name of %s: %+v", full(old), full(o.Name), l)
			}
		}
	}
}
