package rules

import (
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Subject is one configuration, read and resolved, as rules look at it.
type Subject struct {
	Release    catalog.Release
	Service    string
	Sections   []*Section    // the covered sections under judgement, in order
	Sources    []Source      // the texts, oldest first; none where values came as attributes
	Others     []*Assignment // assignments outside the covered sections
	Literal    bool          // values came as attributes and $ stands for itself
	Tree       *inspect.Tree // the inspect root, nil without one
	ConfigFile string        // the file that will hold the configuration, under Tree; "" for none
	Now        time.Time     // the time at which certificates and waivers are judged
	Clock      time.Time     // the time of the check itself, zero where that does not matter

	// Elsewhere reads an option of a section that is not under judgement, such
	// as [libvirt] images_type; nil where that section is not given.
	Elsewhere func(section, option string) *Setting

	pems map[pemKey]*pemFile // what was looked up under Tree

	older       []string // see olderGroups, once a rule has asked for them
	olderLooked bool
}

// Source is one configuration text.
type Source struct {
	report.Place
	Text string
	File *ini.File // nil where the text does not parse
	Err  error     // why it does not
}

// Section is one covered section: what the release registers, and what the
// configuration writes.
type Section struct {
	Facts       *catalog.Section
	Settings    []Setting     // one an option, in the order of Facts.Options
	Assignments []*Assignment // what the configuration writes in this section, and elsewhere for its options

	found  []found // its endpoints, once a rule has asked for them
	looked bool
}

// Name is the section's name.
func (s *Section) Name() string { return s.Facts.Name }

// Get finds a setting by its option's current name; nil where the release does
// not register it.
func (s *Section) Get(option string) *Setting {
	more := 0 // where settings begin that the facts do not list, such as a plugin's
	if s.Facts != nil && len(s.Settings) >= len(s.Facts.Options) {
		if place, ok := s.Facts.Place(option); ok && s.Settings[place].Option.Name.Option == option {
			return &s.Settings[place]
		}
		more = len(s.Facts.Options)
	}
	for i := more; i < len(s.Settings); i++ {
		if s.Settings[i].Option.Name.Option == option {
			return &s.Settings[i]
		}
	}
	return nil
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
	// Shadowed tells that another assignment wins over this one.
	Shadowed bool
}

// Deprecated tells whether the assignment uses an older name of its option.
func (a *Assignment) Deprecated() bool { return a.Option != nil && a.As != a.Option.Name }
