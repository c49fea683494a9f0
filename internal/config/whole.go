package config

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
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
// a mistake that names the option, what it takes and what came.
func (t *Tree) Attributes(r *Input, release catalog.Release) (*Attributes, []Mistake) {
	flat := t.flat()
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
	return &shaped, mistakes
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
			f.leaves = append(f.leaves, leaf)
			f.attributes.Values = append(f.attributes.Values, Attribute{
				Place:   leaf.Place,
				As:      oslo.Name{Group: group, Option: leaf.Name},
				Unknown: leaf.Unknown,
				IsList:  leaf.Shape == ListLeaf,
				Text:    leaf.Text,
				Items:   leaf.Items,
			})
		}
	}
	return f
}

// shaped reports whether some value is more than a text.
func (t *Tree) shaped() bool {
	return slices.ContainsFunc(t.Sections, func(b Branch) bool {
		return slices.ContainsFunc(b.Options, func(l Leaf) bool { return l.Shape != ScalarLeaf })
	})
}

// shapeOf gives the attributes that a value becomes.
func shapeOf(value Attribute, leaf *Leaf, option *catalog.Option) ([]Attribute, *Mistake) {
	switch {
	case leaf.Unknown || leaf.Shape == ScalarLeaf, slices.ContainsFunc(leaf.Items, func(i ItemText) bool { return i.Null }):
		return []Attribute{value}, nil
	case leaf.Shape == MapLeaf:
		return dictOf(value, leaf, option)
	case option == nil: // nothing registers it: a list is written as lists are
		return []Attribute{value}, nil
	case option.Multi:
		lines := make([]Attribute, len(leaf.Items))
		for i, item := range leaf.Items {
			lines[i] = Attribute{Place: value.Place, As: value.As, Text: item.Text, Unknown: item.Unknown}
		}
		return lines, nil
	case option.TypeName == "list":
		list, _ := option.Type.(types.ListType)
		value.Bounds = list.Bounds
		return []Attribute{value}, nil
	}
	return nil, wrongShape(value, leaf, option)
}

// dictOf writes a map as oslo.config reads a dict.
func dictOf(value Attribute, leaf *Leaf, option *catalog.Option) ([]Attribute, *Mistake) {
	if option != nil && option.TypeName != "dict" {
		return nil, wrongShape(value, leaf, option)
	}
	separator := ":"
	if option != nil && option.Separator != "" {
		separator = option.Separator
	}
	pairs := make([]string, len(leaf.Keys))
	for i, key := range leaf.Keys {
		item := leaf.Items[i]
		value.Unknown = value.Unknown || item.Unknown
		for what, text := range map[string]string{"The key": key, "The value": item.Text} {
			if bad := unfitFor(text, separator, what == "The key"); bad != "" {
				return nil, &Mistake{
					Place:   value.Place,
					Summary: "Map that no option can hold",
					Detail:  fmt.Sprintf("%s number %d of %s %s: oslo.config's dicts have no quoting.", what, i, full(value.As), bad),
				}
			}
		}
		pairs[i] = key + separator + item.Text
	}
	value.IsList, value.Items = false, nil
	value.Text = strings.Join(pairs, ",")
	if option != nil {
		if dict, _ := option.Type.(types.DictType); dict.Bounds {
			value.Text = "{" + value.Text + "}"
		}
	}
	return []Attribute{value}, nil
}

func unfitFor(text, separator string, key bool) string {
	switch {
	case strings.Contains(text, ","):
		return "holds a comma, which ends a pair"
	case text != oslo.Strip(text):
		return "begins or ends with white space, which oslo.config strips"
	case key && strings.Contains(text, separator):
		return "holds " + separator + ", which ends a key"
	case key && text == "":
		return "is empty"
	}
	return ""
}

func wrongShape(value Attribute, leaf *Leaf, option *catalog.Option) *Mistake {
	return &Mistake{
		Place:   value.Place,
		Summary: "Value of the wrong shape",
		Detail:  fmt.Sprintf("%s takes %s, and the value is %s.", full(value.As), takes(option), leaf.Came),
	}
}

// takes is what an option takes, for a message.
func takes(option *catalog.Option) string {
	if option.Multi {
		return "a list of strings, a line each"
	}
	switch option.TypeName {
	case "bool":
		return "one bool"
	case "int", "port":
		return "one whole number"
	case "float":
		return "one number"
	case "list":
		return "a list"
	case "dict":
		return "a map"
	}
	return "one string"
}

func full(name oslo.Name) string { return "options." + name.Group + "." + name.Option }
