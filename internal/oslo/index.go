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
	below  *index // the older files of a Ground, nil without one
}

// node is one assignment, linked to the one of the same name before it.
type node struct {
	entry *ini.Entry
	file  int32
	older int32 // into nodes; -1 at the end, and from -2 downwards into those of below
}

// Ground is a file that stands below the files of many resolvers, prepared once
// for all of them. It is safe for concurrent use.
type Ground struct {
	file  *ini.File
	index index
}

// NewGround prepares a file, which may not change afterwards.
func NewGround(file *ini.File) *Ground {
	return &Ground{file, newIndex([]*ini.File{file}, nil)}
}

// newIndex looks through files. Where there is a ground, it is the first of
// them and is not looked through again.
func newIndex(files []*ini.File, ground *Ground) index {
	first, total := 0, 0
	var below *index
	if ground != nil {
		first, below = 1, &ground.index
	}
	files = files[first:]
	for _, file := range files {
		total += len(file.Entries)
	}
	x := index{newest: make(map[Name]int32, total), nodes: make([]node, 0, total), below: below}
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
				if at, ok := below.find(name); ok {
					older = -2 - at
				}
			}
			x.newest[name] = int32(len(x.nodes))
			x.nodes = append(x.nodes, node{entry: entry, file: int32(first + number), older: older})
		}
	}
	return x
}

// last is the newest assignment of a name, nil where there is none.
func (x *index) last(name Name) *node {
	if at, ok := x.newest[name]; ok {
		return &x.nodes[at]
	}
	if at, ok := x.below.find(name); ok {
		return &x.below.nodes[at]
	}
	return nil
}

func (x *index) find(name Name) (int32, bool) {
	if x == nil {
		return 0, false
	}
	at, ok := x.newest[name]
	return at, ok
}

func (x *index) older(n *node) *node {
	switch {
	case n.older >= 0 && n.file == 0 && x.below != nil:
		return &x.below.nodes[n.older]
	case n.older >= 0:
		return &x.nodes[n.older]
	case n.older < -1:
		return &x.below.nodes[-2-n.older]
	}
	return nil
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
