package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// versionTrio are the adapter options that Nova registers only so that they
// are known, with a type that always yields null.
var versionTrio = []string{"max_version", "min_version", "version"}

// interfaceOption is the one adapter option that Nova's own helper leaves out.
const interfaceOption = "interface"

func (b *builder) buildConsumers() error {
	for _, series := range b.consumers.Nova {
		for i := range series.Sections {
			row, err := b.consumer("nova", series.Series, &series.Sections[i])
			if err != nil {
				return err
			}
			row.From, row.To = b.first[series.Series], b.after[series.Series]
			b.addConsumer(row)
		}
	}
	for service, other := range b.consumers.Others {
		for i := range other.Sections {
			row, err := b.consumer(service, otherTo, &other.Sections[i])
			if err != nil {
				return err
			}
			row.From, row.To = b.first[otherFrom], b.after[otherTo]
			b.addConsumer(row)
		}
	}
	slices.SortStableFunc(b.tables.Consumers, func(x, y table.Consumer) int {
		if c := strings.Compare(x.Service, y.Service); c != 0 {
			return c
		}
		if c := strings.Compare(x.Section, y.Section); c != 0 {
			return c
		}
		return int(x.From) - int(y.From)
	})
	return nil
}

func (b *builder) addConsumer(row table.Consumer) {
	for i := range b.tables.Consumers {
		had := &b.tables.Consumers[i]
		if had.Service != row.Service || had.Section != row.Section || had.To != row.From || row.From == 0 {
			continue
		}
		probe := row
		probe.From, probe.To = had.From, had.To
		if reflect.DeepEqual(*had, probe) {
			had.To = row.To
			return
		}
	}
	b.tables.Consumers = append(b.tables.Consumers, row)
}

// consumer reads one section, and fails when its lists of options are not
// what the groups of that series' keystoneauth would give.
func (b *builder) consumer(service, series string, s *consumerSection) (table.Consumer, error) {
	row := table.Consumer{
		Service: service, Section: s.Group,
		Session: len(s.Session) > 0, Auth: len(s.Auth) > 0, Adapter: len(s.Adapter) > 0,
	}
	library := b.tables.Series[b.number[series]].Last.Keystoneauth
	for group, listed := range map[table.Group][]string{
		table.Session: s.Session, table.Auth: s.Auth, table.Adapter: append(slices.Clone(s.Adapter), s.Ignored...),
	} {
		if len(listed) == 0 {
			continue
		}
		for _, o := range b.tables.Library {
			if o.Group != group || !holds(o.From, o.To, library) || slices.Contains(listed, o.Name) {
				continue
			}
			if group != table.Adapter || o.Name != interfaceOption {
				return row, fmt.Errorf("%s [%s] in %s: the library has %s, the section does not", service, s.Group, series, o.Name)
			}
			row.Skip = append(row.Skip, o.Name)
		}
		for _, name := range listed {
			if b.libraryFacts(group, name, library) == nil {
				return row, fmt.Errorf("%s [%s] in %s: the section has %s, the library does not", service, s.Group, series, name)
			}
		}
	}
	if len(s.Ignored) > 0 {
		if got := slices.Sorted(slices.Values(s.Ignored)); !slices.Equal(got, versionTrio) {
			return row, fmt.Errorf("[%s] in %s ignores %v", s.Group, series, got)
		}
		row.Ignored = []string{"version", "min_version", "max_version"}
	}
	return row, b.consumerDetails(&row, s, library)
}

// consumerDetails adds the defaults and older names that are the section's own
// doing.
func (b *builder) consumerDetails(row *table.Consumer, s *consumerSection, library table.Point) error {
	for _, o := range b.tables.Library {
		if !holds(o.From, o.To, library) {
			continue
		}
		if over, ok := s.Overrides[o.Name]; ok {
			value, err := literal(over.Default, o.Type.Name)
			if err != nil {
				return err
			}
			row.Overrides = append(row.Overrides, table.Override{Name: o.Name, Default: value})
		}
		for _, old := range s.Deprecated[o.Name] {
			name := table.Name{Section: old[0], Option: old[1]}
			inherited := slices.ContainsFunc(o.Deprecated, func(d table.Name) bool {
				return d.Option == name.Option && name.Section == s.Group
			})
			if !inherited {
				row.Renames = append(row.Renames, table.Rename{Name: o.Name, Old: name})
			}
		}
	}
	return nil
}

// libraryFacts finds keystoneauth's row for an option, nil where it has none.
func (b *builder) libraryFacts(group table.Group, name string, library table.Point) *table.LibraryOption {
	for i := range b.tables.Library {
		o := &b.tables.Library[i]
		if o.Group == group && o.Name == name && holds(o.From, o.To, library) {
			return o
		}
	}
	return nil
}

// holds tells whether a half-open range contains a point.
func holds(from, to, at table.Point) bool { return from <= at && (to == 0 || at < to) }
