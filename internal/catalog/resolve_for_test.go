package catalog_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

func TestResolveFor(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ service, text, series, version string }{
		"a series":                    {"nova", "zed", "zed", "26.3.0"},
		"a stable branch":             {"nova", "stable/2024.1", "2024.1", "29.4.0"},
		"an unmaintained one":         {"cinder", "unmaintained/zed", "zed", "21.3.2"},
		"end of life":                 {"glance", "2023.1-eol", "2023.1", ""},
		"a name and its code":         {"nova", "2023.1 (Antelope)", "2023.1", "27.5.1"},
		"white space and case":        {"nova", " Zed\n", "zed", "26.3.0"},
		"a package of Nova":           {"nova", "2:26.2.2-1", "zed", "26.2.2"},
		"a security package":          {"nova", "2:26.2.2-1~deb12u5", "zed", "26.2.2"},
		"a backport":                  {"nova", "26.2.2-1~bpo11+1", "zed", "26.2.2"},
		"a version of cinder":         {"cinder", "21.3.1", "zed", "21.3.1"},
		"the last of cinder":          {"cinder", "21.3.2", "zed", "21.3.2"},
		"a package of cinder":         {"cinder", "2:21.3.1-1~deb12u1", "zed", "21.3.1"},
		"a tag with a letter":         {"nova", "v26.2.2", "zed", "26.2.2"},
		"a name after its code":       {"glance", "Antelope (2023.1)", "2023.1", ""},
		"the project's name before":   {"cinder", "OpenStack 2024.1", "2024.1", ""},
		"and with the code":           {"nova", "OpenStack Zed", "zed", ""},
		"a remote branch":             {"nova", "remotes/origin/stable/zed", "zed", ""},
		"a full reference":            {"heat", "refs/heads/stable/2024.1", "2024.1", ""},
		"a remote's full reference":   {"heat", "refs/remotes/upstream/unmaintained/zed", "zed", ""},
		"a tag's full reference":      {"nova", "refs/tags/26.2.2", "zed", "26.2.2"},
		"a branch with a hyphen":      {"nova", "stable-2024.1", "2024.1", ""},
		"an extended branch":          {"nova", "queens-em", "queens", ""},
		"an unmaintained end":         {"nova", "zed-eom", "zed", ""},
		"a package of another system": {"nova", "1:26.2.2-1.el9", "zed", "26.2.2"},
		"a cloud archive's package":   {"nova", "3:26.2.1-0ubuntu1~cloud0", "zed", "26.2.1"},
		"a package of placement":      {"placement", "1:8.0.0-3", "zed", "8.0.0"},
		"the development state":       {"nova", "33.0.0-373-g00a030403f", "2026.2", "33.0.0-373-g00a030403f"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := catalog.ResolveFor(test.service, test.text)
			if err != nil {
				t.Fatal(err)
			}
			if r.Series() != test.series || test.version != "" && r.VersionOf(test.service) != test.version {
				t.Errorf("%s of %s, want %s %s", r.Series(), r.VersionOf(test.service), test.series, test.version)
			}
		})
	}
	for name, test := range map[string]struct{ service, text, message string }{
		"a misspelt branch":           {"nova", "stable/2024.1x", `unknown release "stable/2024.1x": the catalogue covers mitaka (13.0.0) to 2026.2 (development); nearest is 2024.1`},
		"not one of its versions":     {"placement", "26.2.2", `unknown version "26.2.2" of placement: nearest is `},
		"past the last tag":           {"cinder", "21.9.0", `unknown version "21.9.0" of cinder: nearest is 21.3.2 (zed)`},
		"another release's code name": {"nova", "2023.1 (Zed)", `unknown release "2023.1 (Zed)"`},
		"Nova's major for cinder":     {"cinder", "26", `unknown release "26"`},
		"a misspelt code name":        {"nova", "zeb", `nearest is zed`},
		"a slip in a branch's":        {"cinder", "unmaintained/zedd", `nearest is zed`},
		"a release candidate":         {"cinder", "26.0.0.0rc1", `unknown version "26.0.0.0rc1" of cinder: nearest is 26.3.0 (2025.1)`},
		"an unknown number":           {"cinder", "2024.3", `nearest is 2025.1`},
		"Nova's version":              {"placement", "26.2.2", `unknown version "26.2.2" of placement: nearest is 8.0.0 (zed)`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if r, err := catalog.ResolveFor(test.service, test.text); err == nil {
				t.Errorf("it is %s", r)
			} else if !strings.Contains(err.Error(), test.message) {
				t.Errorf("message %q, want %q in it", err, test.message)
			}
		})
	}
}

// A text that resembles no release gets no suggestion: the newest one would be
// a guess.
func TestNothingIsNear(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"banana", "master", "main", "latest", "stable/", "stable/banana", "openstack-nova-26.2.2-1.el9.noarch"} {
		for _, service := range []string{"nova", "cinder"} {
			_, err := catalog.ResolveFor(service, text)
			if err == nil || strings.Contains(err.Error(), "nearest") || !strings.Contains(err.Error(), "the catalogue covers mitaka (13.0.0) to 2026.2") {
				t.Errorf("%s %q: %v", service, text, err)
			}
		}
	}
}
