package catalog

import (
	"slices"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// Beside reports whether a project around the service, which may be installed with
// it, reads a name that the service does not register.
func (s *Service) Beside(name oslo.Name) bool {
	return s.beside(name.Group, func(b *beside) bool { return b.option == name.Option })
}

// BesideSection reports whether a project around the service reads anything in a
// section.
func (s *Service) BesideSection(group string) bool {
	return s.beside(group, func(*beside) bool { return true })
}

func (s *Service) beside(group string, fits func(*beside) bool) bool {
	group = strings.ToLower(group)
	begin, _, several := strings.Cut(group, ":")
	list := besideTable()[besideKey{s.name, group}]
	if several {
		list = append(slices.Clip(list), besideTable()[besideKey{s.name, begin + ":*"}]...)
	}
	for i := range list {
		if b := &list[i]; holds(b.from, b.to, s.release.at) && (b.option == "*" || fits(b)) {
			return true
		}
	}
	return false
}

// beside is an option that a project around a service reads, "*" for every one in
// its section.
type beside struct {
	option   string
	from, to table.Point // none if both are 0
}

// besideKey is a section in lower case, in which oslo.config compares names.
type besideKey struct{ service, section string }

var besideTable = sync.OnceValue(func() map[besideKey][]beside {
	all := map[besideKey][]beside{}
	for row := range rows("beside") {
		at := nameOf(row[1])
		b := beside{option: at.Option}
		if len(row) > 2 {
			b.from, b.to = boundsOf(row[2])
		}
		key := besideKey{row[0], strings.ToLower(at.Section)}
		all[key] = append(all[key], b)
	}
	return all
})
