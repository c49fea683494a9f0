package main

import (
	"fmt"
	"slices"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// The facts about services other than Nova are of one day: they are taken for
// the newest released series and the one in development.
const (
	otherFrom = "2026.1"
	otherTo   = "2026.2"
)

// buildGlance adds Nova's own options of [glance], exact to the tag.
func (b *builder) buildGlance() error {
	type entry struct {
		from, to table.Point
		options  []fact
	}
	var entries []entry
	for _, s := range b.glance.Series {
		e := entry{b.first[s.Series], b.after[s.Series], s.Options}
		if len(s.Changes) > 0 {
			at, err := point(s.Changes[0].Tag)
			if err != nil {
				return err
			}
			if s.Tag == "first" {
				e.to = at
			} else {
				e.from = at
			}
		}
		entries = append(entries, e)
	}
	names := map[string]bool{}
	for _, e := range entries {
		for _, o := range e.options {
			if o.Source == "nova" {
				names[o.Name] = true
			}
		}
	}
	sorted := make([]string, 0, len(names))
	for name := range names {
		sorted = append(sorted, name)
	}
	slices.Sort(sorted)
	for _, name := range sorted {
		for _, e := range entries {
			for i := range e.options {
				if o := &e.options[i]; o.Name == name && o.Source == "nova" {
					known, err := o.facts()
					if err != nil {
						return fmt.Errorf("[glance] %s: %w", name, err)
					}
					b.add(table.Option{Service: "nova", Section: "glance", Name: name, From: e.from, To: e.to, Facts: known})
				}
			}
		}
	}
	return nil
}

// buildOthers adds the own options of other services' sections. Their facts
// are names alone, save where a library that Nova loads defines them.
func (b *builder) buildOthers() error {
	services := make([]string, 0, len(b.consumers.Others))
	for service := range b.consumers.Others {
		services = append(services, service)
	}
	slices.Sort(services)
	for _, service := range services {
		for _, s := range b.consumers.Others[service].Sections {
			for _, name := range s.Own {
				row := table.Option{
					Service: service, Section: s.Group, Name: name,
					From: b.first[otherFrom], To: b.after[otherTo],
				}
				known, err := b.otherFacts(service, &s, name)
				if err != nil {
					return err
				}
				row.Facts = known
				b.add(row)
			}
		}
	}
	return nil
}

func (b *builder) otherFacts(service string, s *consumerSection, name string) (table.Facts, error) {
	if service == "keystonemiddleware" || service == "oslo.limit" {
		for i := range b.newest.Options {
			if o := &b.newest.Options[i]; o.Group == s.Group && o.Name == name {
				return o.facts()
			}
		}
	}
	known := table.Facts{Type: table.Type{Name: "unknown"}}
	for _, old := range s.Deprecated[name] {
		known.Deprecated = append(known.Deprecated, table.Name{Section: old[0], Option: old[1]})
	}
	return known, nil
}
