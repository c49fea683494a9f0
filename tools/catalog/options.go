package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// same tells whether two rows say the same.
func same(a, b table.Facts) bool { return reflect.DeepEqual(a, b) }

// hostDefault marks a default that the fact files could only note as "worked
// out on the host".
var hostDefault = regexp.MustCompile(`^@[A-Z0-9_]+@$`)

// facts turns one fact into the table's form.
func (f *fact) facts() (table.Facts, error) {
	out := table.Facts{
		Secret: f.Secret, Multi: f.Multi,
		ForRemoval: f.DeprecatedRemoval, DeprecatedSince: f.DeprecatedSince,
	}
	t := &out.Type
	t.Name, t.Item = typeNames(f)
	t.Regex, t.MaxLength, t.Schemes = f.Params.Regex, f.Params.MaxLength, f.Params.Schemes
	t.ItemChoices = f.Params.Item.Choices
	t.IgnoreCase = f.Params.IgnoreCase || f.Params.Item.IgnoreCase
	var err error
	if out.Default, err = literal(f.Default, t.Name); err != nil {
		return out, err
	}
	if out.Default.Kind == table.String && hostDefault.MatchString(out.Default.Text) {
		out.Default, out.HostDefault = table.Literal{}, true
	}
	if t.Min, err = decimal(f.Min, t.Name); err != nil {
		return out, err
	}
	if t.Max, err = decimal(f.Max, t.Name); err != nil {
		return out, err
	}
	if t.Name == "port" {
		t.Min, t.Max = cmp.Or(t.Min, "0"), cmp.Or(t.Max, "65535")
	}
	if t.Choices, err = choices(f.Choices, t.Name); err != nil {
		return out, err
	}
	out.Deprecated, err = f.deprecated()
	return out, err
}

// typeNames makes the fact files' several spellings of one type one.
func typeNames(f *fact) (name, item string) {
	name, item = f.Type, f.ItemType
	switch name {
	case "python:str", "custom:type", "multistr":
		name = "str"
	case "callable:<lambda>":
		name = "ignored"
	}
	if strings.HasPrefix(item, "custom:") {
		item = "str"
	}
	return name, item
}

func choices(raw json.RawMessage, typeName string) ([]table.Literal, error) {
	if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
		return nil, nil
	}
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return nil, err
	}
	list := make([]table.Literal, 0, len(items))
	for _, item := range items {
		value, err := literal(item, typeName)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	return list, nil
}

// deprecated reads older names: pairs of section and name in the service's
// facts, plain names in keystoneauth's.
func (f *fact) deprecated() ([]table.Name, error) {
	if len(f.Deprecated) == 0 {
		return nil, nil
	}
	var items []json.RawMessage
	if err := json.Unmarshal(f.Deprecated, &items); err != nil {
		return nil, err
	}
	var list []table.Name
	for _, item := range items {
		var pair []string
		if err := json.Unmarshal(item, &pair); err == nil && len(pair) == 2 {
			list = append(list, table.Name{Section: pair[0], Option: pair[1]})
			continue
		}
		var plain string
		if err := json.Unmarshal(item, &plain); err != nil {
			return nil, fmt.Errorf("%s: deprecated name %s", f.Name, item)
		}
		list = append(list, table.Name{Option: plain})
	}
	return list, nil
}

// add appends a row of the services' own options, or lengthens the row that it
// continues.
func (b *builder) add(row table.Option) {
	if n := len(b.tables.Options); n > 0 {
		had := &b.tables.Options[n-1]
		if had.Service == row.Service && had.Section == row.Section && had.Name == row.Name &&
			had.To == row.From && row.From != 0 && same(had.Facts, row.Facts) {
			had.To = row.To
			return
		}
	}
	b.tables.Options = append(b.tables.Options, row)
}

// sortOptions puts the rows into catalogue order: section by section, in the
// order of registration where it is known, else after the known ones by name.
func (b *builder) sortOptions() {
	place := map[table.Name]int{}
	for section, names := range b.order.Nova {
		for i, name := range names {
			place[table.Name{Section: section, Option: name}] = i
		}
	}
	rank := func(o *table.Option) int {
		if o.Service == "nova" {
			if i, ok := place[table.Name{Section: o.Section, Option: o.Name}]; ok {
				return i
			}
		}
		return 1 << 20
	}
	slices.SortStableFunc(b.tables.Options, func(x, y table.Option) int {
		if c := strings.Compare(x.Service, y.Service); c != 0 {
			return c
		}
		if c := strings.Compare(x.Section, y.Section); c != 0 {
			return c
		}
		if d := rank(&x) - rank(&y); d != 0 {
			return d
		}
		if c := strings.Compare(x.Name, y.Name); c != 0 {
			return c
		}
		return int(x.From) - int(y.From)
	})
}
