package registered

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// Option is one option in the form that is compared: strings, so that a
// difference is readable.
type Option struct {
	Type, Default                    string
	Secret, Multi, Required, Removal bool
	Since                            string
	Old                              []string // "section.option", in the order tried
	Host                             bool     // the host determines the default: not compared
}

// differences lists the attributes in which two options differ.
func (o *Option) differences(want *Option) []Difference {
	var list []Difference
	add := func(attribute string, got, want any) {
		if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
			list = append(list, Difference{Attribute: attribute, Catalogue: g, Registered: w})
		}
	}
	add("type", o.Type, want.Type)
	if !o.Host && !want.Host {
		add("default", o.Default, want.Default)
	}
	add("secret", o.Secret, want.Secret)
	add("multi", o.Multi, want.Multi)
	add("required", o.Required, want.Required)
	add("removal", o.Removal, want.Removal)
	add("since", o.Since, want.Since)
	add("old", o.Old, want.Old)
	return list
}

// option is the row's form.
func (r *Row) option() Option {
	o := Option{
		Secret: r.Secret, Multi: r.Multi, Required: r.Required, Removal: r.Removal, Since: r.Since,
		Host: r.Machine,
	}
	t, err := r.Type.Build()
	if err != nil {
		o.Type = "other " + r.Type.Name
	} else {
		o.Type = typeText(t)
	}
	if bound := r.Type.Args.Max; strings.HasPrefix(o.Type, "integer") && bound != nil {
		if _, err := bound.Int64(); err != nil {
			o.Type += " beyond 64 bits: " + bound.String()
		}
	}
	o.Default = valueText(t, conformance.Decode(r.Default), r.Multi)
	for _, old := range r.Old {
		name := oslo.Name{Group: r.Section, Option: r.Name}
		if old[0] != nil {
			name.Option = *old[0]
		}
		if old[1] != nil {
			name.Group = *old[1]
		}
		o.addOld(name)
	}
	return o
}

// addOld adds an older name, with hyphens as underscores and the section in
// lower case.
func (o *Option) addOld(name oslo.Name) {
	text := strings.ReplaceAll(name.Option, "-", "_")
	if text = strings.ToLower(name.Group) + "." + text; !slices.Contains(o.Old, text) {
		o.Old = append(o.Old, text)
	}
}

// valueText writes a default as the type parses it: oslo.config accepts the
// text "10" for an integer as well as 10.
func valueText(t types.Type, v types.Value, multi bool) string {
	if v.IsNull() {
		return "null"
	}
	if multi && v.Kind() == types.List {
		var items []string
		for _, item := range v.Items() {
			items = append(items, valueText(t, item, false))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	if v.Kind() == types.Dict {
		return dictText(v)
	}
	if _, whole := t.(types.IntType); whole && v.Kind() == types.Float && v.Float() == float64(int64(v.Float())) {
		v = types.IntValue(int64(v.Float()))
	}
	if t != nil && !strings.Contains(v.Str(), "$") {
		if converted, err := types.Convert(t, v); err == nil {
			v = converted
		}
	}
	text, err := json.Marshal(conformance.Encode(v))
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// dictText writes a dict by its keys, with values in Go's spelling, as the
// catalogue keeps them; their order does not matter.
func dictText(v types.Value) string {
	var pairs []string
	for i, key := range v.Keys() {
		item := v.Items()[i]
		text := item.Text()
		switch {
		case item.IsNull():
			text = "null"
		case item.Kind() == types.List:
			list, _ := json.Marshal(texts(item))
			text = string(list)
		case item.Kind() == types.Bool:
			text = strings.ToLower(item.Python())
		}
		pairs = append(pairs, key+":"+text)
	}
	slices.Sort(pairs)
	return "{" + strings.Join(pairs, ", ") + "}"
}

func texts(list types.Value) []string {
	var out []string
	for _, item := range list.Items() {
		out = append(out, item.Text())
	}
	return out
}

// typeText writes a type with all its constraints.
func typeText(t types.Type) string {
	switch t := t.(type) {
	case nil:
		return "string"
	case types.StringType:
		text := "string"
		if t.MaxLength != 0 {
			text += fmt.Sprintf(" maxlen=%d", t.MaxLength)
		}
		if t.Regex != "" {
			text += " regex=" + t.Regex
		}
		if t.Choices != nil {
			text += fmt.Sprintf(" choices=%q", t.Choices)
			if t.IgnoreCase {
				text += " icase"
			}
		}
		if t.Quotes {
			text += " quotes"
		}
		return text
	case types.IntType:
		return "integer" + rangeText(t.Min, t.HasMin, t.Max, t.HasMax) + choiceText(t.Choices)
	case types.PortType:
		if !t.HasMin {
			t.Min, t.HasMin = 0, true
		}
		if !t.HasMax {
			t.Max, t.HasMax = 65535, true
		}
		return "port" + rangeText(t.Min, true, t.Max, true) + choiceText(t.Choices)
	case types.FloatType:
		return "float" + rangeText(t.Min, t.HasMin, t.Max, t.HasMax)
	case types.ListType:
		return "list of " + typeText(t.Item) + bounds(t.Bounds)
	case types.DictType:
		text := "dict of " + typeText(t.Value) + bounds(t.Bounds)
		if t.Separator != "" && t.Separator != ":" {
			text += " sep=" + t.Separator
		}
		return text
	case types.URIType:
		text := "uri"
		if t.MaxLength != 0 {
			text += fmt.Sprintf(" maxlen=%d", t.MaxLength)
		}
		if t.Schemes != nil {
			text += fmt.Sprintf(" schemes=%q", slices.Sorted(slices.Values(t.Schemes)))
		}
		return text
	}
	return strings.TrimSpace(fmt.Sprintf("%s %+v", t.Name(), t))
}

func rangeText[T int64 | float64](low T, hasLow bool, high T, hasHigh bool) string {
	text := ""
	if hasLow {
		text += fmt.Sprintf(" min=%v", low)
	}
	if hasHigh {
		text += fmt.Sprintf(" max=%v", high)
	}
	return text
}

func choiceText(choices []int64) string {
	if choices == nil {
		return ""
	}
	return fmt.Sprintf(" choices=%v", choices)
}

func bounds(bounds bool) string {
	if bounds {
		return " bounds"
	}
	return ""
}
