package config

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// DefaultService is the service a configuration belongs to if none is named.
const DefaultService = "nova"

// Input is what a configuration is made from. Values come as either Attributes
// or Sources.
type Input struct {
	Service     string
	Attributes  *Attributes
	Sources     []SourceText
	Interpolate bool   // $ in attributes refers to other options
	Program     string // the program it belongs to, "" for any of the service's

	OutOfTree    map[string][]string // by section, names read by code outside the catalogue; "*" for all
	SetElsewhere []string            // section.option names set by another file or the environment
}

// Attributes are typed values: those of one section or, if Section is empty, of
// every section of a configuration.
type Attributes struct {
	Section   string
	Table     []Typed // the options that have their own attribute
	Values    []Attribute
	Sections  []string // for a whole configuration: its sections in the order written
	Unknown   bool     // there may be more values, not known yet
	UnknownIn []string // sections in which there may be more values
}

// Whole reports whether these are the values of a whole configuration.
func (a *Attributes) Whole() bool { return a != nil && a.Section == "" }

// Attribute is one option's value as an attribute carries it: a string or a
// list of strings. $ is literal unless the request interpolates.
type Attribute struct {
	report.Place
	As      oslo.Name // its name in a file; an alias's group differs from the section
	Unknown bool      // not known before apply
	IsList  bool
	Bounds  bool // for a list that must be in brackets
	Quotes  bool // for a list whose items may be quoted; the quotes are dropped
	Text    string
	Items   []ItemText
}

// ItemText is one item of a list attribute.
type ItemText struct {
	Text    string
	Unknown bool
	Null    bool // a mistake: lists contain no nulls
}

// SourceText is one configuration text, as --config-file would name it.
type SourceText struct {
	report.Place
	Name    string
	Content string
	Secrets bool // secrets belong in this file
	Unknown bool
}

// Mistake is something that makes the call itself meaningless: there is no
// verdict then.
type Mistake struct {
	report.Place
	Summary string
	Detail  string
}

// Given is one option's value as a function's caller gives it, by name.
type Given struct {
	Name    string
	Extra   bool // it is in the member extra, as in the data source's argument
	Unknown bool
	IsList  bool
	Text    string
	Items   []ItemText
}

// Scope is what a configuration is resolved for: a release, and the sections
// that are judged.
type Scope struct {
	Release catalog.Release
	Only    []string // the sections to judge; nil for all that the configuration concerns
	Brief   bool     // no output shows the defaults
}
