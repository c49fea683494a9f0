package conformance

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Options are the options in the registers "glance", "ksa" and "full", as
// record.py --options lists them.
type Options map[string]struct {
	Groups  []string    `json:"groups"`
	Options []OptionRow `json:"options"`
}

// OptionRow is one recorded option.
type OptionRow struct {
	Group      string       `json:"group"`
	Dest       string       `json:"dest"`
	Name       string       `json:"name"`
	Type       *TypeSpec    `json:"type"`
	Multi      bool         `json:"multi"`
	SetDefault bool         `json:"set_default"`
	Default    any          `json:"default"`
	Deprecated [][2]*string `json:"deprecated"`
	ForRemoval bool         `json:"for_removal"`
	Reason     string       `json:"reason"`
}

// registration is what a case registers, and the order in which it is read.
type registration struct {
	table    *oslo.Table
	all      []*oslo.Option
	read     []*oslo.Option
	required []*oslo.Option
}

func (o Options) register(c *Case) (*registration, error) {
	reg := &registration{table: oslo.NewTable()}
	group, kind := c.Group, c.Register
	if group == "" {
		group = "glance"
	}
	if kind == "" {
		if kind = "ksa"; group == "glance" {
			kind = "glance"
		}
	}
	if kind != "none" {
		recorded := o[kind]
		for _, row := range recorded.Options {
			if kind == "ksa" {
				row.Group = group
			}
			option, err := row.build()
			if err != nil {
				return nil, err
			}
			reg.add(option)
			if option.Name.Group == group {
				reg.read = append(reg.read, option)
			}
		}
		for _, name := range recorded.Groups {
			if kind != "ksa" {
				reg.table.AddGroup(name)
			}
		}
	}
	for _, spec := range c.Extra {
		option, err := spec.build(group)
		if err != nil {
			return nil, err
		}
		reg.add(option)
		reg.read = append(reg.read, option)
		if spec.Args.Required {
			reg.required = append(reg.required, option)
		}
	}
	reg.sortRequired()
	return reg, nil
}

func (r *registration) add(option *oslo.Option) {
	r.table.Register(option)
	r.all = append(r.all, option)
}

// sortRequired sorts the required options as oslo.config checks them: the
// default group first, then the others in the order they were registered.
func (r *registration) sortRequired() {
	rank := map[string]int{"DEFAULT": -1}
	for i, option := range r.read {
		if _, known := rank[option.Name.Group]; !known {
			rank[option.Name.Group] = i
		}
	}
	slices.SortStableFunc(r.required, func(a, b *oslo.Option) int {
		return rank[a.Name.Group] - rank[b.Name.Group]
	})
}

func (row OptionRow) build() (*oslo.Option, error) {
	option := &oslo.Option{
		Name: oslo.Name{Group: row.Group, Option: row.Dest}, Multi: row.Multi, Ignored: row.Type == nil,
		SetDefault: row.SetDefault, Default: decode(row.Default), Deprecated: names(row.Deprecated),
		ForRemoval: row.ForRemoval, RemovalReason: row.Reason,
	}
	if row.Name != row.Dest {
		option.Registered = row.Name
	}
	var err error
	option.Type, err = row.Type.build()
	return option, err
}

func (s OptSpec) build(group string) (*oslo.Option, error) {
	if s.Group != "" {
		group = s.Group
	}
	option := &oslo.Option{
		Name:    oslo.Name{Group: group, Option: strings.ReplaceAll(s.Name, "-", "_")},
		Multi:   strings.HasPrefix(s.Opt, "Multi"),
		Default: plainValue(s.Args.Default), Deprecated: withUnderscores(names(s.Args.DeprecatedOpts)),
		ForRemoval: s.Args.ForRemoval, RemovalReason: s.Args.DeprecatedReason,
	}
	if s.Name != option.Name.Option {
		option.Registered = s.Name
	}
	if old := [2]*string{s.Args.DeprecatedName, s.Args.DeprecatedGroup}; old[0] != nil || old[1] != nil {
		option.Deprecated = append(option.Deprecated, withUnderscores(names([][2]*string{old}))...)
	}
	var err error
	switch {
	case s.Args.Type != nil:
		option.Type, err = s.Args.Type.build()
	case s.Opt == "MultiOpt":
		option.Type, err = s.Args.ItemType.build()
	default:
		option.Type, err = s.Args.TypeArgs.build(classOf(s.Opt))
	}
	return option, err
}

// withUnderscores does what the option classes do with deprecated_opts and
// deprecated_name separately.
func withUnderscores(names []oslo.Name) []oslo.Name {
	for _, name := range names {
		if strings.Contains(name.Option, "-") {
			names = append(names, oslo.Name{Group: name.Group, Option: strings.ReplaceAll(name.Option, "-", "_")})
		}
	}
	return names
}

func classOf(opt string) string {
	switch opt {
	case "Opt", "StrOpt", "MultiStrOpt":
		return "String"
	case "BoolOpt":
		return "Boolean"
	case "IntOpt":
		return "Integer"
	case "IPOpt":
		return "IPAddress"
	}
	return strings.TrimSuffix(opt, "Opt")
}

func names(pairs [][2]*string) []oslo.Name {
	var out []oslo.Name
	for _, pair := range pairs {
		var name oslo.Name
		if pair[0] != nil {
			name.Option = *pair[0]
		}
		if pair[1] != nil {
			name.Group = *pair[1]
		}
		out = append(out, name)
	}
	return out
}

// LoadOptions reads the output of record.py --options.
func LoadOptions(data []byte) (Options, error) {
	var o Options
	if err := json.Unmarshal(data, &o); err != nil {
		return nil, fmt.Errorf("recorded options: %w", err)
	}
	return o, nil
}
