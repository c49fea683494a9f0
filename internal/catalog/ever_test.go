package catalog_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// EverRead agrees with the sections of all releases taken together.
func TestEverReadIsWhatSectionsSay(t *testing.T) {
	t.Parallel()
	sections := map[[2]string]bool{{"nova", "no_such_section"}: true}
	for _, release := range catalog.Releases() {
		for _, service := range catalog.Services() {
			for _, section := range release.Sections(service) {
				sections[[2]string{service, section}] = true
			}
		}
	}
	if len(sections) < 70 {
		t.Fatalf("only %d sections compared", len(sections))
	}
	for at := range sections {
		service, section := at[0], at[1]
		var want []string
		for _, release := range catalog.Releases() {
			facts, ok := release.Section(service, section)
			if !ok {
				continue
			}
			for _, option := range facts.All() {
				want = append(want, option.Name.Option)
				for _, older := range option.Deprecated {
					if older.Group == section {
						want = append(want, older.Option)
					}
				}
			}
		}
		slices.Sort(want)
		if diff := cmp.Diff(slices.Compact(want), catalog.EverRead(service, section)); diff != "" {
			t.Errorf("%s [%s]: %s", service, section, diff)
		}
	}
}
