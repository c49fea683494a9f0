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
	Secrets bool      // secrets belong in it
	File    *ini.File // nil where the text does not parse
	Err     error     // why it does not
}

// Assignment is one `name = value` as the configuration writes it, read or
// not.
type Assignment struct {
	report.Place
	As     oslo.Name       // the section as looked up (lower case but for DEFAULT) and the name as written
	Header string          // the section header as written, where a text holds it
	Entry  *ini.Entry      // value and lines
	Source int             // number of the source
	Option *catalog.Option // the option that reads this name, nil where none does
	// Shadowed reports that another assignment wins over this one.
	Shadowed bool
}

// Deprecated reports whether the assignment uses an older name of its option.
func (a *Assignment) Deprecated() bool { return a.Option != nil && a.As != a.Option.Name }

// Section is one section that the release registers, with what the
// configuration makes of it. Options that are set are resolved when the
// configuration is; the others when somebody asks for them.
type Section struct {
	Facts       *catalog.Section
	Assignments []*Assignment // what the configuration writes in this section, and elsewhere for its options
	Unjudged    bool          // the caller asked for other sections

	conf     *Configuration
	fallback string            // the section that an option left unset is read from
	extra    []*catalog.Option // what an auth plugin adds to the facts
	read     []*Setting        // what has been resolved, in no order
	given    []*Setting        // what the configuration sets, in catalogue order
	all      []*Setting        // everything, in catalogue order, once asked for
}

// Name is the section's name.
func (s *Section) Name() string { return s.Facts.Name }

// Options lists what the section reads: what is registered, in catalogue
// order, then what its auth plugin adds.
func (s *Section) Options() []*catalog.Option {
	if len(s.extra) == 0 {
		return s.Facts.All()
	}
	return slices.Concat(s.Facts.All(), s.extra)
}

// Names walks the current names of what the section reads.
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

// OlderNames walks the older names that the section reads, and their options.
func (s *Section) OlderNames(yield func(older oslo.Name, current *catalog.Option) bool) {
	for older, option := range s.Facts.OlderNames {
		if !yield(older, option) {
			return
		}
	}
	for _, option := range s.extra {
		for _, older := range option.Deprecated {
			if !yield(older, option) {
				return
			}
		}
	}
}

// Option finds what the section reads by its current name; nil where it reads
// no such name.
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

// Get finds a setting by its option's current name; nil where the section does
// not read it.
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
	return s.resolve(registered, new(Setting))
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

func (s *Section) resolve(option *catalog.Option, into *Setting) *Setting {
	s.conf.setting(into, s, option)
	s.conf.hide(into)
	s.read = append(s.read, into)
	return into
}

// Given lists the settings that the configuration sets, known or not, good or
// bad, in catalogue order.
func (s *Section) Given() []*Setting { return s.given }

// All lists every setting of the section in catalogue order, resolving those
// that nobody has asked for yet.
func (s *Section) All() []*Setting {
	options := s.Options()
	if len(s.all) == len(options) {
		return s.all
	}
	room := make([]Setting, len(options))
	all := make([]*Setting, len(options))
	had := s.read
	for i, option := range options {
		at := slices.IndexFunc(had, func(setting *Setting) bool { return setting.Option == option })
		if at >= 0 {
			all[i] = had[at]
		} else {
			all[i] = s.resolve(option, &room[i])
		}
	}
	s.all = all
	return all
}

// Shown lists what the outputs show of the section: every setting where
// somebody wanted its defaults, else those that the configuration sets.
func (s *Section) Shown() []*Setting {
	if s.all != nil {
		return s.all
	}
	return s.given
}

// Harden gives a setting that nothing sets its secure value.
func (s *Section) Harden(setting *Setting, value types.Value, text string) {
	setting.State, setting.Value, setting.Items = Set, value, ItemsOf(value)
	setting.Written = &Written{Origin: FromHardening, As: setting.Option.Name, Raw: text, Text: text}
	s.given = append(s.given, setting)
	slices.SortStableFunc(s.given, func(a, b *Setting) int { return s.order(a) - s.order(b) })
}

// SetsSomething reports whether the configuration sets any option of the
// section, so that rules about what it leaves out have something to speak of.
// What is hardened does not count.
func (s *Section) SetsSomething() bool {
	return slices.ContainsFunc(s.given, func(setting *Setting) bool { return setting.Origin != FromHardening })
}

// Knows reports whether an assignment's value is known, or enough of it that
// it surely sets something.
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

// SectionOf is a section that reads exactly these settings, all of them given,
// whatever the facts list. It stands for a resolved one where no text is at
// hand.
func SectionOf(facts *catalog.Section, settings ...*Setting) *Section {
	return &Section{Facts: facts, read: settings, given: settings}
}

// Pattern is the pattern of free names that the section's name stands for, such
// as "<backend>"; "" for a section of fixed name.
func (s *Section) Pattern() string { return s.Facts.Pattern }

// BuildsSession reports whether the service builds a keystoneauth session from
// the section. Nova's [glance] counts as one in the releases before it was.
func (s *Section) BuildsSession() bool {
	return s.Facts.Consumer || s.Facts.Service == DefaultService && s.Name() == "glance"
}
