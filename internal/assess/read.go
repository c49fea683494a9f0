package assess

import (
	"errors"
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// input is a request's values, read: what was written where.
type input struct {
	files       []*ini.File // what the resolver searches; none for a text that does not parse
	sources     []rules.Source
	assignments []*rules.Assignment
	partial     map[*ini.Entry]Attribute   // lists of which some item is not known
	leftOut     map[*rules.Assignment]bool // what nothing reads and the rendered text leaves out
	unknown     bool                       // some value is not known yet
	unread      bool                       // a whole text is not known yet: it may set, or outdo, anything
	broken      bool                       // some text does not parse
}

// read turns attributes or texts into assignments. A text over the limits is a
// mistake; one that does not parse is a finding, and judged as far as it can
// be: not at all.
func (r *Request) read() (*input, []Mistake) {
	if r.Attributes != nil {
		return r.readAttributes(), nil
	}
	if len(r.Sources) == 0 {
		return nil, []Mistake{{Place: report.Place{Attribute: "source"}, Summary: "No source",
			Detail: "There is nothing to read: give at least one source block."}}
	}
	in := &input{}
	var mistakes []Mistake
	seen := make(map[string]bool, len(r.Sources))
	for _, text := range r.Sources {
		if seen[text.Name] && !text.Unknown {
			mistakes = append(mistakes, Mistake{Place: text.Place, Summary: "Two sources of one name",
				Detail: fmt.Sprintf("Another source is named %s, too: findings and migrated texts go by the name, so give each its own.", report.Quote(text.Name))})
			continue
		}
		seen[text.Name] = true
		if text.Unknown {
			in.unknown, in.unread = true, true
			continue
		}
		place := text.Place
		place.File = text.Name
		file, err := ini.Parse(text.Name, text.Content)
		if _, ok := errors.AsType[*ini.LimitError](err); ok {
			mistakes = append(mistakes, Mistake{Place: place, Summary: "Source over the limits",
				Detail: fmt.Sprintf("The source %s is refused, whatever it says: %s.", report.Quote(text.Name), err)})
			continue
		}
		if err != nil {
			file, in.broken = nil, true
		}
		in.sources = append(in.sources, rules.Source{Place: place, Text: text.Content, File: file, Err: err})
		if file == nil {
			continue
		}
		in.files = append(in.files, file)
		in.assignments = append(in.assignments, assignments(file, place, len(in.sources)-1)...)
	}
	if in.broken {
		// oslo.config starts nothing with one bad file, so nothing is effective.
		in.files, in.assignments = nil, nil
	}
	return in, mistakes
}

func assignments(file *ini.File, place report.Place, source int) []*rules.Assignment {
	all := make([]rules.Assignment, len(file.Entries))
	list := make([]*rules.Assignment, len(file.Entries))
	for i := range file.Entries {
		entry := &file.Entries[i]
		place.Line = entry.Line
		all[i] = rules.Assignment{
			Place:  place,
			As:     oslo.Name{Group: oslo.GroupOf(entry.Section), Option: entry.Name},
			Header: entry.Section,
			Entry:  entry,
			Source: source,
		}
		list[i] = &all[i]
	}
	return list
}

// readAttributes lays the attributes out as one file, so that they meet the
// same look-up, interpolation and conversion as text does.
func (r *Request) readAttributes() *input {
	in := &input{unknown: r.Attributes.Unknown, assignments: make([]*rules.Assignment, len(r.Attributes.Values))}
	file := &ini.File{Entries: make([]ini.Entry, len(r.Attributes.Values))}
	list := make([]rules.Assignment, len(r.Attributes.Values))
	for i := range r.Attributes.Values {
		value, entry := &r.Attributes.Values[i], &file.Entries[i]
		*entry = ini.Entry{
			Section: value.As.Group,
			Name:    value.As.Option,
			Value:   value.text(),
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
		in.unknown = in.unknown || entry.Opaque
		list[i] = rules.Assignment{Place: value.Place, As: value.As, Header: value.As.Group, Entry: entry}
		in.assignments[i] = &list[i]
	}
	in.files = []*ini.File{file}
	return in
}

// text is the value as a file would carry it.
func (a *Attribute) text() string {
	if !a.IsList {
		return a.Text
	}
	items := make([]string, len(a.Items))
	for i, item := range a.Items {
		items[i] = item.Text
	}
	return strings.Join(items, ",")
}

// known gives the items of a list whose texts are known.
func (a *Attribute) known() []rules.Item {
	items := make([]rules.Item, 0, len(a.Items))
	for i, item := range a.Items {
		if !item.Unknown {
			items = append(items, rules.Item{Index: i, Text: item.Text})
		}
	}
	return items
}

// carried tells why a list cannot reach the service as its items, nil where it
// can: oslo.config's lists have no quoting and no escapes.
func (a *Attribute) carried() error {
	if !a.IsList {
		return nil
	}
	for i, item := range a.Items {
		switch {
		case item.Unknown:
			continue
		case strings.Contains(item.Text, ","):
			return &rules.ItemError{Index: i, Reason: "holds a comma, which ends an item: oslo.config's lists have no quoting"}
		case item.Text != oslo.Strip(item.Text):
			return &rules.ItemError{Index: i, Reason: "begins or ends with white space, which oslo.config strips"}
		case item.Text == "" && i == len(a.Items)-1:
			return &rules.ItemError{Index: i, Reason: "is empty, and oslo.config drops empty items at the end of a list"}
		}
	}
	return nil
}
