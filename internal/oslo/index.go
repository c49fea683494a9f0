package oslo

import (
	"slices"

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
	groups []group          // in the order in which they begin
	places map[string]int32 // in groups, nil while those are few
	nodes  []node           // in file order
	below  *index           // of a Ground, nil without one
}

// few is the number of groups that are walked through.
const few = 16

// group is the assignments of one section. Most are short, and walked through;
// the others get a table when they are first asked.
type group struct {
	name   string // normalised
	newest int32  // into nodes
	size   int32
	byName map[string]int32 // the newest of each name, nil for a short group
}

// short is the number of assignments that are walked through.
const short = 32

// node is one assignment, linked to the one before it.
type node struct {
	entry *ini.Entry
	file  int32
	prev  int32 // the one before in the group; that of the same name once the group has a table; -1 at the end
}

// Ground is a file that stands below the files of many resolvers, prepared once
// for all of them. It is safe for concurrent use.
type Ground struct {
	file  *ini.File
	index index
}

// NewGround prepares a file, which may not change afterwards.
func NewGround(file *ini.File) *Ground {
	ground := &Ground{file, newIndex([]*ini.File{file}, nil)}
	for i := range ground.index.groups {
		ground.index.tabulate(&ground.index.groups[i]) // now, because it is shared later
	}
	return ground
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
	headers := 1
	for _, file := range files {
		total += len(file.Entries)
		headers += len(file.Sections)
	}
	x := index{groups: make([]group, 0, min(headers, few)), nodes: make([]node, 0, total), below: below}
	for number, file := range files {
		written := ""
		var g *group // good until the next one is asked for
		for i := range file.Entries {
			entry := &file.Entries[i]
			if g == nil || entry.Section != written {
				written = entry.Section
				g = x.group(normalise(written))
			}
			x.nodes = append(x.nodes, node{entry: entry, file: int32(first + number), prev: g.newest})
			g.newest = int32(len(x.nodes) - 1)
			g.size++
		}
	}
	return x
}

// find is the group of a section, nil where nothing is assigned there.
func (x *index) find(section string) *group {
	if x.places != nil {
		if at, ok := x.places[section]; ok {
			return &x.groups[at]
		}
		return nil
	}
	for i := range x.groups {
		if g := &x.groups[i]; g.name == section {
			return g
		}
	}
	return nil
}

// group is find, and makes what it does not find.
func (x *index) group(section string) *group {
	if g := x.find(section); g != nil {
		return g
	}
	x.groups = append(x.groups, group{name: section, newest: -1})
	last := len(x.groups) - 1
	switch {
	case x.places != nil:
		x.places[section] = int32(last)
	case last == few:
		x.places = make(map[string]int32, 2*few)
		for i := range x.groups {
			x.places[x.groups[i].name] = int32(i)
		}
	}
	return &x.groups[last]
}

// tabulate gives a group its table, unless it is short.
func (x *index) tabulate(g *group) {
	if g.size <= short || g.byName != nil {
		return
	}
	// From the newest to the oldest: each is linked to the next of its name.
	g.byName = make(map[string]int32, g.size)
	oldest := make(map[string]int32, g.size)
	for at := g.newest; at >= 0; {
		n := &x.nodes[at]
		name, next := n.entry.Name, n.prev
		if newer, ok := oldest[name]; ok {
			x.nodes[newer].prev = at
		} else {
			g.byName[name] = at
		}
		oldest[name], n.prev = at, -1
		at = next
	}
}

// last is the newest assignment of a name, nil where there is none.
func (x *index) last(name Name) *node {
	if g := x.find(name.Group); g != nil {
		x.tabulate(g)
		if g.byName == nil {
			if n := x.walk(g.newest, name.Option); n != nil {
				return n
			}
		} else if at, ok := g.byName[name.Option]; ok {
			return &x.nodes[at]
		}
	}
	if x.below != nil {
		return x.below.last(name)
	}
	return nil
}

// older is the assignment of the same name before this one.
func (x *index) older(n *node, name Name) *node {
	if x.below != nil && n.file == 0 {
		return x.below.older(n, name)
	}
	if older := x.walk(n.prev, name.Option); older != nil {
		return older
	}
	if x.below != nil {
		return x.below.last(name)
	}
	return nil
}

func (x *index) walk(at int32, option string) *node {
	for at >= 0 {
		n := &x.nodes[at]
		if n.entry.Name == option {
			return n
		}
		at = n.prev
	}
	return nil
}

// sectionFile is the file that oslo.config names as the place of a value: the
// last one that writes the section exactly in its normalised form, even where
// the value itself stands in another file. Empty where none writes it so.
func sectionFile(files []*ini.File, section string) string {
	for _, file := range slices.Backward(files) {
		for _, s := range file.Sections {
			if s.Name == section {
				return file.Name
			}
		}
	}
	return ""
}
