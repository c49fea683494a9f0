package oslo

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

const defaultGroup = "DEFAULT"

// normalise is the form of a section name under which it is looked up.
func normalise(section string) string {
	if section == defaultGroup {
		return section
	}
	return py.Lower(section)
}

// index finds every assignment of a name in all files.
type index struct {
	newest map[Name]int32 // by normalised section and key, into nodes
	nodes  []node
}

// node is one assignment, linked to the one of the same name before it.
type node struct {
	entry *ini.Entry
	file  int32
	older int32 // -1 at the end
}

func newIndex(files []*ini.File) index {
	total := 0
	for _, file := range files {
		total += len(file.Entries)
	}
	x := index{newest: make(map[Name]int32, total), nodes: make([]node, 0, total)}
	for number, file := range files {
		written, section := "", ""
		for i := range file.Entries {
			entry := &file.Entries[i]
			if entry.Section != written || section == "" {
				written, section = entry.Section, normalise(entry.Section)
			}
			name := Name{section, entry.Name}
			older, ok := x.newest[name]
			if !ok {
				older = -1
			}
			x.newest[name] = int32(len(x.nodes))
			x.nodes = append(x.nodes, node{entry: entry, file: int32(number), older: older})
		}
	}
	return x
}

// last is the newest assignment of a name, nil where there is none.
func (x *index) last(name Name) *node {
	if at, ok := x.newest[name]; ok {
		return &x.nodes[at]
	}
	return nil
}

func (x *index) older(n *node) *node {
	if n.older < 0 {
		return nil
	}
	return &x.nodes[n.older]
}

// sectionFile is the file that oslo.config names as the place of a value: the
// last one that writes the section exactly in its normalised form, even where
// the value itself stands in another file. Empty where none writes it so.
func sectionFile(files []*ini.File, section string) string {
	for i := len(files) - 1; i >= 0; i-- {
		for _, s := range files[i].Sections {
			if s.Name == section {
				return files[i].Name
			}
		}
	}
	return ""
}
