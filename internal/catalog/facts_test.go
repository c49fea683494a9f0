package catalog_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// The tests read the fact files themselves rather than through the generator,
// so that they catch the generator's mistakes.

// fact is what a fact file says about an option; nil means the key is absent.
type fact struct {
	Group      string `json:"group"`
	Name       string `json:"name"`
	Type       string `json:"type"`
	Item       string `json:"item_type"`
	Default    any    `json:"default"`
	Min        any    `json:"min"`
	Max        any    `json:"max"`
	Choices    []any  `json:"choices"`
	Secret     bool   `json:"secret"`
	Multi      bool   `json:"multi"`
	Removal    bool   `json:"deprecated_for_removal"`
	RemovedBy  string `json:"deprecated_since"`
	Source     string `json:"source"`
	Registered bool   `json:"registered"`
	Deprecated []any  `json:"deprecated_names"`
}

// shape is a fact or a catalogue option in the common form that tests compare.
type shape struct {
	Type, Item       string
	Default          any
	Min, Max         any
	Choices          []any
	Secret, Multi    bool
	Removal          bool
	DeprecatedSince  string
	DeprecatedBefore []string // "section.option"
}

func readFacts(t testing.TB, name string, target any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "facts", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, target); err != nil {
		t.Fatalf("%s: %s", name, err)
	}
}

// shape returns the fact in the catalogue's form: one name for each type, and
// null for a default that only the host knows.
func (f fact) shape(section string) shape {
	s := shape{
		Type: f.Type, Item: f.Item, Default: f.Default, Min: f.Min, Max: f.Max, Choices: f.Choices,
		Secret: f.Secret, Multi: f.Multi, Removal: f.Removal, DeprecatedSince: f.RemovedBy,
	}
	switch f.Type {
	case "python:str", "custom:type", "multistr":
		s.Type = "str"
	case "callable:<lambda>":
		s.Type = "ignored"
	case "port":
		if s.Min == nil {
			s.Min = 0.0
		}
		if s.Max == nil {
			s.Max = 65535.0
		}
	}
	if strings.HasPrefix(f.Item, "custom:") {
		s.Item = "str"
	}
	if text, ok := f.Default.(string); ok && strings.HasPrefix(text, "@") && strings.HasSuffix(text, "@") {
		s.Default = nil
	}
	for _, old := range f.Deprecated {
		switch old := old.(type) {
		case string:
			s.DeprecatedBefore = append(s.DeprecatedBefore, section+"."+old)
		case []any:
			group := old[0].(string)
			if group != "DEFAULT" { // as oslo.config compares groups
				group = strings.ToLower(group)
			}
			s.DeprecatedBefore = append(s.DeprecatedBefore, group+"."+old[1].(string))
		}
	}
	return s
}

func shapeOf(o *catalog.Option) shape {
	s := shape{
		Type: o.TypeName, Item: o.ItemTypeName, Default: plain(o.Default), Min: bound(o.Min), Max: bound(o.Max),
		Secret: o.Secret, Multi: o.Multi, Removal: o.DeprecatedForRemoval, DeprecatedSince: o.DeprecatedSince,
	}
	for _, c := range o.Choices {
		s.Choices = append(s.Choices, plain(c))
	}
	for _, old := range o.Deprecated {
		s.DeprecatedBefore = append(s.DeprecatedBefore, full(old))
	}
	return s
}

func full(n oslo.Name) string { return n.Group + "." + n.Option }

// bound reads a bound as JSON does.
func bound(text string) any {
	if text == "" {
		return nil
	}
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return "not a number: " + text
	}
	return value
}

// plain returns a value as JSON would decode it.
func plain(v types.Value) any {
	switch v.Kind() {
	case types.Null:
		return nil
	case types.String:
		return v.Str()
	case types.Bool:
		return v.Bool()
	case types.Int, types.Float:
		return v.Float()
	case types.List:
		list := []any{}
		for _, item := range v.Items() {
			list = append(list, plain(item))
		}
		return list
	}
	return "unexpected kind: " + v.Python()
}

// section returns a section of a release, and fails the test if there is none.
func section(t testing.TB, r catalog.Release, service, name string) *catalog.Section {
	t.Helper()
	s, ok := r.Section(service, name)
	if !ok {
		t.Fatalf("%s: %s has no section [%s]", r, service, name)
	}
	return s
}

// resolve finds a release, and fails the test if there is none.
func resolve(t testing.TB, text string) catalog.Release {
	t.Helper()
	r, err := catalog.Resolve(text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// shapes returns the shapes of a section's options by name.
func shapes(s *catalog.Section) map[string]shape {
	all := map[string]shape{}
	for _, o := range s.All() {
		all[o.Name.Option] = shapeOf(o)
	}
	return all
}
