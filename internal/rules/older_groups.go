package rules

import (
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// olderGroups lists the other sections in which options of the judged sections
// have older names, such as [ssl] for [glance].
func (s *Subject) olderGroups() []string {
	if s.olderLooked {
		return s.older
	}
	s.olderLooked = true
	for _, section := range s.Sections {
		for older := range section.OlderNames {
			if older.Group != section.Name() && older.Group != defaultGroup && !slices.Contains(s.older, older.Group) {
				s.older = append(s.older, older.Group)
			}
		}
	}
	return s.older
}

// defaultGroup once contained half of all options.
const defaultGroup = "DEFAULT"

// besideOlder says what an unread name in a section with older names was meant
// to be: one of those older names in another spelling, or a current name in the
// wrong section.
func (s *Subject) besideOlder(as oslo.Name) (right oslo.Name, found bool) {
	if !slices.Contains(s.olderGroups(), as.Group) {
		return oslo.Name{}, false
	}
	for _, section := range s.Sections {
		for older, current := range section.OlderNames {
			if older.Group == as.Group && (fold(as.Option) == fold(older.Option) || fold(as.Option) == current) {
				return oslo.Name{Group: section.Name(), Option: current}, true
			}
		}
	}
	return oslo.Name{}, false
}
