package names

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.txt
var data embed.FS

// files holds a func() map[heading]*list for each service that was asked for.
var files sync.Map

// Status says what is known of one name in one series.
type Status struct {
	// Known reports whether the release loads the name, be it under a newer one
	// or with Package installed.
	Known bool
	// RemovedIn is the first series without the name, if an older one has it; the
	// oldest series that the lists cover stands for itself and all before it.
	RemovedIn string
	// Since is the next series that has the name, if this one has not.
	Since string
	// RenamedTo is the name to write instead. It loads in the series.
	RenamedTo string
	// Package names the package that brings the name, if it is not the service's
	// own; for a name that is not Known, the package that brings or brought it.
	Package string
	// ForTests reports whether the name is there for tests.
	ForTests bool
	// Elsewhere reports whether the name, which is not listed, may come from a
	// package that the lists do not cover.
	Elsewhere bool
}

// Known says what a name of an option is in a series ("zed", "2025.1"). Several
// values in one option are asked for one at a time. A section of free name has
// its kind in angle brackets ("<backend>"), and the case of sections does not
// count. The second result reports whether the lists cover the option and the
// series at all; without it the status says nothing.
func Known(service, section, option, name, series string) (Status, bool) {
	l, at := find(service, section, option), slices.Index(order[:], series)
	if l == nil || at < 0 {
		return Status{}, false
	}
	status := Status{ForTests: covers(l.tests, name)}
	one, listed := l.entries[name]
	if !listed {
		status.Elsewhere = l.elsewhere(name)
		return status, true
	}
	status.Known = holds(one.spans, at)
	status.RenamedTo = l.renamed(name, at)
	if !status.Known {
		status.RemovedIn, status.Since = around(one.spans, at)
	}
	for _, from := range one.packages {
		if holds(from.spans, at) || !status.Known {
			status.Package = from.name
			break
		}
	}
	return status, true
}

// Names lists the names that an option can have in a series without further
// packages: no names for tests, and none that has a newer name. It is nil where
// the lists do not cover the option and the series.
func Names(service, section, option, series string) []string {
	l, at := find(service, section, option), slices.Index(order[:], series)
	if l == nil || at < 0 {
		return nil
	}
	names := []string{}
	for _, name := range l.names {
		status, _ := Known(service, section, option, name, series)
		if status.Known && status.Package == "" && status.RenamedTo == "" && !status.ForTests {
			names = append(names, name)
		}
	}
	return names
}

// find returns the list of an option, the service's own before the libraries'.
func find(service, section, option string) *list {
	at := heading{strings.ToLower(section), option}
	if l := open(service)[at]; l != nil {
		return l
	}
	return open("oslo")[at]
}

// open decodes the file of a service, once.
func open(service string) map[heading]*list {
	load, ok := files.Load(service)
	if !ok {
		text, err := data.ReadFile("data/" + service + ".txt")
		if err != nil {
			return nil
		}
		load, _ = files.LoadOrStore(service, sync.OnceValue(func() map[heading]*list {
			// A test decodes every file, so there is no error left.
			lists, _ := decode(string(text))
			return lists
		}))
	}
	return load.(func() map[heading]*list)()
}

// elsewhere reports whether a name that is not listed may come from others.
func (l *list) elsewhere(name string) bool {
	if covers(l.own, name) {
		return false
	}
	return l.others == "names" || l.others == "paths" && strings.Contains(name, ".")
}

// renamed follows the renames of a name to the last that loads in a series.
func (l *list) renamed(name string, at int) string {
	found := ""
	for range l.names {
		name = l.entries[name].renamed
		if name == "" {
			break
		}
		if holds(l.entries[name].spans, at) {
			found = name
		}
	}
	return found
}

// around returns the series after the last span before a place, and the first
// series of the next span.
func around(spans []span, at int) (removed, since string) {
	for _, s := range spans {
		if s.last < at {
			removed = order[s.last+1]
		} else if since == "" {
			since = order[s.first]
		}
	}
	return removed, since
}

// covers reports whether a name is one of the words, or begins with one that
// ends in a dot.
func covers(words []string, name string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		return name == word || strings.HasSuffix(word, ".") && strings.HasPrefix(name, word)
	})
}
