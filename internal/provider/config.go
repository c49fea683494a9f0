package provider

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// optionsArgument is the argument with a whole configuration.
const optionsArgument = "options"

// configCheck is data "osloconf_config": any service's configuration, written
// in HCL.
type configCheck struct{}

func (configCheck) name() string { return "config" }

func (configCheck) schema() schema.Schema {
	return checkSchema("Checks and renders a service's whole configuration, written in HCL as sections of typed options. "+
		"Names, types, bounds, choices, older names and the effect of values are checked for every section, as in `osloconf_file`.",
		true,
		withScope(map[string]schema.Attribute{
			optionsArgument: schema.DynamicAttribute{Required: true, MarkdownDescription: "Object of sections, each an object of options. A value is a string, number or bool, a list for a list option " +
				"or a repeated option (one line per item), a map for a dict option, or null to leave the option out. For a repeated dict option, use a list of maps. Values are literal unless `interpolate` is true. " +
				"A name that the release does not read is a finding; a value of the wrong shape is an error."},
			"interpolate": schema.BoolAttribute{Optional: true, MarkdownDescription: "Leave `$name` and `${group.name}` for oslo.config to expand. " +
				"By default values are literal: the service sees exactly what you write, and `$` is escaped in the text."},
			"sections": schema.ListAttribute{Optional: true, ElementType: types.StringType,
				MarkdownDescription: "Sections to check; all sections in `options` by default. An empty list is an error."},
		}), nil)
}

func (configCheck) request(args arguments) *assess.Request {
	tree, mistakes := treeOf(args[optionsArgument])
	r := &assess.Request{Tree: tree, Mistakes: mistakes, Interpolate: args.truth("interpolate")}
	args.scope(r)
	if args.given("sections") {
		r.Sections = append([]string{}, args.texts("sections")...)
	}
	return r
}

func (configCheck) outputs(*assess.Result, *state) {}

// treeOf reads an object of sections of options. Nothing is dropped: what
// cannot be an option's value is a mistake that gives its place and no value.
func treeOf(value tftypes.Value) (*assess.Tree, []assess.Mistake) {
	tree := &assess.Tree{}
	if value.Type() == nil || value.IsNull() {
		return tree, []assess.Mistake{notATree(value, report.Place{Attribute: optionsArgument}, optionsArgument, "null", "an object of sections")}
	}
	if !value.IsKnown() {
		tree.Unknown = true
		return tree, nil
	}
	sections, ok := members(value)
	if !ok {
		return tree, []assess.Mistake{notATree(value, report.Place{Attribute: optionsArgument}, optionsArgument, shape(value), "an object of sections")}
	}
	var mistakes []assess.Mistake
	for _, name := range slices.SortedFunc(maps.Keys(sections), defaultFirst) {
		section := sections[name]
		if section.IsNull() {
			continue
		}
		place := report.Place{Attribute: optionsArgument, Key: name}
		branch := assess.Branch{Place: place, Name: name, Unknown: !section.IsKnown()}
		options, ok := members(section)
		if !ok && !branch.Unknown {
			mistakes = append(mistakes, notATree(value, place, optionsArgument+"."+report.Label(name), shape(section), "an object of options"))
			continue
		}
		for _, option := range sortedNames(options) {
			if options[option].IsNull() {
				continue
			}
			leaf := leafOf(option, options[option])
			leaf.Place = place
			leaf.Place.Key = name + "." + option
			branch.Options = append(branch.Options, *leaf)
		}
		tree.Sections = append(tree.Sections, branch)
	}
	return tree, mistakes
}

// defaultFirst orders sections by name, DEFAULT before all others.
func defaultFirst(a, b string) int {
	const main = "DEFAULT"
	switch {
	case a == b:
		return 0
	case a == main:
		return -1
	case b == main, a > b:
		return 1
	}
	return -1
}

func notATree(whole tftypes.Value, place report.Place, what, came, wanted string) assess.Mistake {
	place.Hidden = holdsSecret(whole)
	return assess.Mistake{
		Place:   place,
		Summary: "Not a configuration",
		Detail:  fmt.Sprintf("%s is %s, not %s: write for example { DEFAULT = { debug = false } }.", what, came, wanted),
	}
}

// leafOf reads one option's value, or a value nested in it. What no option
// accepts is the leaf's fault.
func leafOf(name string, value tftypes.Value) *assess.Leaf {
	leaf := &assess.Leaf{Name: name, Came: shape(value)}
	switch kind := leaf.Came; {
	case !value.IsKnown(), kind == shapeSet && !value.IsFullyKnown():
		leaf.Unknown = true // a set's unknown items may turn out to be equal
	case kind == shapeList, kind == shapeSet:
		leaf.Shape = assess.ListLeaf
		for i, item := range listOf(value) {
			if item.IsNull() {
				leaf.Fault = cmp.Or(leaf.Fault, fmt.Sprintf("item %d is null; leave it out, for example with compact() or a for expression", i))
				continue
			}
			addItem(leaf, fmt.Sprintf("item %d", i), item)
		}
	case kind == shapeObject:
		leaf.Shape, leaf.Came = assess.MapLeaf, "a map"
		pairs, _ := members(value)
		for _, key := range sortedNames(pairs) {
			if item := pairs[key]; !item.IsNull() {
				leaf.Keys = append(leaf.Keys, key)
				addItem(leaf, "the value of "+report.Label(key), item)
			}
		}
	case isScalar(value):
		leaf.Text = scalar(value)
	default:
		leaf.Fault = "it is " + kind
	}
	return leaf
}

// addItem adds an item of a list, or a value of a map.
func addItem(leaf *assess.Leaf, where string, item tftypes.Value) {
	leaf.Items = append(leaf.Items, assess.ItemText{Text: scalar(item), Unknown: !item.IsKnown()})
	var nested *assess.Leaf
	if item.IsKnown() && !isScalar(item) {
		nested = leafOf("", item)
		switch {
		case nested.Unknown:
			leaf.Items[len(leaf.Items)-1].Unknown, nested = true, nil
		case nested.Fault != "":
			leaf.Fault = cmp.Or(leaf.Fault, where+": "+nested.Fault)
		case nested.Nested != nil:
			leaf.Fault = cmp.Or(leaf.Fault, where+" contains something other than strings, numbers and bools")
		}
	}
	if nested == nil && leaf.Nested == nil {
		return
	}
	leaf.Nested = append(leaf.Nested, make([]*assess.Leaf, len(leaf.Items)-len(leaf.Nested))...)
	leaf.Nested[len(leaf.Items)-1] = nested
}

// holdsSecret reports whether a value contains, or may contain, a secret, so
// that its line is not quoted.
func holdsSecret(value tftypes.Value) bool {
	if !present(value) {
		return false
	}
	fields, _ := members(value)
	for name, field := range fields {
		if !field.IsNull() && report.SecretAnywhere(name) || report.Redact(name) != name || holdsSecret(field) {
			return true
		}
	}
	switch shape(value) {
	case shapeList, shapeSet:
		return slices.ContainsFunc(listOf(value), holdsSecret)
	case shapeText:
		text := textOf(value)
		return report.Redact(text) != text
	}
	return false
}
