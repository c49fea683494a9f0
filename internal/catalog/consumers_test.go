package catalog_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

type consumerFact struct {
	Group      string                `json:"group"`
	Session    []string              `json:"session"`
	Adapter    []string              `json:"adapter"`
	Auth       []string              `json:"auth"`
	Ignored    []string              `json:"ignored_dummies"`
	Own        []string              `json:"own_options"`
	Deprecated map[string][][]string `json:"deprecated_names"`
	Overrides  map[string]struct {
		Default any `json:"default"`
	} `json:"default_overrides"`
}

type consumerFacts struct {
	Nova []struct {
		Series   string         `json:"series"`
		Nova     string         `json:"nova"`
		Library  string         `json:"keystoneauth1"`
		Sections []consumerFact `json:"sections"`
	} `json:"nova"`
	Others map[string]struct {
		Sections []consumerFact `json:"sections"`
	} `json:"others"`
}

// names returns the sorted names of a section's options from one library.
func names(s *catalog.Section, from func(*catalog.Option) bool) []string {
	list := []string{}
	for _, o := range s.All() {
		if from(o) {
			list = append(list, o.Name.Option)
		}
	}
	slices.Sort(list)
	return list
}

func of(l catalog.Library) func(*catalog.Option) bool {
	return func(o *catalog.Option) bool { return o.Library == l && !o.Ignored }
}

// sorted returns a sorted copy, never nil.
func sorted(list []string) []string {
	out := slices.Clone(list)
	slices.Sort(out)
	return append([]string{}, out...)
}

// compareConsumer compares one section with its fact in both directions.
func compareConsumer(t *testing.T, r catalog.Release, service string, f consumerFact) {
	t.Helper()
	s := section(t, r, service, f.Group)
	for what, pair := range map[string][2][]string{
		"session": {sorted(f.Session), names(s, of(catalog.Session))},
		"auth":    {sorted(f.Auth), names(s, of(catalog.Auth))},
		"adapter": {sorted(f.Adapter), names(s, of(catalog.Adapter))},
		"ignored": {sorted(f.Ignored), names(s, func(o *catalog.Option) bool { return o.Ignored })},
	} {
		if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
			t.Errorf("%s [%s] %s (-facts +catalogue):\n%s", service, f.Group, what, diff)
		}
	}
	want := catalog.Groups{Session: len(f.Session) > 0, Adapter: len(f.Adapter) > 0, Auth: len(f.Auth) > 0}
	if s.Reads != want || !s.Consumer {
		t.Errorf("%s [%s]: reads %+v, consumer %t, want %+v", service, f.Group, s.Reads, s.Consumer, want)
	}
	for _, o := range s.All() {
		name := o.Name.Option
		if o.Library == catalog.Nova && !o.Ignored {
			continue // compared along with the registered options
		}
		var before []string
		for _, old := range f.Deprecated[name] {
			before = append(before, old[0]+"."+old[1])
		}
		if diff := cmp.Diff(before, shapeOf(o).DeprecatedBefore); diff != "" {
			// A library's own facts also list names that these lists omit.
			ofSession := o.Library == catalog.Session || o.Library == catalog.Auth || o.Library == catalog.Adapter
			if service == "nova" && ofSession || len(before) > 0 {
				t.Errorf("%s [%s] %s: older names (-facts +catalogue):\n%s", service, f.Group, name, diff)
			}
		}
		if over, ok := f.Overrides[name]; ok {
			if diff := cmp.Diff(over.Default, plain(o.Default)); diff != "" {
				t.Errorf("%s [%s] %s: default (-facts +catalogue):\n%s", service, f.Group, name, diff)
			}
		}
	}
}

func TestNovaConsumers(t *testing.T) {
	t.Parallel()
	var facts consumerFacts
	readFacts(t, "session-consumers.json", &facts)
	if len(facts.Nova) != len(catalog.Releases()) {
		t.Errorf("%d series in the facts, %d in the catalogue", len(facts.Nova), len(catalog.Releases()))
	}
	for _, series := range facts.Nova {
		t.Run(series.Series, func(t *testing.T) {
			t.Parallel()
			r := resolve(t, series.Series)
			if got := r.Nova().String(); got != series.Nova {
				t.Errorf("Nova %s, want %s", got, series.Nova)
			}
			if got := r.Keystoneauth().String(); got != series.Library {
				t.Errorf("keystoneauth1 %s, want %s", got, series.Library)
			}
			var want []string
			// Libraries build these, and the facts have castellan's as one version has them.
			ofLibraries := []string{"barbican_service_user", "keystone_authtoken", "oslo_limit", "vault"}
			for _, f := range series.Sections {
				if !slices.Contains(ofLibraries, f.Group) {
					want = append(want, f.Group)
					compareConsumer(t, r, "nova", f)
				}
			}
			got := slices.DeleteFunc(r.Consumers("nova"), func(name string) bool { return slices.Contains(ofLibraries, name) })
			if diff := cmp.Diff(sorted(want), got); diff != "" {
				t.Errorf("consumers (-facts +catalogue):\n%s", diff)
			}
		})
	}
}

func TestOtherServices(t *testing.T) {
	t.Parallel()
	var facts consumerFacts
	readFacts(t, "session-consumers.json", &facts)
	seen := 0
	for service, other := range facts.Others {
		if !slices.Contains(catalog.Services(), service) {
			continue // a library, whose sections are in the services' files
		}
		for _, release := range []string{"2026.1", "2026.2"} {
			r := resolve(t, release)
			for _, f := range other.Sections {
				if len(f.Session)+len(f.Auth)+len(f.Adapter) == 0 {
					continue // it shares only its name with a session's section
				}
				seen++
				compareConsumer(t, r, service, f)
				if !slices.Contains(r.Consumers(service), f.Group) {
					t.Errorf("%s [%s] builds no session in %s", service, f.Group, r)
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("%d sections compared, want more", seen)
	}
}

// A service is covered from the first series in its facts.
func TestServiceCovered(t *testing.T) {
	t.Parallel()
	for service, first := range map[string]string{"nova": "mitaka", "cinder": "newton", "placement": "stein", "neutron": "queens"} {
		covered := false
		for _, r := range catalog.Releases() {
			covered = covered || r.Series() == first
			if r.ServiceCovered(service) != covered {
				t.Errorf("%s in %s: covered %t, want %t", service, r, !covered, covered)
			}
		}
	}
	const count = 13
	if services := catalog.Services(); len(services) != count || !slices.IsSorted(services) {
		t.Errorf("services: %q", services)
	}
}

func TestOverrideFollowsTheLibrarysType(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ want, typeName string }{
		"2026.1": {"120", "int"},
		"2026.2": {"120.0", "float"},
	}
	for release, test := range tests {
		t.Run(release, func(t *testing.T) {
			t.Parallel()
			o, ok := resolve(t, release).Option("ironic", "json_rpc", "timeout")
			if !ok {
				t.Fatal("no timeout")
			}
			if got := o.Default.Python(); got != test.want || o.TypeName != test.typeName {
				t.Errorf("timeout is %s %s, want %s %s", o.TypeName, got, test.typeName, test.want)
			}
		})
	}
}

func TestUnknownSections(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ service, section string }{
		"wrong case":      {"nova", "Glance"},
		"blank":           {"nova", ""},
		"unknown service": {"nowa", "glance"},
		"not registered":  {"nova", "ssl"},
		"elsewhere":       {"cinder", "placement"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if s, ok := resolve(t, "2026.1").Section(test.service, test.section); ok {
				t.Errorf("found %s [%s] with %d options", s.Service, s.Name, len(s.All()))
			}
		})
	}
}

func TestZeroRelease(t *testing.T) {
	t.Parallel()
	var r catalog.Release
	if _, ok := r.Section("nova", "glance"); ok || r.ServiceCovered("nova") || len(r.Sections("nova")) != 0 ||
		len(r.Consumers("nova")) != 0 || len(r.Plugins()) != 0 {
		t.Error("the zero release registers something")
	}
	if !r.IsZero() || r.Series() != "" || r.Codename() != "" || !r.Nova().IsZero() || r.Major() != 0 || r.Development() {
		t.Errorf("the zero release is %s", r)
	}
}

func TestRegistry(t *testing.T) {
	t.Parallel()
	registry := resolve(t, "zed").Registry("nova")
	tests := map[string]struct {
		group, option string
		has, hasGroup bool
	}{
		"glance":         {"glance", "cafile", true, true},
		"default":        {"DEFAULT", "my_ip", true, true},
		"wrong case":     {"default", "my_ip", false, false},
		"unknown option": {"glance", "nope", false, true},
		"older name":     {"glance", "api_insecure", false, true},
		"older group":    {"ssl", "ca_file", false, false},
		"hyphens":        {"glance", "valid-interfaces", false, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, ok := registry.Option(test.group, test.option)
			if ok != test.has || registry.HasGroup(test.group) != test.hasGroup {
				t.Errorf("option %t, group %t, want %t, %t", ok, registry.HasGroup(test.group), test.has, test.hasGroup)
			}
			if ok && full(o.Name) != test.group+"."+test.option {
				t.Errorf("found %s", full(o.Name))
			}
		})
	}
}
