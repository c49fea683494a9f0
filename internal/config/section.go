package config

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Source is one configuration text.
type Source struct {
	report.Place
	Text    string
	Secrets bool      // secrets belong in this file
	File    *ini.File // nil if the text does not parse
	Err     error     // why it does not
}

// Assignment is one `name = value` as the configuration writes it, whether or
// not anything reads it.
type Assignment struct {
	report.Place
	As     oslo.Name       // the section as looked up (lower case except DEFAULT) and the name as written
	Header string          // the section header as written, if it comes from a text
	Entry  *ini.Entry      // value and lines
	Source int             // number of the source
	Option *catalog.Option // the option that reads this name, nil if none does
	// Shadowed reports whether another assignment overrides this one.
	Shadowed bool
	// Spilled is the last line with the rest of a wrapped secret or of JSON, which the
	// parser takes for an option; 0 if there is none. Such a line is not an assignment: its
	// name may be secret.
	Spilled int
}

// Deprecated reports whether the assignment uses an older name of its option.
func (a *Assignment) Deprecated() bool { return a.Option != nil && a.As != a.Option.Name }

// Section is a section the release registers, with its contents in the
// configuration. Options that are set are resolved along with the
// configuration; the others on demand.
type Section struct {
	Facts       *catalog.Section
	Assignments []*Assignment // the assignments in this section, and those elsewhere for its options
	Unjudged    bool          // the caller requested other sections

	conf     *Configuration
	fallback string            // the section from which an unset option is read
	extra    []*catalog.Option // options that an auth plugin adds to the facts
	read     []*Setting        // the settings resolved for it, in no particular order; the others are shared
	given    []*Setting        // what the configuration sets, in catalogue order
	all      []*Setting        // everything, in catalogue order, once requested
}

// Name is the section's name.
func (s *Section) Name() string { return s.Facts.Name }

// Options lists what the section reads: the registered options in catalogue
// order, then those its auth plugin adds.
func (s *Section) Options() []*catalog.Option {
	if len(s.extra) == 0 {
		return s.Facts.All()
	}
	return slices.Concat(s.Facts.All(), s.extra)
}

// Names iterates over the current names of the section's options.
func (s *Section) Names(yield func(string) bool) {
	for name := range s.Facts.Names {
		if !yield(name) {
			return
		}
	}
	for _, option := range s.extra {
		if !yield(option.Name.Option) {
			return
		}
	}
}

// OlderNames iterates over the older names that the section reads, and the
// current names of their options.
func (s *Section) OlderNames(yield func(older oslo.Name, current string) bool) {
	for older, current := range s.Facts.OlderNames {
		if !yield(older, current) {
			return
		}
	}
	for _, option := range s.extra {
		for _, older := range option.Deprecated {
			if !yield(older, option.Name.Option) {
				return
			}
		}
	}
}

// Option finds an option of the section by its current name, nil if there is
// none.
func (s *Section) Option(name string) *catalog.Option {
	if option, ok := s.Facts.Option(name); ok {
		return option
	}
	for _, option := range s.extra {
		if option.Name.Option == name {
			return option
		}
	}
	return nil
}

// Get finds a setting by its option's current name; nil if the section does not
// read it.
func (s *Section) Get(option string) *Setting {
	if s.all != nil {
		return s.fromAll(option)
	}
	for _, setting := range s.read {
		if setting.Option.Name.Option == option {
			return setting
		}
	}
	registered := s.Option(option)
	if registered == nil || s.conf == nil {
		return nil
	}
	if setting := s.unset(registered); setting != nil {
		return setting
	}
	return s.resolve(registered)
}

func (s *Section) fromAll(option string) *Setting {
	if place, ok := s.Facts.Place(option); ok {
		return s.all[place]
	}
	for _, setting := range s.all[s.Facts.Len():] {
		if setting.Option.Name.Option == option {
			return setting
		}
	}
	return nil
}

func (s *Section) resolve(option *catalog.Option) *Setting {
	into := new(Setting)
	s.conf.setting(into, s, option)
	s.conf.hide(into)
	s.read = append(s.read, into)
	return into
}

// Given lists the settings in the configuration, known or not, valid or not, in
// catalogue order.
func (s *Section) Given() []*Setting { return s.given }

// All lists every setting of the section in catalogue order, resolving those
// not yet requested.
func (s *Section) All() []*Setting {
	options := s.Options()
	if len(s.all) == len(options) {
		return s.all
	}
	all := make([]*Setting, len(options))
	had := s.read
	for i, option := range options {
		at := slices.IndexFunc(had, func(setting *Setting) bool { return setting.Option == option })
		if at >= 0 {
			all[i] = had[at]
		} else if all[i] = s.unset(option); all[i] == nil {
			all[i] = s.resolve(option)
		}
	}
	s.all = all
	return all
}

// Shown lists the settings that the outputs show: all of them if the section's
// defaults were requested, else those that the configuration sets.
func (s *Section) Shown() []*Setting {
	if s.all != nil {
		return s.all
	}
	return s.given
}

// Harden gives an unset option its secure value.
func (s *Section) Harden(option *catalog.Option, value types.Value, text string) {
	setting := &Setting{
		Written: &Written{Assignment: &Assignment{As: option.Name}, Origin: FromHardening, Raw: text, Text: text},
		Option:  option, State: Set, Value: value, Items: ItemsOf(value),
	}
	same := func(other *Setting) bool { return other.Option == option }
	s.read = append(slices.DeleteFunc(s.read, same), setting)
	if at := slices.IndexFunc(s.all, same); at >= 0 {
		s.all[at] = setting
	}
	s.given = append(s.given, setting)
	slices.SortStableFunc(s.given, func(a, b *Setting) int { return s.order(a) - s.order(b) })
}

// SetsSomething reports whether the configuration sets any option in the
// section, so that rules about missing options apply. Hardened options do not
// count.
func (s *Section) SetsSomething() bool {
	return slices.ContainsFunc(s.given, func(setting *Setting) bool { return setting.Origin != FromHardening })
}

// Knows reports whether an assignment's value is known, at least enough to be
// sure that it sets something.
func (s *Section) Knows(a *Assignment) bool {
	if !a.Entry.Opaque {
		return true
	}
	if a.Option == nil {
		return false
	}
	setting := s.Get(a.Option.Name.Option)
	return setting != nil && setting.Entry == a.Entry && setting.Partial
}

// SectionOf is a section with exactly these settings, all of them given,
// whatever the facts list. It stands in for a resolved one if there is no text.
func SectionOf(facts *catalog.Section, settings ...*Setting) *Section {
	return &Section{Facts: facts, read: settings, given: settings}
}

// Pattern is the pattern of free names that the section's name is an instance
// of, such as "<backend>"; "" for a fixed name.
func (s *Section) Pattern() string { return s.Facts.Pattern }

// BuildsSession reports whether the service builds a keystoneauth session from
// the section. Nova's [glance] counts even in releases before it did.
func (s *Section) BuildsSession() bool {
	return s.Facts.Consumer || s.Facts.Service == DefaultService && s.Name() == "glance"
}
