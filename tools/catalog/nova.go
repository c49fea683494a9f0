package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// buildNova adds what Nova registers in every other section, less what the
// join with keystoneauth gives.
func (b *builder) buildNova() error {
	for _, o := range b.registered.Options {
		if o.Group == "glance" {
			continue
		}
		for i := range o.Spans {
			o.Spans[i].Group, o.Spans[i].Name = o.Group, o.Name
			for at := b.number[o.Spans[i].From]; at <= b.number[o.Spans[i].To]; at++ {
				series := b.registered.Series[at]
				if b.joined("nova", o.Group, o.Name, series) {
					continue
				}
				restored := b.restore(o.Spans[i], o.Spans, series)
				if err := b.addSeries(restored, series); err != nil {
					return fmt.Errorf("[%s] %s: %w", o.Group, o.Name, err)
				}
			}
		}
	}
	return nil
}

// addSeries adds one option of one series: one row, or several where it came
// or changed at a tag inside.
func (b *builder) addSeries(s *span, series string) error {
	row := table.Option{Service: "nova", Section: s.Group, Name: s.Name, From: b.first[series]}
	for _, change := range b.inside.Options {
		if change.Group != s.Group || change.Name != s.Name {
			continue
		}
		at, err := point(change.Tag)
		if err != nil {
			return err
		}
		if !holds(b.first[series], b.after[series], at) {
			continue
		}
		if string(change.Before) != "null" {
			if row.Facts, err = s.with(change.Before); err != nil {
				return err
			}
			row.To = at
			b.add(row)
		}
		row.From = at
	}
	var err error
	row.Facts, err = s.facts()
	row.To = b.after[series]
	b.add(row)
	return err
}

// with gives the facts with some keys replaced.
func (s *span) with(keys json.RawMessage) (table.Facts, error) {
	changed := s.fact
	// Decoding writes into slices that are there, and these are shared.
	changed.Params = params{}
	for _, raw := range []*json.RawMessage{
		&changed.Default, &changed.Min, &changed.Max, &changed.Choices, &changed.Deprecated,
	} {
		*raw = slices.Clone(*raw)
	}
	if err := json.Unmarshal(keys, &changed); err != nil {
		return table.Facts{}, err
	}
	if !strings.Contains(string(keys), "type_params") {
		changed.Params = s.Params
	}
	return changed.facts()
}

// joined tells whether the join with keystoneauth gives an option.
func (b *builder) joined(service, section, name, series string) bool {
	at, library := b.first[series], b.tables.Series[b.number[series]].Last.Keystoneauth
	for i := range b.tables.Consumers {
		c := &b.tables.Consumers[i]
		if c.Service != service || c.Section != section || !holds(c.From, c.To, at) {
			continue
		}
		for group, on := range map[table.Group]bool{table.Session: c.Session, table.Auth: c.Auth, table.Adapter: c.Adapter} {
			if on && b.libraryFacts(group, name, library) != nil && !slices.Contains(c.Skip, name) {
				return true
			}
		}
	}
	return false
}
