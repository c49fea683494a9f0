package assess_test

import (
	"maps"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
)

// All configurations share the settings of options that they do not set. If
// set_elsewhere names any option, each setting is resolved on its own instead:
// the outputs must be the same.
func TestSharedDefaults(t *testing.T) {
	t.Parallel()
	const configurations = 300
	for seed, release := range []string{"mitaka", "queens", "ussuri", proof.Release, "2026.1"} {
		random := proof.NewRandom(uint64(seed) + 100).In(release)
		for i := range configurations {
			files := random.Texts(i).Files
			for _, sections := range [][]string{nil, {"glance"}} {
				r := assess.Request{
					Policy:   assess.PolicyText{Release: release},
					Sources:  []assess.SourceText{{Name: "0", Content: files[0].Text()}, {Name: "1", Content: files[len(files)-1].Text()}},
					Sections: sections,
					Explain:  true,
					Hardened: i%2 == 0,
				}
				alone := r
				alone.SetElsewhere = []string{"nobody.reads_this"}
				shares(t, &r, &alone)
			}
		}
	}
}

func shares(t *testing.T, shared, alone *assess.Request) {
	t.Helper()
	got, mistakes := assess.Run(shared, time.Time{})
	if len(mistakes) > 0 {
		return
	}
	want, _ := assess.Run(alone, time.Time{})
	if diff := cmp.Diff(want.Findings, got.Findings); diff != "" {
		t.Errorf("findings (-alone +shared):\n%s", diff)
	}
	if !maps.Equal(want.Settings, got.Settings) {
		t.Errorf("settings (-alone +shared):\n%s", cmp.Diff(want.Settings, got.Settings))
	}
	if !maps.Equal(want.Values, got.Values) {
		t.Errorf("values (-alone +shared):\n%s", cmp.Diff(want.Values, got.Values))
	}
	if want.Rendered != got.Rendered {
		t.Errorf("rendered (-alone +shared):\n%s", cmp.Diff(want.Rendered, got.Rendered))
	}
}
