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
	Unknown bool // nothing of it is known yet
}

// Leaf is one option's value in a Tree.
type Leaf struct {
	report.Place
	Name    string
	Shape   LeafShape
	Came    string // what the value is, for a message: "a list", "a bool"
	Unknown bool
	Text    string     // of a scalar
	Items   []ItemText // of a list, or the values of a map
	Keys    []string   // of a map
	Nested  []*Leaf    // by item, one that is a list or map itself; nil where none is
	Fault   string     // what within it no option takes: "item 0 is null"; "" for nothing
}

// LeafShape is the shape of a value.
type LeafShape uint8

// The shapes of values.
const (
	ScalarLeaf LeafShape = iota
	ListLeaf
	MapLeaf
)

// Attributes lays a tree out as the options that the service registers take
// it: a list becomes the items of a list, or the lines of an option that takes
// several; a map becomes a dict. A value whose shape an option does not take is
// a mistake that names the option, what it takes and what came. Beside
// mistakes, the attributes serve to tell where secrets stand, and nothing else.
func (t *Tree) Attributes(r *Input, release catalog.Release) (*Attributes, []Mistake) {
	flat := t.flat()
	if mistakes := t.twice(); len(mistakes) > 0 {
		return flat.attributes, mistakes
	}
	if !t.shaped() {
		return flat.attributes, nil
	}
	// Which option a name stands for is known once the configuration is read:
	// backends are named by other options.
	probe := *r
	probe.Program = "" // a value of another program's option is shaped as well
	probe.Attributes = flat.attributes
	c := probe.Resolve(probe.readAttributes(), Scope{Release: release})
	var mistakes []Mistake
	shaped := *flat.attributes
	shaped.Values = make([]Attribute, 0, len(flat.attributes.Values))
	for i := range flat.attributes.Values {
		value, leaf := flat.attributes.Values[i], flat.leaves[i]
		option := c.Assignments[i].Option
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

// flattened is a tree with every value as a text or a list, and the leaf that
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
				if nested != nil { // for whoever looks for secrets
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

// shaped reports whether some value is more than a text, or begins with a quote.
func (t *Tree) shaped() bool {
	return slices.ContainsFunc(t.Sections, func(b Branch) bool {
		return slices.ContainsFunc(b.Options, func(l Leaf) bool { return l.Shape != ScalarLeaf || l.Fault != "" || startsQuoted(l.Text) })
	})
}

// twice lists the options that two sections set which oslo.config reads as one:
// nothing but the order of their names would choose which value counts.
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
