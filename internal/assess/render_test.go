package assess_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

func TestRenderedText(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		files []string
		want  string
	}{
		"a value that only the host knows stays a reference": {
			[]string{"[glance]\ncafile = $state_path/ca.pem\ntimeout = 60\n"},
			"[glance]\ncafile = $state_path/ca.pem\ntimeout = 60\n",
		},
		"the default that only the host knows is not written": {
			[]string{"[DEFAULT]\nhost = a\n"},
			"[DEFAULT]\nhost = a\n",
		},
		"older names, [ssl] emptied": {
			[]string{"[ssl]\nca_file = /a\n[glance]\napi_insecure = no\n"},
			"[glance]\ncafile = /a\ninsecure = no\n",
		},
		"an unknown section with its duplicates": {
			[]string{"[x y]\nb = 1\na: \" 2\"\nb = 3\n"},
			"[x y]\nb = 1\na = \" 2\"\nb = 3\n",
		},
		"a later file wins by an older name, in any section": {
			[]string{"[libvirt]\nvolume_use_multipath = true\n", "[libvirt]\niscsi_use_multipath = false\n"},
			"# NOT APPROVED by osloconf: conflicting_names\n[libvirt]\nvolume_use_multipath = false\n",
		},
		"in one file the current name wins": {
			[]string{"[libvirt]\nvolume_use_multipath = true\niscsi_use_multipath = false\n"},
			"# NOT APPROVED by osloconf: conflicting_names\n[libvirt]\nvolume_use_multipath = true\n",
		},
		"a later current name wins over the older one": {
			[]string{"[libvirt]\niscsi_use_multipath = false\n", "[libvirt]\nvolume_use_multipath = true\n"},
			"# NOT APPROVED by osloconf: conflicting_names\n[libvirt]\nvolume_use_multipath = true\n",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &assess.Request{Policy: assess.PolicyText{Release: "zed", Profile: "permissive"}}
			for i, text := range test.files {
				r.Sources = append(r.Sources, assess.SourceText{Name: string(rune('a' + i)), Content: text})
			}
			result, mistakes := assess.Run(r, time.Time{})
			if len(mistakes) > 0 {
				t.Fatal(mistakes)
			}
			if diff := cmp.Diff(test.want, result.Rendered); diff != "" {
				t.Error(diff)
			}
		})
	}
}
