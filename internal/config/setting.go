package config

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// State is what is known about a setting.
type State uint8

// The states of a setting.
const (
	Unset   State = iota // nothing sets it: Value is the default
	Set                  // set, and Value is what the service reads
	Unknown              // set, or possibly set, to something not known before apply
	Broken               // set to a text that the service cannot read: Err says why
)

// Origin is where an effective value came from.
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

// Setting is one option that the release registers, with its state in the
// configuration. All predicates of a nil Setting are false, so that a rule may
// ask about an option that the release lacks.
type Setting struct {
	*Written // where and how it is set; never nil, see NewSetting
	Option   *catalog.Option
	State    State
	Partial  bool        // a list with items not known yet
	Value    types.Value // effective value; null where State is Unknown or Broken
	Items    []Item      // the known items of a list; the default's if unset
	Err      error       // why it is Broken, or why it is Unknown or Partial although everything given is known

	// Sketch is the known part of a text that refers to unknown values: of an
	// Unknown text, or of a Partial list. Nil if nothing is known.
	Sketch *oslo.Sketch
	Holed  []Item // the items of a Partial list that are only partly known

	texts *texts // of a setting that configurations share, else nil
}

// Written is how a configuration sets an option. Most options of a release are
// unset and share one Written.
type Written struct {
	*Assignment // the one that counts; never nil, without an Entry if none does
	Origin      Origin
	Raw         string         // the text before interpolation
	Text        string         // the text after interpolation
	Places      []report.Place // where each value of a multi-valued option is set; nil if there is only one, or if names are mixed
	Hidden      bool           // it refers to a secret, which is masked in Text and in the setting's Items and Value
}

// unwritten is shared by all unset settings.
var unwritten = &Written{Assignment: new(Assignment), Origin: FromDefault}

// NewSetting is an unset option; its value is not filled in.
func NewSetting(option *catalog.Option) Setting {
	return Setting{Written: unwritten, Option: option}
}

// Section is the section that registers the option.
func (s *Setting) Section() string { return s.Option.Name.Group }

// Name is the option's current name, "" for nil.
func (s *Setting) Name() string {
	if s == nil {
		return ""
	}
	return s.Option.Name.Option
}

// IsSet reports whether the configuration definitely sets the option to a
// known, valid value.
func (s *Setting) IsSet() bool { return s != nil && s.State == Set }

// Given reports whether the configuration mentions the option at all, known or
// not, valid or not.
func (s *Setting) Given() bool { return s != nil && s.State != Unset }

// IsUnset reports whether the option definitely keeps its default.
func (s *Setting) IsUnset() bool { return s != nil && s.State == Unset }

// PlaceOf is where an item is set: a multi-valued option has a line for each.
func (s *Setting) PlaceOf(item *Item) report.Place {
	if item.Index < len(s.Places) {
		return s.Places[item.Index]
	}
	return s.Place
}

// Known reports whether the effective value is known: set or default.
func (s *Setting) Known() bool { return s != nil && (s.State == Unset || s.State == Set) && !s.Partial }

// IsTrue reports whether the effective value is known and true.
func (s *Setting) IsTrue() bool { return s.Known() && s.Value.Kind() == types.Bool && s.Value.Bool() }

// IsFalse reports whether the effective value is known and false.
func (s *Setting) IsFalse() bool {
	return s.Known() && s.Value.Kind() == types.Bool && !s.Value.Bool()
}

// IsEmpty reports whether the effective value is known and is null, an empty
// string or an empty list.
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

// Outline is the text with its holes, "" if Str has the whole text or if
// nothing is known.
func (s *Setting) Outline() string {
	if s == nil || s.State != Unknown || s.Sketch == nil {
		return ""
	}
	return s.Sketch.Text
}

// HasText reports whether the effective value is known and is a non-empty
// string.
func (s *Setting) HasText() bool {
	return s.Known() && s.Value.Kind() == types.String && s.Value.Str() != ""
}

// Str is the effective text, "" if there is none.
func (s *Setting) Str() string {
	if !s.HasText() {
		return ""
	}
	return s.Value.Str()
}

// Filled reports whether the effective value is definitely a non-empty string
// or list. A list counts once one item is known.
func (s *Setting) Filled() bool {
	if s == nil || (s.State != Set && s.State != Unset) {
		return false
	}
	return len(s.Items) > 0 || s.HasText()
}

// Show is the value for a message: quoted, shortened if long, `***` if secret,
// with URL passwords masked.
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
