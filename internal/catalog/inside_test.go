package catalog_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// TestChangesInsideSeries checks both sides of every tag at which an option
// appeared or changed within a series.
func TestChangesInsideSeries(t *testing.T) {
	t.Parallel()
	var facts struct {
		Options []struct {
			Group  string          `json:"group"`
			Name   string          `json:"name"`
			Tag    string          `json:"tag"`
			Before json.RawMessage `json:"before"`
		} `json:"options"`
	}
	readFacts(t, "nova-inside-series.json", &facts)
	if len(facts.Options) == 0 {
		t.Fatal("no facts")
	}
	tags := catalog.Tags()
	for _, f := range facts.Options {
		t.Run(f.Group+"."+f.Name+" "+f.Tag, func(t *testing.T) {
			t.Parallel()
			after := resolve(t, f.Tag)
			before := tags[slices.Index(tags, after)-1]
			if before.Series() != after.Series() {
				t.Fatalf("%s is the first tag of %s", f.Tag, after.Series())
			}
			now, ok := after.Option("nova", f.Group, f.Name)
			if !ok {
				t.Fatalf("not in %s", after)
			}
			then, ok := before.Option("nova", f.Group, f.Name)
			if string(f.Before) == "null" {
				if ok {
					t.Errorf("in %s already", before)
				}
				if now.Life().Since != after.Nova() {
					t.Errorf("since %s, want %s", now.Life().Since, after.Nova())
				}
				return
			}
			if !ok {
				t.Fatalf("not in %s", before)
			}
			if now.Life().Since == after.Nova() {
				t.Errorf("a change within the series is taken for its start: since %s", now.Life().Since)
			}
			want := shapeOf(now)
			changed := fact{Default: want.Default, Choices: want.Choices, Secret: want.Secret}
			if err := json.Unmarshal(f.Before, &changed); err != nil {
				t.Fatal(err)
			}
			want.Default, want.Choices, want.Secret = changed.Default, changed.Choices, changed.Secret
			if changed.Deprecated != nil {
				want.DeprecatedBefore = changed.shape(f.Group).DeprecatedBefore
			}
			if diff := cmp.Diff(want, shapeOf(then)); diff != "" {
				t.Errorf("%s (-facts +catalogue):\n%s", before, diff)
			}
			if cmp.Equal(now.Type, then.Type) && cmp.Equal(shapeOf(now), shapeOf(then)) {
				t.Errorf("nothing changed at %s", f.Tag)
			}
		})
	}
}

// TestTypesInsideSeries checks that a changed pattern or list of choices
// changes what is accepted.
func TestTypesInsideSeries(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		release, section, option, text, wantError string
	}{
		"no hyphen yet": {"30.0.0", "cinder", "catalog_info", "block-storage::publicURL",
			`Value 'block-storage::publicURL' doesn't match regex '^\\w+:\\w*:.*$'`},
		"hyphen":                 {"30.1.0", "cinder", "catalog_info", "block-storage::publicURL", ""},
		"one choice":             {"17.0.3", "libvirt", "cpu_model_extra_flags", "PCID", ""},
		"not that flag yet":      {"17.0.3", "libvirt", "cpu_model_extra_flags", "ssbd", "Valid values are [pcid], but found 'ssbd'"},
		"that flag":              {"17.0.5", "libvirt", "cpu_model_extra_flags", "ssbd", ""},
		"any flag":               {"18.0.0", "libvirt", "cpu_model_extra_flags", "avx", ""},
		"one of four drivers":    {"15.0.6", "scheduler", "driver", "my_scheduler", "Valid values are [filter_scheduler, caching_scheduler, chance_scheduler, fake_scheduler], but found 'my_scheduler'"},
		"a driver with any name": {"15.0.7", "scheduler", "driver", "my_scheduler", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, ok := resolve(t, test.release).Option("nova", test.section, test.option)
			if !ok {
				t.Fatal("not registered")
			}
			got := ""
			if _, err := o.Type.Parse(test.text); err != nil {
				got = err.Error()
			}
			if got != test.wantError {
				t.Errorf("error %q, want %q", got, test.wantError)
			}
		})
	}
}
