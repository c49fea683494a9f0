package assess

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// edit is one source's text while it is being changed, line by line.
type edit struct {
	file    *ini.File
	lines   []string         // with their line endings
	before  map[int]string   // line to insert before line i
	after   map[int][]string // lines to insert after line i
	dropped map[int]bool     // lines to omit
	newline string           // the text's line ending
	ends    map[string]int   // the last line of each section that receives a line, or -1
	fresh   []string         // sections to add to the text, in order of first use
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

// rename replaces the key with another name.
func (e *edit) rename(entry *ini.Entry, name string) {
	line := &e.lines[entry.Line-1]
	*line = strings.Replace(*line, entry.Name, name, 1)
}

// comment turns the lines of an assignment into comments, preceded by the
// reason. No secret is left in a comment, where it would be overlooked.
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

// move removes an assignment from its section and appends it, under its current
// name, to the section that reads it.
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

// end finds the last line of a section, which is its last header or an entry
// under it; -1 if the file has no such section.
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

// text joins the lines again.
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
			b.WriteString(e.newline) // the text's last line, or its replacement, may lack one
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

// lineEnd is the line ending of the text's last line, "" for none.
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
