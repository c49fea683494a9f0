package config

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// State tells what is known of a setting.
type State uint8

// The states of a setting.
const (
	Unset   State = iota // nothing sets it: Value is the default
	Set                  // set, and Value is what the service reads
	Unknown              // set, or perhaps set, to something not known before apply
	Broken               // set to a text that the service fails on: Err says why
)

// Origin tells where an effective value came from.
type Origin string

// The origins, as the output `settings` names them.
const (
	FromDefault    Origin = "default"
	FromUser       Origin = "set"
	FromDeprecated Origin = "deprecated_name"
	FromHardening  Origin = "hardened"
)

// Item is one item of a list value.
type Item struct {
	Index int
	Text  string
}

// Setting is one option that the release registers, with what the
// configuration makes of it. A nil Setting answers every question with no, so
// that a rule may ask for an option that the release lacks.
type Setting struct {
	*Written // where and how it is set; never nil, see NewSetting
	Option   *catalog.Option
	State    State
	Partial  bool        // a list with items not known yet
	Value    types.Value // effective value; null where State is Unknown or Broken
	Items    []Item      // known items of a list; those of the default where unset
	Err      error       // why it is Broken, or Unknown or Partial although everything given is known

	// Sketch is what is known of a text that refers to something not known: of
	// one that is Unknown, or of a list that is Partial. Nil where nothing is.
	Sketch *oslo.Sketch
	Holed  []Item // the items of a Partial list that its Sketch knows in part
}

// Written is how a configuration sets an option. Most options of a release are
// unset, and share one.
type Written struct {
	report.Place
	Origin Origin
	Raw    string     // the text before interpolation
	Text   string     // the text after interpolation
	As     oslo.Name  // the name by which it was set
	Entry  *ini.Entry // where it was set, nil where hardened
	Hidden bool       // it refers to a secret: Text, and the setting's Items and Value, have that masked
}

// unwritten is shared by all settings that nothing sets.
var unwritten = &Written{Origin: FromDefault}

// NewSetting is an option that nothing sets yet; its value is not filled in.
func NewSetting(option *catalog.Option) Setting {
	return Setting{Written: unwritten, Option: option}
}

// Section is the name of the section that registers the option.
func (s *Setting) Section() string { return s.Option.Name.Group }

// Name is the option's current name, "" for nil.
func (s *Setting) Name() string {
	if s == nil {
		return ""
	}
	return s.Option.Name.Option
}

// IsSet reports whether the configuration surely sets the option, to a known
// value that converts.
func (s *Setting) IsSet() bool { return s != nil && s.State == Set }

// Given reports whether the configuration names the option at all, known or not,
// good or bad.
func (s *Setting) Given() bool { return s != nil && s.State != Unset }

// IsUnset reports whether the option is surely left at its default.
func (s *Setting) IsUnset() bool { return s != nil && s.State == Unset }

// Known reports whether the effective value is known: set or default.
func (s *Setting) Known() bool { return s != nil && (s.State == Unset || s.State == Set) && !s.Partial }

// IsTrue reports whether the effective value is known and true.
func (s *Setting) IsTrue() bool { return s.Known() && s.Value.Kind() == types.Bool && s.Value.Bool() }

// IsFalse reports whether the effective value is known and false.
func (s *Setting) IsFalse() bool {
	return s.Known() && s.Value.Kind() == types.Bool && !s.Value.Bool()
}

// IsEmpty reports whether the effective value is known and null, empty text or
// an empty list.
func (s *Setting) IsEmpty() bool {
	if !s.Known() {
		return false
	}
	switch s.Value.Kind() {
	case types.Null:
		return true
	case types.String:
		return s.Value.Str() == ""
	case types.List:
		return len(s.Value.Items()) == 0
	default:
		return false
	}
}

// Outline is the text with its holes, "" where Str has it all or where nothing
// is known of it.
func (s *Setting) Outline() string {
	if s == nil || s.State != Unknown || s.Sketch == nil {
		return ""
	}
	return s.Sketch.Text
}

// HasText reports whether the effective value is known and a text that is not
// empty.
func (s *Setting) HasText() bool {
	return s.Known() && s.Value.Kind() == types.String && s.Value.Str() != ""
}

// Str is the effective text, "" where there is none.
func (s *Setting) Str() string {
	if !s.HasText() {
		return ""
	}
	return s.Value.Str()
}

// Filled reports whether the effective value is surely something: a text or list
// that is not empty. A list counts once one item is known.
func (s *Setting) Filled() bool {
	if s == nil || (s.State != Set && s.State != Unset) {
		return false
	}
	return len(s.Items) > 0 || s.HasText()
}

// Show is the value for a message: quoted and cut where it is long, `***`
// where it is secret, URL passwords masked.
func (s *Setting) Show() string {
	switch {
	case s == nil:
		return ""
	case s.Option.Sensitive, s.Hidden, report.SecretValue(s.Name(), s.Text):
		return report.Mask
	case s.State == Unset:
		return report.Show(s.Value.Text())
	case s.Sketch != nil:
		return report.Show(s.Sketch.Filled(s.Sketch.Text))
	default:
		return report.Show(s.Text)
	}
}
