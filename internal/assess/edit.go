package assess

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// edit is one source's text while it is changed, line by line.
type edit struct {
	file    *ini.File
	lines   []string         // with their line ends
	before  map[int]string   // line to put before line i
	after   map[int][]string // lines to put after line i
	dropped map[int]bool     // lines to leave out
	newline string           // what this text ends its lines with
	ends    map[string]int   // the last line of each section that takes a line, or -1
	fresh   []string         // sections that the text lacks, in the order in which they come up
	inFresh map[string][]string
}

func newEdit(source config.Source) *edit {
	e := &edit{
		file:    source.File,
		lines:   ini.Lines(source.Text),
		before:  map[int]string{},
		after:   map[int][]string{},
		dropped: map[int]bool{},
		newline: "\n",
		ends:    map[string]int{},
		inFresh: map[string][]string{},
	}
	if strings.Contains(source.Text, "\r\n") {
		e.newline = "\r\n"
	}
	return e
}

// rename puts another name in the place of the key.
func (e *edit) rename(entry *ini.Entry, name string) {
	line := &e.lines[entry.Line-1]
	*line = strings.Replace(*line, entry.Name, name, 1)
}

// comment turns the lines of an assignment into comments, with the reason above
// them. No secret stays behind in a comment, where nobody looks for it.
func (e *edit) comment(entry *ini.Entry, reason string, secret bool) {
	first := entry.Line - 1
	e.before[first] = "# osloconf: " + reason + e.newline
	text := strings.Join(e.lines[first:entry.End], "")
	separator := strings.IndexAny(text, "=:") + 1
	if secret {
		text = text[:separator] + " " + report.Mask + lineEnd(text)
	} else {
		text = text[:separator] + report.Redact(text[separator:])
	}
	var b strings.Builder
	for _, line := range ini.Lines(text) {
		b.WriteString("# " + line)
	}
	for i := first + 1; i < entry.End; i++ {
		e.lines[i] = ""
	}
	e.lines[first] = b.String()
}

// move takes an assignment out of its section and puts it, under its current
// name, at the end of the section that reads it.
func (e *edit) move(entry *ini.Entry, to oslo.Name) {
	lines := make([]string, 0, entry.End-entry.Line+1)
	for i := entry.Line - 1; i < entry.End; i++ {
		lines = append(lines, e.lines[i])
		e.dropped[i] = true
	}
	lines[0] = strings.Replace(lines[0], entry.Name, to.Option, 1)
	if last := len(lines) - 1; lineEnd(lines[last]) == "" {
		lines[last] += e.newline
	}
	at := e.end(to.Group)
	if at < 0 {
		if len(e.inFresh[to.Group]) == 0 {
			e.fresh = append(e.fresh, to.Group)
		}
		e.inFresh[to.Group] = append(e.inFresh[to.Group], lines...)
		return
	}
	e.after[at] = append(e.after[at], lines...)
}

// end finds the last line of a section, its last header or what stands under
// it; -1 where the file has no such section.
func (e *edit) end(group string) int {
	if at, known := e.ends[group]; known {
		return at
	}
	at := -1
	for _, section := range e.file.Sections {
		if oslo.GroupOf(section.Name) == group {
			at = section.Line - 1
		}
	}
	for i := range e.file.Entries {
		if entry := &e.file.Entries[i]; entry.End-1 > at && oslo.GroupOf(entry.Section) == group {
			at = entry.End - 1
		}
	}
	e.ends[group] = at
	return at
}

// text puts the lines together again.
func (e *edit) text() string {
	var b strings.Builder
	for i, line := range e.lines {
		b.WriteString(e.before[i])
		if e.dropped[i] {
			line = ""
		}
		b.WriteString(line)
		added := e.after[i]
		if len(added) > 0 && b.Len() > 0 && lineEnd(b.String()) == "" {
			b.WriteString(e.newline) // the text's last line may have none, nor what has taken its place
		}
		for _, line := range added {
			b.WriteString(line)
		}
	}
	for _, group := range e.fresh {
		if b.Len() > 0 && lineEnd(b.String()) == "" {
			b.WriteString(e.newline)
		}
		b.WriteString(e.newline + "[" + group + "]" + e.newline)
		for _, line := range e.inFresh[group] {
			b.WriteString(line)
		}
	}
	return b.String()
}

// lineEnd is what the text ends its last line with, "" for nothing.
func lineEnd(text string) string {
	switch {
	case strings.HasSuffix(text, "\r\n"):
		return "\r\n"
	case strings.HasSuffix(text, "\n"):
		return "\n"
	case strings.HasSuffix(text, "\r"):
		return "\r"
	}
	return ""
}
