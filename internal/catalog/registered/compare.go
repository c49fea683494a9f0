package registered

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Difference is one way in which the catalogue differs from what a service
// registers.
type Difference struct {
	Section, Option string
	Attribute       string // "missing" in the catalogue, "extra" there, or what differs: type, default, secret, ...
	Catalogue       string // what the catalogue says
	Registered      string // what the service says
}

// String writes the difference as a line of text.
func (d Difference) String() string {
	if d.Attribute == "missing" || d.Attribute == "extra" {
		return fmt.Sprintf("%s.%s %s (%s)", d.Section, d.Option, d.Attribute, cmp.Or(d.Catalogue, d.Registered))
	}
	return fmt.Sprintf("%s.%s %s: the catalogue has %s, the service %s", d.Section, d.Option, d.Attribute, d.Catalogue, d.Registered)
}

// Compare returns every difference, in order. What a service or a library lists
// without registering it may be missing from the catalogue, but if present it
// must be the same. The options of auth plugins are ignored.
func (r *Record) Compare(known Side) []Difference {
	var list []Difference
	seen := map[[2]string]bool{}
	rows := map[[2]string][]*Row{}
	var order [][2]string
	for i := range r.Options {
		row := &r.Options[i]
		key := [2]string{row.Section, row.Name}
		if row.Section != "DEFAULT" {
			key[0] = strings.ToLower(row.Section)
		}
		seen[key] = true
		if row.How == ByPlugin {
			continue
		}
		if rows[key] == nil {
			order = append(order, key)
		}
		rows[key] = append(rows[key], row)
	}
	for _, key := range order {
		found, ok := known[key[0]][key[1]]
		if !ok {
			if row := rows[key][0]; row.How == ByRegistering {
				o := row.option()
				list = append(list, Difference{Section: key[0], Option: key[1], Attribute: "missing",
					Registered: strings.TrimSpace(o.Type + " " + strings.Join(row.Programs, ","))})
			}
			continue
		}
		list = append(list, nearest(key, &found, rows[key])...)
	}
	for section, options := range known {
		for name, o := range options {
			if !seen[[2]string{section, name}] {
				list = append(list, Difference{Section: section, Option: name, Attribute: "extra", Catalogue: o.Type})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(a.Section, b.Section), cmp.Compare(a.Option, b.Option), cmp.Compare(a.Attribute, b.Attribute))
	})
	return list
}

// nearest returns the differences from the row with the fewest: programs may
// register an option in several ways.
func nearest(key [2]string, known *Option, rows []*Row) []Difference {
	var best []Difference
	for i, row := range rows {
		want := row.option()
		if known.Type == "ignored" && strings.HasPrefix(want.Type, "other ") {
			want.Type = "ignored"
		}
		differences := known.differences(&want)
		if i == 0 || len(differences) < len(best) {
			best = differences
		}
	}
	for i := range best {
		best[i].Section, best[i].Option = key[0], key[1]
	}
	return best
}
