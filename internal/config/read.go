package config

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Lines is what a configuration writes before anything is resolved: which text
// or attribute assigns what.
type Lines struct {
	Files       []*ini.File // what the resolver searches; none if a text does not parse
	Sources     []Source
	Assignments []*Assignment
	LeftOut     map[*Assignment]bool // unread assignments that the rendered text leaves out
	Comments    map[oslo.Name]string // the one-line comment above an option in the rendered text
	Unknown     bool                 // some value is not known yet
	Unread      bool                 // a whole text is not known yet: it may set, or override, anything
	Broken      bool                 // a text does not parse

	partial map[*ini.Entry]Attribute // lists with items that are not known
}

// Read turns attributes or texts into assignments. A text over the limits is a
// mistake; one that does not parse is a finding, and nothing else is judged.
func (r *Input) Read() (*Lines, []Mistake) {
	if r.Attributes != nil {
		return r.readAttributes(), nil
	}
	if len(r.Sources) == 0 {
		return nil, []Mistake{{Place: report.Place{Attribute: "source"}, Summary: "No source",
			Detail: "There is nothing to read: give at least one source block."}}
	}
	in := &Lines{}
	var mistakes []Mistake
	seen := make(map[string]bool, len(r.Sources))
	for _, text := range r.Sources {
		if seen[text.Name] && !text.Unknown {
			mistakes = append(mistakes, Mistake{Place: text.Place, Summary: "Two sources with the same name",
				Detail: fmt.Sprintf("Another source is also named %s: findings and migrated texts refer to sources by name, so give each its own.", report.Show(text.Name))})
			continue
		}
		seen[text.Name] = true
		if text.Unknown {
			in.Unknown, in.Unread = true, true
			continue
		}
		place := text.Place
		place.File = text.Name
		file, err := ini.Parse(text.Name, text.Content)
		if limit, ok := errors.AsType[*ini.LimitError](err); ok {
			mistakes = append(mistakes, Mistake{Place: place, Summary: "Source over the limits",
				Detail: fmt.Sprintf("The source %s is rejected regardless of its content: %s.", report.Show(text.Name), limit)})
			continue
		}
		if err != nil {
			file, in.Broken = nil, true
		}
		in.Sources = append(in.Sources, Source{Place: place, Text: text.Content, Secrets: text.Secrets, File: file, Err: err})
		if file == nil {
			continue
		}
		in.Files = append(in.Files, file)
		in.Assignments = append(in.Assignments, assignments(file, place, len(in.Sources)-1)...)
	}
	if in.Broken {
		// With one bad file oslo.config does not start at all, so nothing takes
		// effect.
		in.Files, in.Assignments = nil, nil
	}
	return in, mistakes
}

func assignments(file *ini.File, place report.Place, source int) []*Assignment {
	all := make([]Assignment, len(file.Entries))
	list := make([]*Assignment, 0, len(file.Entries))
	for i := range file.Entries {
		entry := &file.Entries[i]
		if len(list) > 0 && spills(list[len(list)-1], entry) {
			list[len(list)-1].Spilled = entry.Line
			continue
		}
		place.Line = entry.Line
		all[i] = Assignment{
			Place:  place,
			As:     oslo.Name{Group: oslo.GroupOf(entry.Section), Option: entry.Name},
			Header: entry.Section,
			Entry:  entry,
			Source: source,
		}
		list = append(list, &all[i])
	}
	return list
}

// OpensJSON reports whether a value begins as an object or a list of JSON does.
func OpensJSON(value string) bool {
	return strings.HasPrefix(value, "{") || strings.HasPrefix(value, "[")
}

// spills reports whether an entry is the rest of what is above it: of a wrapped secret,
// or of JSON.
func spills(above *Assignment, entry *ini.Entry) bool {
	if max(above.Spilled, above.Entry.End)+1 != entry.Line || above.Header != entry.Section {
		return false
	}
	if strings.ContainsAny(entry.Name[:1], `"{[]},`) {
		return OpensJSON(above.Entry.Value) && !json.Valid([]byte(above.Entry.Value))
	}
	padding, _, _ := strings.Cut(entry.Value, "\n")
	return strings.Trim(padding, "=") == "" && report.Spills(entry.Name+"="+padding) &&
		(report.SecretIn(above.Header, above.As.Option) || strings.HasSuffix(report.Redact(above.Entry.Value), report.Mask))
}

// readAttributes writes the attributes as one file, so that look-up,
// interpolation and conversion are the same as for text.
func (r *Input) readAttributes() *Lines {
	in := &Lines{Unknown: r.Attributes.Unknown, Assignments: make([]*Assignment, len(r.Attributes.Values))}
	file := &ini.File{Entries: make([]ini.Entry, len(r.Attributes.Values))}
	list := make([]Assignment, len(r.Attributes.Values))
	for i := range r.Attributes.Values {
		value, entry := &r.Attributes.Values[i], &file.Entries[i]
		*entry = ini.Entry{
			Section: value.As.Group,
			Name:    value.As.Option,
			Value:   value.FileText(),
			Opaque:  value.Unknown,
		}
		if !r.Interpolate {
			entry.Value = strings.ReplaceAll(entry.Value, "$", `\$`)
		}
		for _, item := range value.Items {
			if item.Unknown {
				entry.Opaque = true
				if in.partial == nil {
					in.partial = map[*ini.Entry]Attribute{}
				}
				in.partial[entry] = *value
				break
			}
		}
		in.Unknown = in.Unknown || entry.Opaque
		list[i] = Assignment{Place: value.Place, As: value.As, Header: value.As.Group, Entry: entry}
		in.Assignments[i] = &list[i]
	}
	for _, name := range r.Attributes.Sections {
		file.Sections = append(file.Sections, ini.Section{Name: name})
	}
	in.Unknown = in.Unknown || len(r.Attributes.UnknownIn) > 0
	in.Files = []*ini.File{file}
	return in
}

// FileText is the value as a file would carry it.
func (a *Attribute) FileText() string {
	if !a.IsList {
		return a.Text
	}
	items := make([]string, len(a.Items))
	for i, item := range a.Items {
		items[i] = item.Text
		if a.Quotes {
			items[i], _ = quoted(item.Text)
		}
	}
	text := strings.Join(items, ",")
	if a.Bounds {
		return "[" + text + "]"
	}
	return text
}

// known returns the items of a list whose texts are known.
func (a *Attribute) known() []Item {
	items := make([]Item, 0, len(a.Items))
	for i, item := range a.Items {
		if !item.Unknown {
			items = append(items, Item{Index: i, Text: item.Text})
		}
	}
	return items
}

// Carried says why a list's items cannot reach the service unchanged, nil if
// they can: most of oslo.config's lists have no quoting, and none have escapes.
func (a *Attribute) Carried() error {
	if !a.IsList {
		return nil
	}
	for i, item := range a.Items {
		_, fits := quoted(item.Text)
		switch {
		case item.Unknown, a.Quotes && fits:
			continue
		case a.Quotes:
			return &ItemError{Index: i, Reason: "contains a comma and both kinds of quotes, one of which would have to enclose it"}
		case strings.Contains(item.Text, ","):
			return &ItemError{Index: i, Reason: "contains a comma, which ends an item: oslo.config's lists have no quoting"}
		case item.Text != oslo.Strip(item.Text):
			return &ItemError{Index: i, Reason: "begins or ends with white space, which oslo.config strips"}
		case item.Text == "" && i == len(a.Items)-1:
			return &ItemError{Index: i, Reason: "is empty, and oslo.config drops empty items at the end of a list"}
		}
	}
	return nil
}
