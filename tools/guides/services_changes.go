package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// changed is one line about a change between two releases.
type changed struct{ option, what string }

// changes says what a release changes for a service, in three tables.
func changes(before, after *catalog.Service) string {
	was, is := registered(before), registered(after)
	var added, gone, other []changed
	for _, o := range is.list {
		old, ok := was.byName[o.Name.String()]
		if !ok {
			added = append(added, changed{o.Name.String(), kindOf(o) + ", default " + defaultOf(o)})
			continue
		}
		if what := difference(old, o); what != "" {
			other = append(other, changed{o.Name.String(), what})
		}
	}
	for _, o := range was.list {
		if _, ok := is.byName[o.Name.String()]; !ok {
			gone = append(gone, changed{o.Name.String(), instead(after, o)})
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n## Changed since %s\n", before.Release().Series())
	if len(added)+len(gone)+len(other) == 0 {
		b.WriteString("\nNothing.\n")
		return b.String()
	}
	for _, table := range []struct {
		title, head string
		rows        []changed
	}{
		{"New", "type and default", added},
		{"Changed", "what", other},
		{"No longer read", "instead", gone},
	} {
		if len(table.rows) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n### %s\n\n| option | %s |\n| --- | --- |\n", table.title, table.head)
		for _, row := range table.rows {
			fmt.Fprintf(&b, "| `%s` | %s |\n", row.option, row.what)
		}
	}
	return b.String()
}

type options struct {
	list   []*catalog.Option
	byName map[string]*catalog.Option
}

// registered is everything that a service registers.
func registered(service *catalog.Service) options {
	all := options{byName: map[string]*catalog.Option{}}
	for _, name := range service.Sections() {
		section, ok := service.Section(name)
		if !ok {
			continue
		}
		for _, o := range section.All() {
			all.list = append(all.list, o)
			all.byName[o.Name.String()] = o
		}
	}
	return all
}

// difference says how an option has changed, "" if it has not.
func difference(old, o *catalog.Option) string {
	var list []string
	if kindOf(old) != kindOf(o) {
		list = append(list, "type "+kindOf(old)+" is now "+kindOf(o))
	}
	if defaultOf(old) != defaultOf(o) {
		list = append(list, "default "+defaultOf(old)+" is now "+defaultOf(o))
	}
	if old.Min != o.Min || old.Max != o.Max {
		list = append(list, "bounds "+bounds(old)+" are now "+bounds(o))
	}
	if was, is := choices(old), choices(o); !slices.Equal(was, is) {
		list = append(list, strings.TrimSpace("choices "+moved(was, is)))
	}
	if o.DeprecatedForRemoval && !old.DeprecatedForRemoval {
		list = append(list, "now deprecated")
	}
	return strings.Join(list, "; ")
}

func bounds(o *catalog.Option) string {
	low, high := o.Min, o.Max
	if low == "" {
		low = "any"
	}
	if high == "" {
		high = "any"
	}
	return low + " to " + high
}

func choices(o *catalog.Option) []string {
	var list []string
	for _, choice := range o.Choices {
		list = append(list, choice.Text())
	}
	return list
}

// moved says which choices were added and removed.
func moved(was, is []string) string {
	var words []string
	for _, choice := range is {
		if !slices.Contains(was, choice) {
			words = append(words, "with "+code(choice))
		}
	}
	for _, choice := range was {
		if !slices.Contains(is, choice) {
			words = append(words, "without "+code(choice))
		}
	}
	if words == nil {
		return "in a different order"
	}
	return strings.Join(words, ", ")
}

// instead names an option's replacement.
func instead(after *catalog.Service, o *catalog.Option) string {
	if current, ok := after.Renamed(o.Name, ""); ok {
		return code(current.String())
	}
	return "-"
}
