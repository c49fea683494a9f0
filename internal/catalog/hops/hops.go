package hops

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed hops.txt
var text string

// Time says when in an upgrade something is due.
type Time string

// The times of a hop.
const (
	Before Time = "before" // while every service still runs the old release
	While  Time = "while"  // while services of both releases run
	After  Time = "after"  // once every service runs the new release
)

// Name is an option's name; the zero Name means no option.
type Name struct{ Section, Option string }

// What settles a note, apart from texts.
const (
	Unset     = "-"
	Anything  = "*"
	Departure = "@from" // the series that is left
	Holding   = "~"     // before a word that the value has to hold
)

// Note is one thing to do on a hop.
type Note struct {
	Service string // "*" for every service
	Option  Name
	When    Time
	Skip    bool        // only on the last hop of a way over several releases
	Changed bool        // on the hop that changes the option's default, whichever it is
	Settled []string    // what the option may be once it is done; nil where no text tells
	If      []Condition // only where all of these are met
	Source  string      // the release notes and guides that say so
	Text    string      // one or two sentences

	from, to string // the span of series, "" for an open end
}

// Notes lists the notes about one service, in file order.
func Notes(service string) []Note {
	all, err := notes()
	if err != nil {
		return nil // cannot happen: a test parses the file
	}
	return slices.DeleteFunc(slices.Clone(all), func(n Note) bool { return n.Service != service && n.Service != "*" })
}

// At reports whether the note is about reaching a series. Order returns a
// series' position among all, negative for an unknown one.
func (n *Note) At(series string, order func(string) int) bool {
	at := order(series)
	if n.Changed || at < 0 {
		return n.Changed
	}
	return at >= order(n.from) && (n.to == "" || at <= order(n.to))
}

var notes = sync.OnceValues(func() ([]Note, error) { return parse(text) })

// parse reads the file's text. Its error names the line.
func parse(text string) ([]Note, error) {
	var all []Note
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		n, err := parseLine(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		all = append(all, n)
	}
	return all, nil
}

func parseLine(line string) (Note, error) {
	column := strings.Split(line, "\t")
	const columns = 9
	if len(column) != columns {
		return Note{}, fmt.Errorf("%d columns instead of %d", len(column), columns)
	}
	if slices.Contains(column, "") {
		return Note{}, errors.New("an empty column")
	}
	n := Note{
		Service: column[0], Skip: column[2] == "skip", When: Time(column[3]), Option: nameOf(column[4]),
		Source: column[7], Text: column[8],
	}
	if at := column[1]; at == "changed" {
		n.Changed = true
	} else if from, to, span := strings.Cut(at, ".."); span {
		n.from, n.to = from, to
	} else {
		n.from, n.to = at, at
	}
	if column[2] != "skip" && column[2] != "each" {
		return Note{}, fmt.Errorf("%q does not say for which hops", column[2])
	}
	if n.When != Before && n.When != While && n.When != After {
		return Note{}, fmt.Errorf("%q is no time", column[3])
	}
	if column[5] != "?" {
		n.Settled = strings.Split(column[5], ",")
	}
	var ok bool
	if n.If, ok = conditionsOf(column[6]); !ok {
		return Note{}, fmt.Errorf("%q is no condition", column[6])
	}
	if n.Option == (Name{}) && (n.Changed || n.Settled != nil) {
		return Note{}, errors.New("it names no option to settle it")
	}
	return n, nil
}

func nameOf(text string) Name {
	section, option, _ := strings.Cut(text, ".")
	if option == "" {
		return Name{}
	}
	return Name{section, option}
}

// Series lists the series that the note names: the ends of its span.
func (n *Note) Series() []string {
	return slices.DeleteFunc([]string{n.from, n.to}, func(series string) bool { return series == "" })
}
