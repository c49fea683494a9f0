package config

import (
	"fmt"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// shapeOf returns the attributes that a value becomes: one, or one per line for
// a multi-valued option.
func shapeOf(value Attribute, leaf *Leaf, option *catalog.Option) ([]Attribute, *Mistake) {
	switch {
	case leaf.Unknown || leaf.Shape == ScalarLeaf && leaf.Fault == "":
		if option != nil && startsQuoted(value.Text) {
			if plain, _ := option.Type.(types.StringType); plain.Quotes {
				value.Text, _ = quoted(value.Text)
			}
		}
		return []Attribute{value}, nil
	case leaf.Fault != "":
		return nil, wrongShape(value, leaf, option, leaf.Fault)
	case option == nil: // unregistered: written as lists and dicts usually are
		return written(value, leaf, option, types.ListType{}, types.DictType{})
	case option.Multi:
		return linesOf(value, leaf, option)
	}
	switch kind := option.Type.(type) {
	case types.ListType:
		if leaf.Shape == ListLeaf {
			return written(value, leaf, option, kind, types.DictType{})
		}
	case types.DictType:
		if leaf.Shape == MapLeaf {
			return written(value, leaf, option, types.ListType{}, kind)
		}
	}
	if option.TypeName == "list" && leaf.Shape == ListLeaf {
		return written(value, leaf, option, types.ListType{}, types.DictType{})
	}
	return nil, wrongShape(value, leaf, option, "")
}

// linesOf returns a line for each item of a list.
func linesOf(value Attribute, leaf *Leaf, option *catalog.Option) ([]Attribute, *Mistake) {
	dict, takesMaps := option.Type.(types.DictType)
	if leaf.Shape == MapLeaf {
		if takesMaps {
			return written(value, leaf, option, types.ListType{}, dict)
		}
		return nil, wrongShape(value, leaf, option, "")
	}
	if len(leaf.Items) == 0 && len(option.Default.Items()) > 0 {
		return nil, &Mistake{
			Place:   value.Place,
			Summary: "Empty list that no file can hold",
			Detail: full(value.As) + " is an empty list. The option takes a line for each value, and without a line it keeps its default, which is not empty: " +
				"write its values, or null for the default.",
		}
	}
	lines := make([]Attribute, 0, len(leaf.Items))
	for i, item := range leaf.Items {
		line := Attribute{Place: value.Place, As: value.As, Text: item.Text, Unknown: item.Unknown}
		if nested := leaf.nested(i); nested != nil {
			if !takesMaps || nested.Shape != MapLeaf {
				return nil, wrongShape(value, leaf, option, leaf.within(i))
			}
			whole, mistake := written(line, nested, option, types.ListType{}, dict)
			if mistake != nil {
				return nil, mistake
			}
			line = whole[0]
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// written writes a list or a map as oslo.config reads them.
func written(value Attribute, leaf *Leaf, option *catalog.Option, list types.ListType, dict types.DictType) ([]Attribute, *Mistake) {
	if leaf.Shape == ListLeaf && leaf.Nested == nil {
		item, _ := list.Item.(types.StringType)
		value.IsList, value.Items, value.Bounds, value.Quotes = true, leaf.Items, list.Bounds, item.Quotes
		return []Attribute{value}, nil // whether a line can express it is judged with its option
	}
	e := encoding{}
	if leaf.Shape == ListLeaf {
		value.Text = e.list(leaf, list)
	} else {
		value.Text = e.dict(leaf, dict)
	}
	switch {
	case e.wrong != "":
		return nil, wrongShape(value, leaf, option, e.wrong)
	case e.unfit != "":
		return nil, &Mistake{
			Place:   value.Place,
			Summary: "Value that no option can hold",
			Detail:  fmt.Sprintf("%s: %s. oslo.config's lists and dicts have no quoting.", full(value.As), e.unfit),
		}
	}
	value.IsList, value.Items = false, nil
	value.Unknown = value.Unknown || e.unknown
	return []Attribute{value}, nil
}

// startsQuoted reports whether a text begins with a quote.
func startsQuoted(text string) bool { return text != "" && (text[0] == '"' || text[0] == '\'') }

// nested returns an item that is itself a list or map, nil if it is text.
func (l *Leaf) nested(i int) *Leaf {
	if l.Nested == nil {
		return nil
	}
	return l.Nested[i]
}

// within describes an item in a message.
func (l *Leaf) within(i int) string {
	if l.Shape == MapLeaf {
		return fmt.Sprintf("the value of %s is %s", report.Label(l.Keys[i]), l.Nested[i].Came)
	}
	return fmt.Sprintf("item %d is %s", i, l.Nested[i].Came)
}

// wrongShape is the mistake for a value whose shape the option does not accept,
// or that contains such a value.
func wrongShape(value Attribute, leaf *Leaf, option *catalog.Option, within string) *Mistake {
	mistake := &Mistake{Place: value.Place, Summary: "Value of the wrong shape"}
	switch {
	case option == nil:
		mistake.Detail = fmt.Sprintf("%s: %s. An option takes a string, number or bool, or a list or a map of those.", full(value.As), within)
	case within == "" || !takesShape(option, leaf.Shape):
		mistake.Detail = fmt.Sprintf("%s takes %s, and the value is %s.", full(value.As), takes(option), leaf.Came)
	default:
		mistake.Detail = fmt.Sprintf("%s takes %s: %s.", full(value.As), takes(option), within)
	}
	return mistake
}

// takesShape reports whether an option accepts values of a shape at all.
func takesShape(option *catalog.Option, shape LeafShape) bool {
	_, dict := option.Type.(types.DictType)
	switch shape {
	case ListLeaf:
		return option.Multi || option.TypeName == "list"
	case MapLeaf:
		return dict
	}
	return true
}

// takes says what an option accepts, for a message.
func takes(option *catalog.Option) string {
	if option.Multi {
		if option.TypeName == "dict" {
			return "a list of maps, a line each"
		}
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
		return "a list of " + manyOf(option.ItemTypeName)
	case "dict":
		return "a map of " + manyOf(option.ItemTypeName)
	}
	return "one string"
}

// manyOf is the plural of an item type in a message.
func manyOf(item string) string {
	switch item {
	case "int", "port":
		return "whole numbers"
	case "float":
		return "numbers"
	case "bool":
		return "bools"
	case "list":
		return "lists"
	case "dict":
		return "maps"
	}
	return "strings"
}

// full is an option's place in the argument, for a message.
func full(name oslo.Name) string {
	return "options." + report.Label(name.Group) + "." + report.Label(name.Option)
}
