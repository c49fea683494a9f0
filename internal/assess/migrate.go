package assess

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// migrate gives each source's text with only what must change for the release
// changed, by source name: older names renamed in place or moved to their
// section, options that the release does not read commented out. What oslo.config
// reads from the texts stays the same.
func (r *Request) migrate(res *resolution) map[string]string {
	texts := make(map[string]string, len(res.sources))
	for number, source := range res.sources {
		texts[source.File.Name] = res.migrateSource(number, source)
	}
	return texts
}

// untouched gives the texts as they are: one of them does not parse, so that
// nothing in any of them is effective.
func (r *Request) untouched() map[string]string {
	texts := make(map[string]string, len(r.Sources))
	for _, source := range r.Sources {
		texts[source.Name] = source.Content
	}
	return texts
}

// edit is one source's text while it is changed, line by line.
type edit struct {
	lines   []string         // with their line ends
	before  map[int][]string // lines to put before line i
	after   map[int][]string // lines to put after line i
	dropped map[int]bool     // lines to leave out
	newline string           // what this text ends its lines with
}

func (res *resolution) migrateSource(number int, source rules.Source) string {
	e := edit{lines: ini.Lines(source.Text), before: map[int][]string{}, after: map[int][]string{}, dropped: map[int]bool{}, newline: "\n"}
	if strings.Contains(source.Text, "\r\n") {
		e.newline = "\r\n"
	}
	var moved []*rules.Assignment
	changed := false
	for _, section := range res.sections {
		for _, a := range section.Assignments {
			if a.Source != number {
				continue
			}
			switch {
			case a.Option == nil && rules.KnownElsewhere(res.release, res.service, section.Facts, a.As.Option) && !res.takenByPlugin(section, a):
				e.comment(a.Entry, fmt.Sprintf("%s is not read by %s in [%s]", a.As.Option, res.release.Nova(), section.Name()))
			case !a.Deprecated():
				continue
			case res.outranked(section, a):
				e.comment(a.Entry, fmt.Sprintf("%s was not read beside the other name of %s in this file", a.As.Option, a.Option.Name.Option))
			case a.As.Group == a.Option.Name.Group:
				e.rename(a.Entry, a.Option.Name.Option)
			default:
				moved = append(moved, a)
			}
			changed = true
		}
	}
	for _, a := range moved {
		e.move(source.File, a)
	}
	if !changed {
		return source.Text
	}
	return e.text()
}

// takenByPlugin tells whether a name that no option stands for may still be an
// auth plugin's: with auth_section or an unknown plugin it is not for us to say.
func (res *resolution) takenByPlugin(section *rules.Section, a *rules.Assignment) bool {
	return section.Facts.Reads.Auth && rules.AuthName(res.release, a.As.Option)
}

// outranked tells whether the same file also sets the option by a name that is
// tried before this one, so that this one was never read.
func (res *resolution) outranked(section *rules.Section, a *rules.Assignment) bool {
	for _, other := range section.Assignments {
		if other.Option == a.Option && other.Source == a.Source && rank(other) < rank(a) {
			return true
		}
	}
	return false
}

// rank is the place of an assignment's name among those that are tried.
func rank(a *rules.Assignment) int {
	if a.As == a.Option.Name {
		return 0
	}
	for i, name := range a.Option.Deprecated {
		if name == a.As {
			return i + 1
		}
	}
	return len(a.Option.Deprecated) + 1
}

// rename puts another name in the place of the key.
func (e *edit) rename(entry *ini.Entry, name string) {
	line := &e.lines[entry.Line-1]
	*line = strings.Replace(*line, entry.Name, name, 1)
}

// comment turns the lines of an assignment into comments, with the reason above
// them.
func (e *edit) comment(entry *ini.Entry, reason string) {
	first := entry.Line - 1
	e.before[first] = append(e.before[first], "# osloconf: "+reason+e.newline)
	for i := first; i < entry.End; i++ {
		e.lines[i] = "# " + e.lines[i]
	}
}

// move takes an assignment out of its section and puts it, under its current
// name, at the end of the section that reads it.
func (e *edit) move(file *ini.File, a *rules.Assignment) {
	lines := make([]string, 0, a.Entry.End-a.Entry.Line+1)
	for i := a.Entry.Line - 1; i < a.Entry.End; i++ {
		lines = append(lines, e.lines[i])
		e.dropped[i] = true
	}
	lines[0] = strings.Replace(lines[0], a.Entry.Name, a.Option.Name.Option, 1)
	last := len(lines) - 1
	if !ended(lines[last]) {
		lines[last] += e.newline
	}
	at := -1
	for _, section := range file.Sections {
		if oslo.GroupOf(section.Name) == a.Option.Name.Group {
			at = section.Line - 1
		}
	}
	for i := range file.Entries {
		entry := &file.Entries[i]
		if at >= 0 && oslo.GroupOf(entry.Section) == a.Option.Name.Group && entry.End-1 > at {
			at = entry.End - 1
		}
	}
	if at < 0 {
		at = len(e.lines) - 1
		if len(e.after[at]) == 0 {
			lines = append([]string{e.newline, "[" + a.Option.Name.Group + "]" + e.newline}, lines...)
		}
	}
	e.after[at] = append(e.after[at], lines...)
}

func ended(line string) bool { return strings.HasSuffix(line, "\n") || strings.HasSuffix(line, "\r") }

// text puts the lines together again.
func (e *edit) text() string {
	var b strings.Builder
	for i, line := range e.lines {
		for _, added := range e.before[i] {
			b.WriteString(added)
		}
		if !e.dropped[i] {
			b.WriteString(line)
		}
		if added := e.after[i]; len(added) > 0 {
			if !e.dropped[i] && !ended(line) {
				b.WriteString(e.newline)
			}
			for _, line := range added {
				b.WriteString(line)
			}
		}
	}
	return b.String()
}
