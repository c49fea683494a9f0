package catalog

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// EverRead lists every name that some release of Releases reads in a section of
// a service, names older in that section included, sorted; nil where none does.
// It looks through the tables and joins no section.
func EverRead(service, section string) []string {
	h := historyOf(service, section)
	var names []string
	add := func(name string, older []table.Name) {
		names = append(names, name)
		for _, old := range older {
			if old.Section == "" || old.Section == section {
				names = append(names, old.Option)
			}
		}
	}
	for _, r := range Releases() {
		for i := range h.rows {
			if row := &h.rows[i]; holds(row.From, row.To, r.at) {
				add(row.Name, row.Deprecated)
			}
		}
		c := r.consumer(h.consumers)
		if c == nil {
			continue
		}
		for i := range libraryTable {
			row := &libraryTable[i]
			if !holds(row.From, row.To, r.libraries().Keystoneauth) || !takes(c, row) {
				continue
			}
			add(row.Name, row.Deprecated)
			for _, rename := range c.Renames {
				if rename.Name == row.Name {
					add(row.Name, []table.Name{rename.Old})
				}
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
