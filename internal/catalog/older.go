package catalog

import (
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// older keeps, by service and release, the options by their older names.
var older sync.Map // olderKey -> map[oslo.Name]*Option

type olderKey struct {
	service string
	at      table.Point
}

// Deprecated finds the option that has an older name, over all sections of the
// service: oslo.config lets a text refer to an option by it. Hyphens in older
// names count as underscores.
func (r *registry) Deprecated(group, option string) (*oslo.Option, bool) {
	found, ok := r.release.olderNames(r.service)[oslo.Name{Group: group, Option: option}]
	if !ok {
		return nil, false
	}
	return &found.Option, true
}

// olderNames maps every older name that the release still reads; it is made on
// first use, for few texts refer to one.
func (r Release) olderNames(service string) map[oslo.Name]*Option {
	key := olderKey{service, r.at}
	if had, ok := older.Load(key); ok {
		return had.(map[oslo.Name]*Option)
	}
	names := map[oslo.Name]*Option{}
	for _, name := range r.Sections(service) {
		section, ok := r.Section(service, name)
		if !ok {
			continue
		}
		for _, option := range section.Options {
			for _, old := range option.Deprecated {
				old.Option = strings.ReplaceAll(old.Option, "-", "_")
				names[old] = option
			}
		}
	}
	kept, _ := older.LoadOrStore(key, names)
	return kept.(map[oslo.Name]*Option)
}
