package oslo

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

const defaultGroup = "DEFAULT"

// normalise returns the form of a section name used for look-ups.
func normalise(section string) string {
	if section == defaultGroup {
		return section
	}
	return py.Lower(section)
}

// index finds every assignment of a name in all files.
type index struct {
	groups []group          // in order of first appearance
	places map[string]int32 // into groups, nil while there are few
	nodes  []node           // in file order
	below  *index           // of a Ground, nil without one
}

// few is the number of groups that are searched linearly.
const few = 16

// group holds the assignments of one section. Most are short and searched
// linearly; the others get a table on their first look-up.
type group struct {
	name   string // normalised
	newest int32  // into nodes
	size   int32
	byName map[string]int32 // the newest for each name, nil for a short group
}

// short is the number of assignments that are searched linearly.
const short = 32

// node is one assignment, linked to the one before it.
type node struct {
	entry *ini.Entry
	file  int32
	prev  int32 // the previous one in the group, or of the same name once the group has a table; -1 at the end
}

// Ground is a file beneath those of many resolvers, prepared once for all of
// them. It is safe for concurrent use.
type Ground struct {
	file  *ini.File
	index index
}

// NewGround prepares a file, which must not change afterwards.
func NewGround(file *ini.File) *Ground {
	ground := &Ground{file, newIndex([]*ini.File{file}, nil)}
	for i := range ground.index.groups {
		ground.index.tabulate(&ground.index.groups[i]) // now, because it is shared later
	}
	return ground
}

// newIndex indexes files. A ground, if any, is the first of them and is not
// indexed again.
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
		var g *group // valid until the next call of group
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

// find returns a section's group, nil if nothing is assigned there.
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

// group is find, but creates a missing group.
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

// tabulate builds a group's table, unless the group is short.
func (x *index) tabulate(g *group) {
	if g.size <= short || g.byName != nil {
		return
	}
	// From newest to oldest, link each to the next one of the same name.
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

// last is the newest assignment of a name, nil if there is none.
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

// sectionFile is the file that oslo.config names as a value's location: the
// last one that writes the section exactly in its normalised form, even if the
// value itself is in another file. It is empty if no file writes it that way.
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
