package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

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
				known, err := restored.facts()
				if err != nil {
					return fmt.Errorf("[%s] %s: %w", o.Group, o.Name, err)
				}
				b.add(table.Option{
					Service: "nova", Section: o.Group, Name: o.Name,
					From: b.first[series], To: b.after[series], Facts: known,
				})
			}
		}
	}
	return nil
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

// restore gives back, for one series, what the merged fact file lost: it writes
// false, zero and an empty list as nothing at all, which also stands for null.
// Nova's own source tells for what Nova declares itself. For the rest, which
// comes from libraries, the two files of one release each are exact: a row that
// covers such a release, or sits beside one that does, takes its value from
// there; failing that a boolean is false and a multi-valued option is empty.
func (b *builder) restore(s span, all []span, series string) *span {
	declared := b.declared(&s, series)
	exact := b.exact(&s, all)
	if exact != nil && exact.Type != s.Type {
		exact = nil
	}
	for _, key := range []struct {
		name  string
		had   *json.RawMessage
		exact func(*fact) json.RawMessage
	}{
		{"default", &s.Default, func(f *fact) json.RawMessage { return f.Default }},
		{"min", &s.Min, func(f *fact) json.RawMessage { return f.Min }},
		{"max", &s.Max, func(f *fact) json.RawMessage { return f.Max }},
	} {
		if len(*key.had) > 0 {
			continue
		}
		switch value, known := declared[key.name]; {
		case known:
			*key.had = value
		case exact != nil:
			if value := key.exact(exact); falsy(value) {
				*key.had = value
			} else {
				*key.had = json.RawMessage("null")
			}
		case key.name == "default" && s.Type == "bool":
			*key.had = json.RawMessage("false")
		}
	}
	if len(s.Default) == 0 && s.Multi {
		s.Default = json.RawMessage("[]")
	}
	return &s
}

// falsy tells whether a value is one that the merged file leaves out.
func falsy(raw json.RawMessage) bool {
	switch text := strings.TrimSpace(string(raw)); text {
	case "false", "[]":
		return true
	default:
		f, err := strconv.ParseFloat(text, 64)
		return err == nil && f == 0
	}
}

// declared finds what Nova's own source says of an option in one series, nil
// where it does not declare it in plain sight.
func (b *builder) declared(s *span, series string) map[string]json.RawMessage {
	for i := range b.falsy.Options {
		r := &b.falsy.Options[i]
		if r.Name == s.Name && r.Group == s.Group &&
			b.number[r.From] <= b.number[series] && b.number[series] <= b.number[r.To] {
			return r.Values
		}
	}
	return nil
}

// exact finds the option in a file of one release that the row covers, else in
// one that another of the option's rows covers.
func (b *builder) exact(s *span, all []span) *fact {
	find := func(options []fact) *fact {
		for i := range options {
			if options[i].Group == s.Group && options[i].Name == s.Name {
				return &options[i]
			}
		}
		return nil
	}
	covers := func(s *span, series string) bool {
		return b.number[s.From] <= b.number[series] && b.number[series] <= b.number[s.To]
	}
	var beside *fact
	for _, release := range []struct {
		series  string
		options []fact
	}{{"zed", b.zed.Options}, {"2026.1", b.newest.Options}} {
		if found := find(release.options); found != nil {
			if covers(s, release.series) {
				return found
			}
			if beside == nil && slices.ContainsFunc(all, func(o span) bool { return covers(&o, release.series) }) {
				beside = found
			}
		}
	}
	return beside
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
