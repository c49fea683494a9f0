package config

import (
	"iter"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// Memo keeps what is made of the catalogue for a service of a release: few of
// them are ever asked for, and then by every check. What it gives is shared.
type Memo[T any] struct{ made sync.Map } // releaseOfService -> T

type releaseOfService struct {
	release catalog.Release
	service string
}

// Of gives what build makes, which is called when it is first asked for.
func (m *Memo[T]) Of(release catalog.Release, service string, build func() T) T {
	key := releaseOfService{release, service}
	if had, ok := m.made.Load(key); ok {
		return had.(T)
	}
	kept, _ := m.made.LoadOrStore(key, build())
	return kept.(T)
}

// OptionsOf walks the options that a service registers in some of its sections.
func OptionsOf(release catalog.Release, service string, sections []string) iter.Seq[*catalog.Option] {
	return func(yield func(*catalog.Option) bool) {
		for _, name := range sections {
			section, ok := release.Section(service, name)
			if !ok {
				continue
			}
			for _, option := range section.Options {
				if !yield(option) {
					return
				}
			}
		}
	}
}
