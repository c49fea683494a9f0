package provider

import (
	"maps"
	"math/big"
	"slices"
	"strconv"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// arguments are a block's attributes and nested blocks by name. A missing name
// is null.
type arguments map[string]tftypes.Value

// argumentsOf opens an object; null and unknown objects have no arguments.
func argumentsOf(value tftypes.Value) arguments {
	fields := map[string]tftypes.Value{}
	if !value.IsKnown() || value.IsNull() || value.As(&fields) != nil {
		return nil
	}
	return fields
}

// given reports whether an argument is set, known or not.
func (a arguments) given(name string) bool {
	value, ok := a[name]
	return ok && !value.IsNull()
}

// unknown reports whether an argument, or anything inside it, is not known yet.
func (a arguments) unknown(names ...string) bool {
	for _, name := range names {
		if value, ok := a[name]; ok && !value.IsFullyKnown() {
			return true
		}
	}
	return false
}

// text is a string argument; "" for null and unknown.
func (a arguments) text(name string) string { return textOf(a[name]) }

// truth is a bool argument; false for null and unknown.
func (a arguments) truth(name string) bool {
	var truth bool
	value, ok := a[name]
	return ok && value.IsKnown() && !value.IsNull() && value.As(&truth) == nil && truth
}

// list is a list argument or a repeated block; nil for null and unknown.
func (a arguments) list(name string) []tftypes.Value { return listOf(a[name]) }

// texts is a list of strings; nil for null and unknown lists.
func (a arguments) texts(name string) []string {
	var texts []string
	for _, item := range a.list(name) {
		texts = append(texts, textOf(item))
	}
	return texts
}

// entries is a map argument; nil for null and unknown.
func (a arguments) entries(name string) map[string]tftypes.Value {
	value, ok := a[name]
	entries := map[string]tftypes.Value{}
	if !ok || !value.IsKnown() || value.IsNull() || value.As(&entries) != nil {
		return nil
	}
	return entries
}

// textMap is a map of strings; nil for null and unknown maps. Null entries are
// left out.
func (a arguments) textMap(name string) map[string]string {
	entries := a.entries(name)
	if entries == nil {
		return nil
	}
	texts := make(map[string]string, len(entries))
	for key, value := range entries {
		if !value.IsNull() {
			texts[key] = textOf(value)
		}
	}
	return texts
}

func listOf(value tftypes.Value) []tftypes.Value {
	var items []tftypes.Value
	if !value.IsKnown() || value.IsNull() || value.As(&items) != nil {
		return nil
	}
	return items
}

func textOf(value tftypes.Value) string {
	var text string
	if !value.IsKnown() || value.IsNull() || value.Type() == nil || value.As(&text) != nil {
		return ""
	}
	return text
}

// scalar is a string, number or bool as configuration text.
func scalar(value tftypes.Value) string {
	if !value.IsKnown() || value.IsNull() {
		return ""
	}
	switch {
	case value.Type().Is(tftypes.Bool):
		var truth bool
		if value.As(&truth) == nil && truth {
			return "true"
		}
		return "false"
	case value.Type().Is(tftypes.Number):
		number := new(big.Float)
		if value.As(&number) != nil {
			return ""
		}
		return numberText(number)
	default:
		return textOf(value)
	}
}

// longest is the maximum number of decimal digits written for a number; the
// largest integer that Python reads has 4,300.
const longest = 4300

// precision is the precision of Terraform's numbers in bits.
const precision = 512

// numberText writes a number in decimal notation, as in a configuration; one
// too long for that gets an exponent, which no integer option accepts.
func numberText(number *big.Float) string {
	if whole, accuracy := number.Int64(); accuracy == big.Exact && whole != 0 { // the usual case; 0 may be -0
		return strconv.FormatInt(whole, 10)
	}
	const bitsADigit = 3.33
	if float64(number.MantExp(nil)) > longest*bitsADigit {
		return number.Text('g', 20)
	}
	// As many digits as identify the number at Terraform's precision, which is
	// what tostring() gives, too.
	return new(big.Float).SetPrec(precision).Set(number).Text('f', -1)
}

// attribute reads one typed option; false if it is null.
func attribute(typed *assess.Typed, section string, value tftypes.Value) (assess.Attribute, bool) {
	if value.IsNull() {
		return assess.Attribute{}, false
	}
	a := assess.Attribute{Place: report.Place{Attribute: typed.Name}, As: typed.As(section)}
	switch {
	case !value.IsKnown():
		a.Unknown = true
	case typed.Kind == assess.Texts || typed.Kind == assess.Numbers:
		a.IsList = true
		for _, item := range listOf(value) {
			a.Items = append(a.Items, assess.ItemText{Text: scalar(item), Unknown: !item.IsKnown(), Null: item.IsNull()})
		}
	default:
		a.Text = scalar(value)
	}
	return a, true
}

// options reads the typed options, and those in extra.
func (a arguments) options(table []assess.Typed, section string) *assess.Attributes {
	options := &assess.Attributes{Section: section, Table: table, Unknown: !a[assess.Extra].IsKnown()}
	for i := range table {
		if value, ok := a[table[i].Name]; ok {
			if option, given := attribute(&table[i], section, value); given {
				options.Values = append(options.Values, option)
			}
		}
	}
	extra := a.entries(assess.Extra)
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		if value := extra[name]; !value.IsNull() {
			options.Values = append(options.Values, assess.Attribute{
				Place:   report.Place{Attribute: assess.Extra, Key: name},
				As:      oslo.Name{Group: section, Option: name},
				Text:    textOf(value),
				Unknown: !value.IsKnown(),
			})
		}
	}
	return options
}
