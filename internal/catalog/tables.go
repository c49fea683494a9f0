package catalog

import (
	"slices"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// sessionTable lists Nova's sections that build a keystoneauth session, by
// section.
var sessionTable = sync.OnceValue(func() []table.Consumer {
	var list []table.Consumer
	for row := range rows("sessions") {
		period, facts, _ := strings.Cut(row[1], " ")
		c := table.Consumer{Section: row[0]}
		c.From, c.To = boundsOf(period)
		for facts != "" {
			var key, value string
			key, value, facts = nextAttribute(facts)
			setConsumer(&c, key, value)
		}
		list = append(list, c)
	}
	return list
})

func setConsumer(c *table.Consumer, key, value string) {
	what, name, _ := strings.Cut(key, ".")
	switch what {
	case "session":
		c.Session = true
	case "auth":
		c.Auth = true
	case "adapter":
		c.Adapter = true
	case "skip":
		c.Skip = textsIn(value)
	case "ignored":
		c.Ignored = textsIn(value)
	case "default":
		c.Overrides = append(c.Overrides, table.Override{Name: name, Default: literal(value)})
	case "old":
		c.Renames = append(c.Renames, table.Rename{Name: name, Old: nameOf(unquoted(value))})
	}
}

// sessionsOf returns the rows of one section.
func sessionsOf(service, section string) []table.Consumer {
	if service != nova {
		return nil
	}
	list := sessionTable()
	first, end := 0, 0
	for i := range list {
		if list[i].Section == section {
			if first == end {
				first = i
			}
			end = i + 1
		}
	}
	return list[first:end]
}

// keystoneauth is the component with session, auth and adapter options and the
// auth plugins.
const keystoneauth = "keystoneauth1"

// pluginPrefix starts the headers of auth plugins.
const pluginPrefix = "plugin "

// noOptions stands in the facts for the options of a plugin that has none.
const noOptions = "-"

// pluginBlocks iterates over the auth plugins of every version, by name.
func pluginBlocks(yield func(name string, b *block) bool) {
	for _, b := range componentNamed(keystoneauth).blocks {
		if name, ok := strings.CutPrefix(b.section, pluginPrefix); ok && !yield(name, b) {
			return
		}
	}
}

// plugins caches the results of pluginsIn: most configurations name one plugin
// of the 30.
var plugins cache[*block, []table.Plugin]

// pluginsIn returns one plugin for each stretch of versions.
func pluginsIn(b *block) []table.Plugin {
	var list []table.Plugin
	name := strings.TrimPrefix(b.section, pluginPrefix)
	for _, l := range b.all() {
		for s := range l.spansOf {
			at := -1
			for i := range list {
				if list[i].From == s.from {
					at = i
				}
			}
			if at < 0 {
				at = len(list)
				list = append(list, table.Plugin{Name: name, From: s.from, To: s.to})
			}
			if l.name == noOptions {
				continue
			}
			f := factsOf(s.facts)
			option := table.PluginOption{Name: l.name, Type: f.Type.Name, Default: f.Default, Required: f.Required, Secret: f.Secret}
			for _, old := range f.Deprecated {
				option.Deprecated = append(option.Deprecated, old.Option)
			}
			list[at].Options = append(list[at].Options, option)
		}
	}
	for i := range list {
		slices.SortFunc(list[i].Options, func(a, b table.PluginOption) int { return strings.Compare(a.Name, b.Name) })
	}
	return list
}

// legacyTable records what became of [glance]'s old names.
var legacyTable = sync.OnceValue(func() []table.Legacy {
	var list []table.Legacy
	for row := range rows("legacy") {
		for i := range row {
			if row[i] == "-" {
				row[i] = ""
			}
		}
		list = append(list, table.Legacy{
			Old: nameOf(row[0]), New: nameOf(row[1]),
			AddedIn: row[2], DeprecatedIn: row[3], RenamedIn: row[4], Removed: row[5],
		})
	}
	return list
})

// use is one namespace of a library's options that a service registers.
type use struct {
	namespace string // "?" if the library is not in the catalogue
	section   string // if the service chooses it, else ""
	without   string // an option that the service leaves out, "" for none
	from, to  table.Point
}

// takes reports whether the service registers an option of the namespace.
func (u *use) takes(option string) bool { return option != u.without }

// library is the component a namespace belongs to: the longest prefix that has
// a file.
func (u *use) library() *component {
	name := u.namespace
	for {
		if c := componentNamed(name); len(c.blocks) > 0 {
			return c
		}
		at := strings.LastIndexByte(name, '.')
		if at < 0 {
			return componentNamed(u.namespace)
		}
		name = name[:at]
	}
}

// uses caches the results of usesOf.
var uses cache[string, []use]

// usesOf lists what a service registers from libraries, in any release.
func usesOf(service string) []use {
	return uses.get(service, func(service string) []use {
		var list []use
		for row := range rowsOf("uses", service) {
			u := use{namespace: row[0]}
			u.from, u.to = boundsOf(row[1])
			if len(row) > 2 {
				u.section = row[2]
			}
			if len(row) > 3 {
				u.without = row[3]
			}
			list = append(list, u)
		}
		return list
	})
}

// override is a default changed by a service or by one of its programs.
type override struct {
	from, to table.Point
	value    table.Literal
	more     bool   // value is appended to the library's own list
	program  string // the one program that changes it, "" for all
}

// overrides caches the results of overridesOf.
var overrides cache[string, map[table.Name][]override]

// overridesOf lists the defaults of libraries' options that a service changes, in any
// release.
func overridesOf(service string) map[table.Name][]override {
	return overrides.get(service, func(service string) map[table.Name][]override {
		all := map[table.Name][]override{}
		for row := range rowsOf("overrides", service) {
			name := nameOf(row[0])
			from, to := boundsOf(row[1])
			text, more := strings.CutPrefix(row[2], "+")
			o := override{from: from, to: to, value: literal(text), more: more}
			if len(row) > 3 {
				o.program = row[3]
			}
			all[name] = append(all[name], o)
		}
		return all
	})
}
