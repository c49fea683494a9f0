package catalog_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

func TestResolve(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ series, nova string }{
		"mitaka":                 {"mitaka", "13.1.4"},
		"2016.1":                 {"mitaka", "13.1.4"},
		"13":                     {"mitaka", "13.1.4"},
		"13.0.0":                 {"mitaka", "13.0.0"},
		"14.0.10":                {"newton", "14.0.10"},
		"20.5.0":                 {"train", "20.5.0"},
		"zed":                    {"zed", "26.3.0"},
		"ZED":                    {"zed", "26.3.0"},
		"2022.2":                 {"zed", "26.3.0"},
		"26":                     {"zed", "26.3.0"},
		"26.2.2":                 {"zed", "26.2.2"},
		"26.3.0":                 {"zed", "26.3.0"},
		"2023.1":                 {"2023.1", "27.5.1"},
		"antelope":               {"2023.1", "27.5.1"},
		"Antelope":               {"2023.1", "27.5.1"},
		"bobcat":                 {"2023.2", "28.3.1"},
		"caracal":                {"2024.1", "29.4.0"},
		"dalmatian":              {"2024.2", "30.3.0"},
		"epoxy":                  {"2025.1", "31.3.1"},
		"flamingo":               {"2025.2", "32.2.1"},
		"gazpacho":               {"2026.1", "33.0.2"},
		"33":                     {"2026.1", "33.0.2"},
		"hibiscus":               {"2026.2", "33.0.0-373-g00a030403f"},
		"2026.2":                 {"2026.2", "33.0.0-373-g00a030403f"},
		"34":                     {"2026.2", "33.0.0-373-g00a030403f"},
		"33.0.0-373-g00a030403f": {"2026.2", "33.0.0-373-g00a030403f"},
		"33.0.0-373-G00A030403F": {"2026.2", "33.0.0-373-g00a030403f"},
		"15.1.5":                 {"ocata", "15.1.5"},
		"xena":                   {"xena", "24.2.1"},
	}
	for text, test := range tests {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			r := resolve(t, text)
			if r.Series() != test.series || r.Nova().String() != test.nova {
				t.Errorf("%s at %s, want %s at %s", r.Series(), r.Nova(), test.series, test.nova)
			}
		})
	}
}

func TestResolveUnknown(t *testing.T) {
	t.Parallel()
	const covers = "the catalogue covers mitaka (13.0.0) to 2026.2 (development); nearest is "
	tests := map[string]struct{ text, want string }{
		"too new":        {"99.0.0", `unknown release "99.0.0": ` + covers + "33.0.2"},
		"too old":        {"12.0.6", `unknown release "12.0.6": ` + covers + "13.0.0"},
		"coming":         {"34.0.0", `unknown release "34.0.0": ` + covers + "33.0.2"},
		"no such patch":  {"26.9.9", `unknown release "26.9.9": zed has the versions 26.0.0 to 26.3.0, and ` + covers + "26.3.0"},
		"no such minor":  {"31.99.0", `unknown release "31.99.0": 2025.1 has the versions 31.0.0 to 31.3.1, and ` + covers + "31.3.1"},
		"patch too high": {"20.4.9", `unknown release "20.4.9": train has the versions 20.0.0 to 20.6.1, and ` + covers + "20.4.1"},
		"between tags":   {"21.1.7", `unknown release "21.1.7": ussuri has the versions 21.0.0 to 21.2.4, and ` + covers + "21.1.2"},
		"short version":  {"26.2", `unknown release "26.2": zed has the versions 26.0.0 to 26.3.0, and ` + covers + "26.2.0"},
		"long version":   {"26.2.2.1", `unknown release "26.2.2.1": zed has the versions 26.0.0 to 26.3.0, and ` + covers + "26.2.2"},
		"v before":       {"v26.2.2", `unknown release "v26.2.2": zed has the versions 26.0.0 to 26.3.0, and ` + covers + "26.2.2"},
		"leading zero":   {"026.2.2", `unknown release "026.2.2": zed has the versions 26.0.0 to 26.3.0, and ` + covers + "26.2.2"},
		"misspelt":       {"antelop", `unknown release "antelop": ` + covers + "antelope"},
		"no number":      {"2023.3", `unknown release "2023.3": ` + covers + "2024.1"},
		"later number":   {"2031.1", `unknown release "2031.1": ` + covers + "2026.2"},
		"space before":   {" zed", `unknown release " zed": ` + covers + "zed"},
		"space after":    {"zed ", `unknown release "zed ": ` + covers + "zed"},
		"newline":        {"zed\n", `unknown release "zed\n": ` + covers + "zed"},
		"bare year":      {"2025", `unknown release "2025": ` + covers + "2025.1"},
		"empty":          {"", `unknown release "": ` + covers + "2026.1"},
		"another commit": {"33.0.0-374-gabcdef0", `unknown release "33.0.0-374-gabcdef0": 2026.1 has the versions 33.0.0 to 33.0.2, and ` + covers + "33.0.0"},
		"other digits":   {"２６", `unknown release "２６": ` + covers + "2026.1"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := catalog.Resolve(test.text)
			if err == nil {
				t.Fatalf("resolved to %s", r)
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Errorf("message (-want +got):\n%s", diff)
			}
			var unknown *catalog.UnknownReleaseError
			if !errors.As(err, &unknown) || unknown.Text != test.text || !r.IsZero() {
				t.Errorf("%T for %q with %s", err, test.text, r)
			}
			if _, err := catalog.Resolve(unknown.Nearest); err != nil {
				t.Errorf("the nearest does not resolve: %s", err)
			}
		})
	}
}

func TestUnknownReleaseIsCut(t *testing.T) {
	t.Parallel()
	for _, text := range []string{strings.Repeat("z", 1<<20), strings.Repeat("ä", 1<<20), strings.Repeat("9", 1<<20), strings.Repeat("\xff", 1<<20)} {
		_, err := catalog.Resolve(text)
		if err == nil {
			t.Fatal("resolved")
		}
		if n := len(err.Error()); n > 500 {
			t.Errorf("message of %d bytes", n)
		}
	}
}

// TestReleasesEqualFacts compares series, tags and library versions in both
// directions.
func TestReleasesEqualFacts(t *testing.T) {
	t.Parallel()
	var facts []struct {
		Series   string            `json:"series"`
		Codename string            `json:"codename"`
		Release  string            `json:"release"`
		Major    int               `json:"nova_major"`
		Tags     []string          `json:"nova_tags"`
		Describe string            `json:"nova_describe"`
		First    map[string]string `json:"libs_at_first_tag"`
		Last     map[string]string `json:"libs_at_last_tag"`
	}
	readFacts(t, "series.json", &facts)
	var want []string
	for i, f := range facts {
		r := catalog.Releases()[i]
		tags := f.Tags
		if len(tags) == 0 {
			tags = []string{f.Describe}
		}
		want = append(want, tags...)
		for text, libs := range map[string]map[string]string{tags[0]: f.First, tags[len(tags)-1]: f.Last} {
			at := resolve(t, text)
			if got := at.Keystoneauth().String(); got != libs["keystoneauth1"] {
				t.Errorf("%s: keystoneauth1 %s, want %s", text, got, libs["keystoneauth1"])
			}
			if got := at.OsloConfig().String(); got != libs["oslo.config"] {
				t.Errorf("%s: oslo.config %s, want %s", text, got, libs["oslo.config"])
			}
		}
		if r.Series() != f.Series || r.Codename() != f.Codename || r.Major() != f.Major || r.Development() != (f.Describe != "") {
			t.Errorf("%s: %s, %s, %d", f.Series, r.Series(), r.Codename(), r.Major())
		}
		if resolve(t, f.Release) != r || resolve(t, f.Codename) != r {
			t.Errorf("%s and %s are not %s", f.Release, f.Codename, r)
		}
	}
	var got []string
	for _, r := range catalog.Tags() {
		got = append(got, r.Nova().String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tags (-facts +catalogue):\n%s", diff)
	}
	if newest := catalog.Newest(); newest.Series() != "2026.1" || newest.Nova().String() != "33.0.2" {
		t.Errorf("newest is %s", newest)
	}
}

func TestReleaseOrder(t *testing.T) {
	t.Parallel()
	if !slices.IsSortedFunc(catalog.Tags(), catalog.Release.Compare) {
		t.Error("releases are out of order")
	}
	if !slices.IsSortedFunc(catalog.Tags(), func(a, b catalog.Release) int { return a.Nova().Compare(b.Nova()) }) {
		t.Error("versions are out of order")
	}
	tests := map[string]struct {
		release             string
		major, minor, patch int
		want                bool
	}{
		"older":                      {"16.0.0", 17, 0, 0, true},
		"same":                       {"17.0.0", 17, 0, 0, false},
		"patch":                      {"21.1.1", 21, 1, 2, true},
		"newer":                      {"22.0.0", 21, 1, 2, false},
		"development":                {"2026.2", 34, 0, 0, false},
		"after every tag":            {"2026.2", 33, 0, 2, false},
		"next after it":              {"2026.2", 35, 0, 0, true},
		"newest of earlier releases": {"33.0.2", 34, 0, 0, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := resolve(t, test.release).Before(test.major, test.minor, test.patch); got != test.want {
				t.Errorf("%s before %d.%d.%d: %t", test.release, test.major, test.minor, test.patch, got)
			}
		})
	}
}

func TestParseVersion(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"26.2.2", "0.0.1", "14.0.10", "33.0.0-373-g00a030403f"} {
		if v, ok := catalog.ParseVersion(text); !ok || v.String() != text {
			t.Errorf("%q is read as %q, %t", text, v, ok)
		}
	}
	for _, text := range []string{
		"", "26", "26.2", "26.2.2.2", "26.2.x", "26..2", "-1.0.0", "+1.0.0", "1e1.0.0", "01.2.3", " 1.2.3",
		"1.2.3-", "1.2.3-0-gabcdef", "1.2.3-4", "1.2.3-4-g", "1.2.3-4-gxyz1", "1.2.3-4-abcd", "1.2.9999999",
		strings.Repeat("1", 100) + ".0.0",
	} {
		if v, ok := catalog.ParseVersion(text); ok {
			t.Errorf("%q is read as %s", text, v)
		}
	}
}

func TestVersionCompare(t *testing.T) {
	t.Parallel()
	order := []string{"13.0.0", "13.0.1", "13.1.0", "33.0.0", "33.0.2", "33.0.0-5-gabcdef0", "33.0.0-373-g00a030403f", "34.0.0"}
	for i, a := range order {
		for j, b := range order {
			x, okX := catalog.ParseVersion(a)
			y, okY := catalog.ParseVersion(b)
			if !okX || !okY {
				t.Fatalf("%s or %s is not a version", a, b)
			}
			if got := x.Compare(y); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("%s against %s: %d", a, b, got)
			}
		}
	}
}
