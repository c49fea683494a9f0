package catalog

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// The facts are one text per component, which is a service or a library, and a few
// small tables. data/README.md describes the format. Each file is a string of its
// own: those of an embed.FS would be copied when they are read.

// factsOn returns a file of facts, "" if there is none; tests add files.
var factsOn = embeddedFile

// component is one file of facts. Its sections are located when the file is
// first requested, a section's options when the section is, and an option's
// facts when the option is.
type component struct {
	name   string
	blocks []*block
	byName map[string][]*block // blocks by section
}

// block is the lines below one header: a section and, for a library's options,
// the namespace that lists them.
type block struct {
	section, namespace string
	text               string

	once  sync.Once
	lines []line

	index sync.Once
	at    map[string]int32 // index into lines by name
}

// line is one option: its name, and its facts in spans.
type line struct{ name, spans string }

// components caches what has been read, by name.
var components cache[string, *component]

// componentNamed is a component, whose file is read on first use. A missing one
// has no sections, and is kept too: uses try every prefix of a namespace.
func componentNamed(name string) *component { return components.get(name, readComponent) }

func readComponent(name string) *component {
	return parseComponent(name, cmp.Or(factsOn(name+".txt"), factsOn(name+ownTables)))
}

func parseComponent(name, text string) *component {
	c := &component{name: name, byName: map[string][]*block{}}
	// A header starts in the first column, after an empty line.
	for text != "" {
		start := strings.Index(text, "\n[")
		if start < 0 {
			break
		}
		text = text[start+2:]
		header, rest, _ := strings.Cut(text, "\n")
		section, namespace, _ := strings.Cut(header, "]")
		b := &block{section: section, namespace: strings.TrimPrefix(namespace, " ")}
		if b.namespace == "" {
			b.namespace = name
		}
		end := strings.Index(rest, "\n[")
		if end < 0 {
			end = len(rest)
		}
		b.text = rest[:end]
		text = rest[max(0, end-1):]
		c.blocks = append(c.blocks, b)
		c.byName[b.section] = append(c.byName[b.section], b)
	}
	return c
}

// all returns the block's lines in file order.
func (b *block) all() []line {
	b.once.Do(func() {
		b.lines = make([]line, 0, strings.Count(b.text, "\n")+1)
		for text := range strings.SplitSeq(b.text, "\n") {
			name, spans, ok := strings.Cut(text, "\t")
			if !ok || strings.HasPrefix(name, "#") {
				continue
			}
			b.lines = append(b.lines, line{name, spans})
		}
	})
	return b.lines
}

// withOlderNames iterates over the lines that list older names, without splitting
// the others.
func (b *block) withOlderNames(yield func(line) bool) {
	text := b.text
	for {
		at := strings.Index(text, " old=")
		if at < 0 {
			return
		}
		begin := strings.LastIndexByte(text[:at], '\n') + 1
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		if name, spans, ok := strings.Cut(text[begin:at+end], "\t"); ok && !strings.HasPrefix(name, "#") && !yield(line{name, spans}) {
			return
		}
		text = text[at+end:]
	}
}

// named finds the line of an option.
func (b *block) named(name string) (line, bool) {
	all := b.all()
	b.index.Do(func() {
		b.at = make(map[string]int32, len(all))
		for i, l := range all {
			b.at[l.name] = int32(i)
		}
	})
	if at, ok := b.at[name]; ok {
		return all[at], true
	}
	return line{}, false
}

// ownTables is the suffix of a file that holds everything about one service:
// its options, preceded by the lines it would have in the tables, each prefixed
// with the table's name.
const ownTables = ".service.txt"

// ownFiles are the files that hold everything about one service.
var ownFiles = sync.OnceValue(func() []string {
	return slices.DeleteFunc(slices.Clone(files), func(name string) bool { return !strings.HasSuffix(name, ownTables) })
})

// rows reads a table of tab-separated columns, followed by the rows that
// single-file services add to it. Comments and empty lines are skipped.
func rows(name string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for row := range lines(name) {
			if !yield(strings.Split(row, "\t")) {
				return
			}
		}
	}
}

// rowsOf reads the rows of a table that begin with a service's name, without that
// name. It does not decode the others.
func rowsOf(name, service string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for row := range lines(name) {
			of, rest, _ := strings.Cut(row, "\t")
			if of == service && !yield(strings.Split(rest, "\t")) {
				return
			}
		}
	}
}

func lines(name string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for row := range strings.Lines(factsOn(name + ".txt")) {
			row = strings.TrimRight(row, "\n")
			if row != "" && row[0] != '#' && !yield(row) {
				return
			}
		}
		for _, file := range ownFiles() {
			head, _, _ := strings.Cut(factsOn(file), "\n[")
			for row := range strings.Lines(head) {
				table, row, _ := strings.Cut(strings.TrimRight(row, "\n"), "\t")
				if table == name && row != "" && !yield(row) {
					return
				}
			}
		}
	}
}
