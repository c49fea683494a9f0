package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

type pluginFact struct {
	Key        string   `json:"file_key"`
	Type       string   `json:"type"`
	Default    any      `json:"default"`
	Required   bool     `json:"required"`
	Secret     bool     `json:"secret"`
	Deprecated []string `json:"deprecated_names"`
	Found      []string `json:"oslo_deprecated_names"` // as oslo.config looks for them, if different
}

type ranged struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type libraryFacts struct {
	Session []libraryRange `json:"session"`
	Adapter []libraryRange `json:"adapter"`
	Auth    []libraryRange `json:"auth_common"`
	Plugins map[string][]struct {
		ranged
		Options []pluginFact `json:"options"`
	} `json:"plugins"`
}

type libraryRange struct {
	ranged
	Options []fact `json:"options"`
}

// holds reports whether the range, inclusive at both ends, contains a version.
func (r ranged) holds(t *testing.T, v catalog.Version) bool {
	t.Helper()
	from, ok := catalog.ParseVersion(r.From)
	if !ok {
		t.Fatalf("%s is not a version", r.From)
	}
	if strings.Contains(r.To, "master") {
		return v.Compare(from) >= 0
	}
	to, ok := catalog.ParseVersion(r.To)
	if !ok {
		t.Fatalf("%s is not a version", r.To)
	}
	return v.Compare(from) >= 0 && v.Compare(to) <= 0
}

// TestLibraryOptions compares the types, defaults and older names of the
// options that every consumer takes from keystoneauth with the library's own
// facts.
func TestLibraryOptions(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	var facts libraryFacts
	readFacts(t, "ksa.json", &facts)
	for _, r := range catalog.Tags() {
		known := map[catalog.Library]map[string]fact{}
		for library, ranges := range map[catalog.Library][]libraryRange{
			catalog.Session: facts.Session, catalog.Adapter: facts.Adapter, catalog.Auth: facts.Auth,
		} {
			known[library] = map[string]fact{}
			for _, each := range ranges {
				if each.holds(t, r.Keystoneauth()) {
					for _, o := range each.Options {
						known[library][o.Name] = o
					}
				}
			}
		}
		for _, service := range catalog.Services() {
			for _, name := range r.Consumers(service) {
				for _, o := range section(t, r, service, name).All() {
					f, ok := known[o.Library][o.Name.Option]
					if o.Ignored || !strings.HasPrefix(string(o.Library), "keystoneauth1") {
						continue
					}
					if !ok {
						t.Errorf("%s: %s is not in keystoneauth %s", r, full(o.Name), r.Keystoneauth())
						continue
					}
					want, got := f.shape(name), shapeOf(o)
					if len(got.DeprecatedBefore) > len(want.DeprecatedBefore) {
						// The section's additions follow the library's names.
						got.DeprecatedBefore = got.DeprecatedBefore[:len(want.DeprecatedBefore)]
					}
					if len(got.DeprecatedBefore) == 0 {
						got.DeprecatedBefore = nil
					}
					got.Default = want.Default // sections override it
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("%s: %s (-facts +catalogue):\n%s", r, full(o.Name), diff)
					}
				}
			}
		}
	}
}

func TestPluginsEqualFacts(t *testing.T) {
	t.Parallel()
	var facts libraryFacts
	readFacts(t, "ksa.json", &facts)
	for _, r := range catalog.Releases() {
		t.Run(r.Series(), func(t *testing.T) {
			t.Parallel()
			want := map[string][]pluginFact{}
			for name, ranges := range facts.Plugins {
				for _, each := range ranges {
					if each.holds(t, r.Keystoneauth()) {
						want[name] = slices.Clone(each.Options)
					}
				}
			}
			got := map[string][]pluginFact{}
			for _, name := range r.Plugins() {
				options, ok := r.PluginOptions("cinder", name)
				if !ok {
					t.Fatalf("no options of %s", name)
				}
				got[name] = []pluginFact{}
				for _, o := range options {
					f := pluginFact{
						Key: o.Name.Option, Type: o.TypeName, Default: plain(o.Default),
						Required: o.Required, Secret: o.Secret, Deprecated: []string{},
					}
					for _, old := range o.Deprecated {
						f.Deprecated = append(f.Deprecated, old.Option)
						if old.Group != "cinder" {
							t.Errorf("%s: older name %s in another section", full(o.Name), full(old))
						}
					}
					if o.Name.Group != "cinder" || o.Library != catalog.Plugin {
						t.Errorf("%s of %s", full(o.Name), o.Library)
					}
					got[name] = append(got[name], f)
				}
			}
			for name, options := range want {
				for i := range options {
					if options[i].Found != nil {
						options[i].Deprecated, options[i].Found = options[i].Found, nil
					}
					// Early versions list an option's own name as an older one.
					want[name][i].Deprecated = slices.DeleteFunc(slices.Clone(options[i].Deprecated),
						func(old string) bool { return old == options[i].Key })
					if want[name][i].Deprecated == nil {
						want[name][i].Deprecated = []string{}
					}
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-facts +catalogue):\n%s", diff)
			}
		})
	}
}

func TestPluginsTaking(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		release, option string
		want            []string
	}{
		"application credential": {"zed", "application_credential_secret", []string{"v3applicationcredential"}},
		"before it was added":    {"pike", "application_credential_secret", nil},
		"older name":             {"zed", "url", []string{"admin_token"}},
		"unknown option":         {"zed", "passwort", nil},
		"not a plugin option":    {"zed", "cafile", nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, resolve(t, test.release).PluginsTaking(test.option)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestPlugin(t *testing.T) {
	t.Parallel()
	p, ok := resolve(t, "zed").Plugin("password")
	if !ok || p.Name != "password" || len(p.Options) == 0 {
		t.Fatalf("password: %+v", p)
	}
	for _, o := range p.Options {
		if o.Secret != (o.Name.Option == "password") || o.Required != (o.Name.Option == "auth_url") {
			t.Errorf("%s: secret %t, required %t", o.Name.Option, o.Secret, o.Required)
		}
	}
	if _, ok := resolve(t, "zed").Plugin("Password"); ok {
		t.Error("a plugin of the wrong case is found")
	}
	if _, ok := resolve(t, "zed").PluginOptions("cinder", ""); ok {
		t.Error("a plugin without a name is found")
	}
	names := resolve(t, "zed").PluginOptionNames()
	if !slices.IsSorted(names) || !slices.Contains(names, "trust_id") || slices.Contains(names, "tenant") {
		t.Errorf("names of plugin options: %v", names)
	}
}
