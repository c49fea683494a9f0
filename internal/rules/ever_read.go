package rules

import (
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// everReadSections caches the results of everRead, for sections that exist.
var everReadSections sync.Map // oslo.Name of service and section -> []string

// everRead lists every name that some release reads in a section, including
// older names, sorted. The slice is shared.
func everRead(service, section string) []string {
	key := oslo.Name{Group: service, Option: section}
	if known, ok := everReadSections.Load(key); ok {
		return known.([]string)
	}
	names := catalog.EverRead(service, section)
	if names == nil {
		return nil
	}
	known, _ := everReadSections.LoadOrStore(key, names)
	return known.([]string)
}
