package names

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.txt
var data embed.FS

// files holds the result of headings, as a function, for each requested service.
var files sync.Map

// Status is what is known about one name in one series.
type Status struct {
	// Known reports whether the release loads the name, perhaps under a newer
	// one or with Package installed.
	Known bool
	// RemovedIn is the first series without the name, if an older one has it.
	// The oldest series in the lists also covers all before it.
	RemovedIn string
	// Since is the next series that has the name, if this one does not.
	Since string
	// RenamedTo is the name to write instead. It loads in the series.
	RenamedTo string
	// Package is the package that provides the name, if it is not the service
	// itself; for a name that is not Known, the package that provides or
	// provided it.
	Package string
	// ForTests reports whether the name exists for tests.
	ForTests bool
	// Elsewhere reports whether an unlisted name may come from a package that
	// the lists do not cover.
	Elsewhere bool
}

// Known returns the status of a name of an option in a series ("zed",
// "2025.1"). Ask about each of an option's values separately. A freely named
// section is given by its pattern in angle brackets ("<backend>"), and section
// names ignore case. The second result reports whether the lists cover the
// option and the series at all; if not, the status is meaningless.
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

// Names lists the names that an option can have in a series without extra
// packages, excluding names for tests and renamed ones. It is nil if the lists
// do not cover the option and the series.
func Names(service, section, option, series string) []string {
	return namesOf(service, section, option, series, func(s Status) bool { return s.RenamedTo == "" })
}

// Paths is Names with the older names and paths that the series still loads.
func Paths(service, section, option, series string) []string {
	return namesOf(service, section, option, series, func(Status) bool { return true })
}

func namesOf(service, section, option, series string, fits func(Status) bool) []string {
	l, at := find(service, section, option), slices.Index(order[:], series)
	if l == nil || at < 0 {
		return nil
	}
	names := []string{}
	for _, name := range l.names {
		status, _ := Known(service, section, option, name, series)
		if status.Known && status.Package == "" && !status.ForTests && fits(status) {
			names = append(names, name)
		}
	}
	return names
}

// lists decodes a block of a file, once.
type lists func() map[heading]*list

// find returns an option's list, the service's own before the libraries'.
func find(service, section, option string) *list {
	at := heading{strings.ToLower(section), option}
	for _, file := range [...]string{service, "oslo"} {
		if decoded := open(file)[at]; decoded != nil {
			return decoded()[at]
		}
	}
	return nil
}

// open finds the headings of a service's file, once. A list is decoded when it is
// first asked for.
func open(service string) map[heading]lists {
	load, ok := files.Load(service)
	if !ok {
		text, err := data.ReadFile("data/" + service + ".txt")
		if err != nil {
			return nil
		}
		load, _ = files.LoadOrStore(service, sync.OnceValue(func() map[heading]lists {
			return headings(string(text))
		}))
	}
	return load.(func() map[heading]lists)()
}

// headings finds the headings in a file's text. A list has several if options
// accept the same names; they stand together, after an empty line.
func headings(text string) map[heading]lists {
	found := map[heading]lists{}
	for block := range strings.SplitSeq(text, "\n\n") {
		decoded := sync.OnceValue(func() map[heading]*list {
			// A test decodes every file, so this cannot fail.
			all, _ := decode(block)
			return all
		})
		for line := range strings.Lines(block) {
			at, ok := headingOf(strings.TrimSuffix(line, "\n"))
			if !ok {
				break
			}
			found[at] = decoded
		}
	}
	return found
}

// elsewhere reports whether an unlisted name may come from other packages.
func (l *list) elsewhere(name string) bool {
	if covers(l.own, name) {
		return false
	}
	return l.others == "names" || l.others == "paths" && strings.Contains(name, ".")
}

// renamed follows a name's renames to the last one that loads in a series.
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
