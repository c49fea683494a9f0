package config

import (
	"fmt"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Tree is a whole configuration as typed values: sections of options.
type Tree struct {
	Sections []Branch
	Unknown  bool // there may be more sections, not known yet
}

// Branch is one section of a Tree.
type Branch struct {
	report.Place
	Name    string
	Options []Leaf
	Unknown bool // nothing in it is known yet
}

// Leaf is one option's value in a Tree.
type Leaf struct {
	report.Place
	Name    string
	Shape   LeafShape
	Came    string // what the value is, in a message: "a list", "a bool"
	Unknown bool
	Text    string     // for a scalar
	Items   []ItemText // for a list, or the values of a map
	Keys    []string   // for a map
	Nested  []*Leaf    // parallel to Items: an item that is itself a list or map, else nil
	Fault   string     // what in it no option accepts: "item 0 is null"; "" for nothing
}

// LeafShape is a value's shape.
type LeafShape uint8

// The value shapes.
const (
	ScalarLeaf LeafShape = iota
	ListLeaf
	MapLeaf
)

// Attributes converts a tree to what the service's registered options accept: a
// list becomes list items, or the lines of a multi-valued option; a map becomes
// a dict. A value of a shape that its option does not accept is a mistake that
// names the option, the accepted shape and the shape given. If there are
// mistakes, use the attributes only to locate secrets.
func (t *Tree) Attributes(r *Input, release catalog.Release) (*Attributes, []Mistake) {
	flat := t.flat()
	if mistakes := t.twice(); len(mistakes) > 0 {
		return flat.attributes, mistakes
	}
	if !t.shaped() {
		return flat.attributes, nil
	}
	// What a name refers to is known only once the configuration is read,
	// because other options name the backends.
	probe := *r
	probe.Program = "" // shape the values of other programs' options as well
	probe.Attributes = flat.attributes
	c := probe.Resolve(probe.readAttributes(), Scope{Release: release})
	var mistakes []Mistake
	shaped := *flat.attributes
	shaped.Values = make([]Attribute, 0, len(flat.attributes.Values))
	for i := range flat.attributes.Values {
		value, leaf := flat.attributes.Values[i], flat.leaves[i]
		option := c.Typing(c.Assignments[i])
		values, mistake := shapeOf(value, leaf, option)
		if mistake != nil {
			mistakes = append(mistakes, *mistake)
			continue
		}
		shaped.Values = append(shaped.Values, values...)
	}
	if len(mistakes) > 0 {
		return flat.attributes, mistakes
	}
	return &shaped, nil
}

// flattened is a tree with every value as a string or a list, and the leaf that
// each came from.
type flattened struct {
	attributes *Attributes
	leaves     []*Leaf
}

func (t *Tree) flat() flattened {
	f := flattened{attributes: &Attributes{Unknown: t.Unknown}}
	for i := range t.Sections {
		branch := &t.Sections[i]
		f.attributes.Sections = append(f.attributes.Sections, branch.Name)
		group := oslo.GroupOf(branch.Name)
		if branch.Unknown {
			f.attributes.UnknownIn = append(f.attributes.UnknownIn, group)
		}
		for j := range branch.Options {
			leaf := &branch.Options[j]
			items := leaf.Items
			for _, nested := range leaf.Nested {
				if nested != nil { // used to search for secrets
					items = append(slices.Clip(items), nested.Items...)
				}
			}
			f.leaves = append(f.leaves, leaf)
			f.attributes.Values = append(f.attributes.Values, Attribute{
				Place:   leaf.Place,
				As:      oslo.Name{Group: group, Option: leaf.Name},
				Unknown: leaf.Unknown,
				IsList:  leaf.Shape == ListLeaf,
				Text:    leaf.Text,
				Items:   items,
			})
		}
	}
	return f
}

// shaped reports whether any value is more than a string, or begins with a
// quote.
func (t *Tree) shaped() bool {
	return slices.ContainsFunc(t.Sections, func(b Branch) bool {
		return slices.ContainsFunc(b.Options, func(l Leaf) bool { return l.Shape != ScalarLeaf || l.Fault != "" || startsQuoted(l.Text) })
	})
}

// twice lists the options set in two sections that oslo.config reads as one:
// only the sections' order would decide which value wins.
func (t *Tree) twice() []Mistake {
	var mistakes []Mistake
	first := map[string]int{}
	for i := range t.Sections {
		branch := &t.Sections[i]
		at, again := first[oslo.GroupOf(branch.Name)]
		if !again {
			first[oslo.GroupOf(branch.Name)] = i
			continue
		}
		other := &t.Sections[at]
		for j := range branch.Options {
			leaf := &branch.Options[j]
			if slices.ContainsFunc(other.Options, func(l Leaf) bool { return l.Name == leaf.Name }) {
				mistakes = append(mistakes, Mistake{
					Place:   leaf.Place,
					Summary: "Option written twice",
					Detail: fmt.Sprintf("oslo.config reads [%s] and [%s] as one section, and both set %s: write it once.",
						report.Label(other.Name), report.Label(branch.Name), report.Label(leaf.Name)),
				})
			}
		}
	}
	return mistakes
}
