package main

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

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
