package assess

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Request is everything that one check is asked. Values come either as
// Attributes or as Sources.
type Request struct {
	Service    string // "" is nova
	Policy     PolicyText
	Attributes *Attributes
	Sources    []SourceText
	Sections   []string // limits the checks of Sources to these sections; nil for all covered ones
	Inspect    *Inspect // nil: no file is touched

	Hardened       bool // security options left unset take their secure value
	RenderDefaults bool // render options left at their default, too
	Explain        bool // fill Result.Settings
	Interpolate    bool // $ in attributes refers to other options
	JudgeOnly      bool // of the result, ID, Values and Migrated are not needed

	brief bool // one of many: Result.Values and Result.Migrated stay nil
}

// Attributes are typed values of one section.
type Attributes struct {
	Section string
	Table   []Typed // the options that have an attribute of their own
	Values  []Attribute
	Unknown bool // there may be more values, not known yet
}

// Attribute is one option's value as an attribute carries it: a text, or a
// list of texts. $ stands for itself unless the request interpolates.
type Attribute struct {
	report.Place
	As      oslo.Name // the name it would have in a file; the group of an alias differs from the section
	Unknown bool      // not known before apply
	IsList  bool
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
	Unknown bool
}

// Inspect says where files of the target host stand on this machine.
type Inspect struct {
	Root       string
	ConfigFile string // path on the target host, "" for none
}

// Mistake is something that makes the call itself meaningless: no verdict is
// given beside one.
type Mistake struct {
	report.Place
	Summary string
	Detail  string
}
