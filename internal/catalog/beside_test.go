package catalog

import (
	"slices"
	"strings"
	"testing"
)

// Every line names a service and, apart from a section of the project's own, one
// that the service has in some release and an option that it never registers. A
// section may be the project's own for some releases alone.
func TestBesideHolds(t *testing.T) {
	t.Parallel()
	var seen []string
	for row := range rows("beside") {
		if len(row) < 2 || len(row) > 3 || !slices.Contains(serviceNames(), row[0]) || slices.Contains(seen, strings.ToLower(row[0]+row[1])) {
			t.Errorf("beside: %q", row)
			continue
		}
		seen = append(seen, strings.ToLower(row[0]+row[1]))
		at := nameOf(row[1])
		blocks := componentNamed(row[0]).byName[at.Section]
		if at.Option == "*" && len(row) > 2 {
			from, to := boundsOf(row[2])
			blocks = slices.DeleteFunc(slices.Clone(blocks), func(b *block) bool {
				return !slices.ContainsFunc(b.all(), func(l line) bool {
					_, first := l.at(from)
					_, last := l.at(to - 1)
					return first || last
				})
			})
		}
		if at.Option != "*" && len(blocks) == 0 {
			blocks = ofLibraries(row[0], at.Section)
		}
		if (at.Option == "*") != (len(blocks) == 0) {
			t.Errorf("%s: [%s] is registered: %t", row[1], at.Section, len(blocks) > 0)
		}
		for _, b := range blocks {
			if _, registered := b.named(at.Option); registered {
				t.Errorf("%s registers %s", row[0], row[1])
			}
		}
	}
}

// ofLibraries are the blocks of a section that the libraries of a service register.
func ofLibraries(service, section string) []*block {
	var blocks []*block
	for row := range rows("uses") {
		if row[0] == service {
			if library := componentNamed(row[1]); library != nil {
				blocks = append(blocks, library.byName[section]...)
			}
		}
	}
	return blocks
}
