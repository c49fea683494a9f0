package provider

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Shapes of dynamic values, as named in messages.
const (
	shapeText   = "a string"
	shapeNumber = "a number"
	shapeBool   = "a bool"
	shapeList   = "a list"
	shapeSet    = "a set"
	shapeObject = "an object"
	shapeOther  = "something else"
)

// shape returns a value's shape. Maps count as objects, tuples as lists.
func shape(value tftypes.Value) string {
	switch value.Type().(type) {
	case tftypes.Object, tftypes.Map:
		return shapeObject
	case tftypes.List, tftypes.Tuple:
		return shapeList
	case tftypes.Set:
		return shapeSet
	}
	switch typ := value.Type(); {
	case typ == nil:
		return shapeOther
	case typ.Is(tftypes.String):
		return shapeText
	case typ.Is(tftypes.Number):
		return shapeNumber
	case typ.Is(tftypes.Bool):
		return shapeBool
	}
	return shapeOther
}

func isScalar(value tftypes.Value) bool {
	switch shape(value) {
	case shapeText, shapeNumber, shapeBool:
		return true
	}
	return false
}

// present reports whether a value is known and not null.
func present(value tftypes.Value) bool {
	return value.Type() != nil && value.IsKnown() && !value.IsNull()
}

// members returns an object's or a map's members by name; ok is false for any
// other value. Null has none.
func members(value tftypes.Value) (fields map[string]tftypes.Value, ok bool) {
	if value.IsNull() {
		return nil, true
	}
	if shape(value) != shapeObject || !value.IsKnown() || value.As(&fields) != nil {
		return nil, false
	}
	return fields, true
}

// sortedNames are the names of members in a fixed order.
func sortedNames(fields map[string]tftypes.Value) []string {
	return slices.Sorted(maps.Keys(fields))
}

// givenOptions reads an object of option values. Null members are unset; sets
// are ordered as by tolist(). Mistakes name the member and contain no value.
func givenOptions(fields map[string]tftypes.Value) ([]assess.Given, []assess.Mistake) {
	var options []assess.Given
	var mistakes []assess.Mistake
	for _, name := range sortedNames(fields) {
		value := fields[name]
		if value.IsNull() {
			continue
		}
		option, fault := givenOption(name, value)
		if fault != "" {
			mistakes = append(mistakes, assess.Mistake{Place: report.Place{Attribute: name}, Summary: "Not an option's value", Detail: fault})
			continue
		}
		options = append(options, option)
	}
	return options, mistakes
}

func givenOption(name string, value tftypes.Value) (given assess.Given, fault string) {
	given.Name = name
	switch kind := shape(value); {
	case !value.IsKnown(), kind == shapeSet && !value.IsFullyKnown():
		given.Unknown = true // a set's unknown items may turn out to be equal
	case kind == shapeList, kind == shapeSet:
		given.IsList = true
		for i, item := range listOf(value) {
			if present(item) && !isScalar(item) {
				return given, fmt.Sprintf("Item %d of %s is %s: an item is a string, number or bool.", i, report.Label(name), shape(item))
			}
			given.Items = append(given.Items, assess.ItemText{Text: scalar(item), Unknown: !item.IsKnown(), Null: item.IsNull()})
		}
	case isScalar(value):
		given.Text = scalar(value)
	default:
		return given, fmt.Sprintf("%s is %s: an option's value is a string, number or bool, or a list of those.", report.Label(name), kind)
	}
	return given, ""
}
