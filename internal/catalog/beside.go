package catalog

import (
	"slices"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Beside reports whether a project around the service, which may be installed with
// it, reads a name that the service does not register.
func (s *Service) Beside(name oslo.Name) bool {
	group := strings.ToLower(name.Group)
	by, ok := besideTable()[s.name]
	return ok && (by.options[oslo.Name{Group: group, Option: name.Option}] || by.owns(group))
}

// BesideSection reports whether a project around the service reads anything in a
// section.
func (s *Service) BesideSection(group string) bool {
	group = strings.ToLower(group)
	by, ok := besideTable()[s.name]
	return ok && (by.groups[group] || by.owns(group))
}

// beside is what the projects around one service read. Sections are in lower case,
// in which oslo.config compares them.
type beside struct {
	options  map[oslo.Name]bool
	groups   map[string]bool // those of options
	own      map[string]bool // theirs alone
	prefixes []string        // of names of sections that are theirs alone
}

func (b *beside) owns(group string) bool {
	return b.own[group] || slices.ContainsFunc(b.prefixes, func(prefix string) bool { return strings.HasPrefix(group, prefix) })
}

var besideTable = sync.OnceValue(func() map[string]*beside {
	all := map[string]*beside{}
	for row := range rows("beside") {
		by := all[row[0]]
		if by == nil {
			by = &beside{options: map[oslo.Name]bool{}, groups: map[string]bool{}, own: map[string]bool{}}
			all[row[0]] = by
		}
		at := nameOf(row[1])
		group := strings.ToLower(at.Section)
		prefix, several := strings.CutSuffix(group, "*")
		switch {
		case several:
			by.prefixes = append(by.prefixes, prefix)
		case at.Option == "*":
			by.own[group] = true
		default:
			by.options[oslo.Name{Group: group, Option: at.Option}] = true
			by.groups[group] = true
		}
	}
	return all
})
