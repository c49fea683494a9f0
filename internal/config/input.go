package config

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// DefaultService is the service whose configuration is meant where none is
// named.
const DefaultService = "nova"

// Input is what a configuration is made of. Values come either as Attributes
// or as Sources.
type Input struct {
	Service     string
	Attributes  *Attributes
	Sources     []SourceText
	Interpolate bool   // $ in attributes refers to other options
	Program     string // the program whose configuration it is, "" for any of the service's

	OutOfTree    map[string][]string // by section, names that code outside the catalogue reads; "*" for all
	SetElsewhere []string            // section.option names that another file or the environment gives
}

// Attributes are typed values: those of one section, or of every section of a
// configuration where Section is empty.
type Attributes struct {
	Section   string
	Table     []Typed // the options that have an attribute of their own
	Values    []Attribute
	Sections  []string // of a whole configuration: its sections in the order written
	Unknown   bool     // there may be more values, not known yet
	UnknownIn []string // sections in which there may be more values
}

// Whole reports whether these are the values of a whole configuration.
func (a *Attributes) Whole() bool { return a != nil && a.Section == "" }

// Attribute is one option's value as an attribute carries it: a text, or a
// list of texts. $ stands for itself unless the request interpolates.
type Attribute struct {
	report.Place
	As      oslo.Name // the name it would have in a file; the group of an alias differs from the section
	Unknown bool      // not known before apply
	IsList  bool
	Bounds  bool // of a list that must stand in brackets
	Quotes  bool // of a list whose items may stand in quotes, which are dropped
	Text    string
	Items   []ItemText
}

// ItemText is one item of a list attribute.
type ItemText struct {
	Text    string
	Unknown bool
	Null    bool // a mistake: a list holds no null
}

// SourceText is one configuration text, as --config-file would name it.
type SourceText struct {
	report.Place
	Name    string
	Content string
	Secrets bool // secrets belong in this file
	Unknown bool
}

// Mistake is something that makes the call itself meaningless: no verdict is
// given beside one.
type Mistake struct {
	report.Place
	Summary string
	Detail  string
}

// Given is one option's value as the caller of a function gives it, by name.
type Given struct {
	Name    string
	Extra   bool // it stands in the member extra, as in the data source's argument
	Unknown bool
	IsList  bool
	Text    string
	Items   []ItemText
}

// Scope says what a configuration is resolved for: a release, and the sections
// that are judged.
type Scope struct {
	Release catalog.Release
	Only    []string // the sections to judge; nil for every one that the configuration concerns
	Brief   bool     // no output shows the defaults
}
