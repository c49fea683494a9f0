package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// builder joins the fact files into tables.
type builder struct {
	*facts
	tables table.Tables
	first  map[string]table.Point // a series' first point
	after  map[string]table.Point // the first point past a series, zero for the newest
	number map[string]int         // a series' place, oldest first
}

// Generate gives the generated files, by base name.
func Generate(folder fs.FS) (map[string][]byte, error) {
	tables, err := Build(folder)
	if err != nil {
		return nil, err
	}
	return render(tables)
}

// Build gives the tables that the fact files amount to.
func Build(folder fs.FS) (*table.Tables, error) {
	all, err := readFacts(folder)
	if err != nil {
		return nil, err
	}
	b := &builder{
		facts:  all,
		first:  map[string]table.Point{},
		after:  map[string]table.Point{},
		number: map[string]int{},
	}
	for _, step := range []func() error{
		b.buildSeries, b.buildLibrary, b.buildPlugins, b.buildConsumers,
		b.buildGlance, b.buildNova, b.buildOthers, b.buildLegacy, b.buildForeign,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	b.sortOptions()
	return &b.tables, nil
}

func (b *builder) buildSeries() error {
	for i, s := range b.series {
		row := table.Series{
			Name: s.Series, Codename: s.Codename, Number: s.Release,
			Major: uint16(s.Major), Describe: s.Describe,
		}
		for _, tag := range s.Tags {
			p, err := point(tag)
			if err != nil {
				return err
			}
			row.Tags = append(row.Tags, p)
		}
		if len(row.Tags) == 0 {
			if s.Describe == "" {
				return fmt.Errorf("series %s has neither a tag nor a description", s.Series)
			}
			row.Tags = []table.Point{table.Point(s.Major * 10000)}
		}
		if !slices.IsSorted(row.Tags) || int(row.Tags[0]/10000) != s.Major {
			return fmt.Errorf("series %s: tags out of order", s.Series)
		}
		for which, target := range map[*table.Libraries]map[string]string{&row.First: s.FirstLibs, &row.Last: s.LastLibs} {
			var err error
			if which.Keystoneauth, err = point(target["keystoneauth1"]); err != nil {
				return err
			}
			if which.OsloConfig, err = point(target["oslo.config"]); err != nil {
				return err
			}
		}
		b.number[s.Series] = i
		b.first[s.Series] = row.Tags[0]
		if i > 0 {
			b.after[b.series[i-1].Series] = row.Tags[0]
		}
		b.tables.Series = append(b.tables.Series, row)
	}
	return nil
}

// rangePoints gives the half-open range of one of keystoneauth's ranges, which
// name their last version; "~master" in it means that it still holds.
func rangePoints(from, to, nextFrom string) (start, end table.Point, err error) {
	if start, err = point(from); err != nil {
		return 0, 0, err
	}
	switch {
	case nextFrom != "":
		end, err = point(nextFrom)
	case !strings.Contains(to, "master"):
		end, err = point(to)
		end++
	}
	return start, end, err
}

func (b *builder) buildLibrary() error {
	for _, group := range []struct {
		group  table.Group
		ranges []libraryRange
		order  []string
	}{
		{table.Session, b.library.Session, b.order.Session},
		{table.Auth, b.library.Auth, b.order.Auth},
		{table.Adapter, b.library.Adapter, b.order.Adapter},
	} {
		for i, r := range group.ranges {
			next := ""
			if i+1 < len(group.ranges) {
				next = group.ranges[i+1].From
			}
			start, end, err := rangePoints(r.From, r.To, next)
			if err != nil {
				return err
			}
			for _, o := range r.Options {
				known, err := o.facts()
				if err != nil {
					return fmt.Errorf("keystoneauth %s: %w", o.Name, err)
				}
				if !slices.Contains(group.order, o.Name) {
					return fmt.Errorf("keystoneauth %s has no place in the registration order", o.Name)
				}
				b.addLibrary(table.LibraryOption{Group: group.group, Name: o.Name, From: start, To: end, Facts: known})
			}
		}
		slices.SortStableFunc(b.tables.Library, func(x, y table.LibraryOption) int {
			if x.Group != group.group || y.Group != group.group {
				return int(x.Group) - int(y.Group)
			}
			if d := slices.Index(group.order, x.Name) - slices.Index(group.order, y.Name); d != 0 {
				return d
			}
			return int(x.From) - int(y.From)
		})
	}
	return nil
}

// addLibrary adds a row, or lengthens the one it continues.
func (b *builder) addLibrary(row table.LibraryOption) {
	for i := range b.tables.Library {
		had := &b.tables.Library[i]
		if had.Group == row.Group && had.Name == row.Name && had.To == row.From && same(had.Facts, row.Facts) {
			had.To = row.To
			return
		}
	}
	b.tables.Library = append(b.tables.Library, row)
}

func (b *builder) buildPlugins() error {
	names := make([]string, 0, len(b.library.Plugins))
	for name := range b.library.Plugins {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		ranges := b.library.Plugins[name]
		for i, r := range ranges {
			next := ""
			if i+1 < len(ranges) {
				next = ranges[i+1].From
			}
			start, end, err := rangePoints(r.From, r.To, next)
			if err != nil {
				return err
			}
			row := table.Plugin{Name: name, From: start, To: end}
			for _, o := range r.Options {
				value, err := literal(o.Default, o.Type)
				if err != nil {
					return err
				}
				option := table.PluginOption{
					Name: o.Key, Type: o.Type, Default: value, Required: o.Required, Secret: o.Secret,
				}
				for _, old := range o.Deprecated {
					// Early versions list a name as its own older name.
					if old != o.Key {
						option.Deprecated = append(option.Deprecated, old)
					}
				}
				row.Options = append(row.Options, option)
			}
			b.tables.Plugins = append(b.tables.Plugins, row)
		}
	}
	return nil
}

func (b *builder) buildLegacy() error {
	for _, n := range b.glance.Legacy.Names {
		row := table.Legacy{
			AddedIn: n.AddedIn, DeprecatedIn: n.DeprecatedIn, RenamedIn: n.RenamedIn, Removed: n.RemovedIn,
		}
		row.Old = table.Name{Section: n.Old[0], Option: n.Old[1]}
		if len(n.New) == 2 {
			row.New = table.Name{Section: n.New[0], Option: n.New[1]}
		}
		b.tables.Legacy = append(b.tables.Legacy, row)
	}
	return nil
}

// buildForeign lists the options that libraries register when Nova runs.
func (b *builder) buildForeign() error {
	for i := range b.foreign.Options {
		o := &b.foreign.Options[i]
		b.tables.Foreign = append(b.tables.Foreign, table.Foreign{
			Section: o.Group, Name: o.Name, Text: o.Type == "str" && !o.Multi, Secret: o.Secret,
		})
	}
	slices.SortFunc(b.tables.Foreign, func(a, b table.Foreign) int {
		return cmp.Or(strings.Compare(a.Section, b.Section), strings.Compare(a.Name, b.Name))
	})
	return nil
}
