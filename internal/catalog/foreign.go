package catalog

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// Foreign is an option that a library registers when Nova runs: oslo.log,
// oslo.messaging and their like. Which of them a release has is not known
// exactly, so they are facts to lean on, not to judge by.
type Foreign struct {
	Section, Name string
	Text          bool // a plain string: its text is its value
	Secret        bool
}

// ForeignOption finds an option of the libraries that Nova uses.
func ForeignOption(section, name string) (Foreign, bool) {
	i, ok := slices.BinarySearchFunc(foreignTable[:], name, func(row table.Foreign, _ string) int {
		if row.Section != section {
			return strings.Compare(row.Section, section)
		}
		return strings.Compare(row.Name, name)
	})
	if !ok {
		return Foreign{}, false
	}
	return Foreign(foreignTable[i]), true
}

// ForeignSection tells whether a library that Nova uses registers the section.
func ForeignSection(section string) bool {
	return slices.ContainsFunc(foreignTable[:], func(row table.Foreign) bool { return row.Section == section })
}

// ForeignOptions walks them all, by section and name.
func ForeignOptions(yield func(Foreign) bool) {
	for i := range foreignTable {
		if !yield(Foreign(foreignTable[i])) {
			return
		}
	}
}
