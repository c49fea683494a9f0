package rules

import (
	"slices"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// everReadSections keeps what everRead has worked out, for sections that exist.
var everReadSections sync.Map // oslo.Name of service and section -> []string

// everRead lists every name that some release reads in a section, older names
// included, sorted. The slice is shared.
func everRead(service, section string) []string {
	key := oslo.Name{Group: service, Option: section}
	if known, ok := everReadSections.Load(key); ok {
		return known.([]string)
	}
	var names []string
	for _, release := range catalog.Releases() {
		facts, ok := release.Section(service, section)
		if !ok {
			continue
		}
		for _, option := range facts.Options {
			names = append(names, option.Name.Option)
			for _, older := range option.Deprecated {
				if older.Group == section {
					names = append(names, older.Option)
				}
			}
		}
	}
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	known, _ := everReadSections.LoadOrStore(key, slices.Compact(names))
	return known.([]string)
}

// wasEverRead tells whether some release reads the name.
func wasEverRead(service string, as oslo.Name) bool {
	_, found := slices.BinarySearch(everRead(service, as.Group), as.Option)
	return found
}
