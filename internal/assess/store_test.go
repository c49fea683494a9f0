package assess_test

import (
	"slices"
	"strings"
	"testing"
)

// Of a store's options, only those of other store types are findings.
func TestStoreTypeNarrows(t *testing.T) {
	t.Parallel()
	const head = "[DEFAULT]\nenabled_backends = fast:%KIND%, slow:file\n[glance_store]\ndefault_backend = slow\n[slow]\nfilesystem_store_datadir = /var/lib/glance/images\n[fast]\nstore_description = the fast one\n"
	tests := map[string]struct {
		kind, text string
		want       []string
	}{
		"its own options":              {"rbd", "rbd_store_pool = images\n", nil},
		"an option of another type":    {"rbd", "filesystem_store_datadir = /images\n", []string{"option_of_other_store fast.filesystem_store_datadir"}},
		"a bad value for another type": {"rbd", "filesystem_store_chunk_size = big\n", []string{"option_of_other_store fast.filesystem_store_chunk_size"}},
		"an unknown type":              {"tape", "filesystem_store_datadir = /images\n", nil},
		"an unknown option":            {"rbd", "rbd_store_pol = images\n", []string{"unknown_option fast.rbd_store_pol"}},
		"one type's secret":            {"rbd", "s3_store_secret_key = CANARY-9\n", []string{"option_of_other_store fast.s3_store_secret_key"}},
		"white space and quote":        {" rbd ", "swift_store_user = u\n", []string{"option_of_other_store fast.swift_store_user"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := strings.ReplaceAll(head, "%KIND%", test.kind) + test.text
			result := findingsFor(t, "glance", "2025.1", "", "glance-api.conf", text)
			var got []string
			for _, f := range result.Findings {
				if slices.Contains([]string{"option_of_other_store", "unknown_option", "invalid_value", "unknown_section", "option_not_in_release"}, f.Rule) {
					got = append(got, f.Rule+" "+optionOf(&f))
				}
				if strings.Contains(f.Message, "CANARY") {
					t.Errorf("a secret is shown: %s", f.Message)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
			if result.Migrated["glance-api.conf"] != text {
				t.Errorf("migrated:\n%s", result.Migrated["glance-api.conf"])
			}
			if strings.Contains(result.RenderedRedacted, "CANARY") {
				t.Errorf("redacted:\n%s", result.RenderedRedacted)
			}
		})
	}
}
