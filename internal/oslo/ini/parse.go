package ini

import (
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// Parse reads one file's text as oslo.config's parser does. The resulting
// strings are substrings of text, except for values with continuation lines.
// The error is a *ParseError for text that oslo.config rejects, and a
// *LimitError for more text than Parse accepts.
func Parse(name, text string) (*File, error) {
	if len(text) > MaxBytes {
		return nil, &LimitError{File: name, What: "bytes", Limit: MaxBytes}
	}
	// The library decodes the whole file before it looks at any line.
	if !utf8.ValidString(text) {
		return nil, &ParseError{File: name, Line: invalidLine(text), Reason: ReasonEncoding}
	}
	p := parser{file: &File{Name: name, Sections: make([]Section, 0, min(8, len(text)/4))}, returns: strings.IndexByte(text, '\r') >= 0}
	// One entry per line is the usual worst case: allocate for it once, within
	// reason.
	p.file.Entries = make([]Entry, 0, min(strings.Count(text, "\n")+1, len(text)/24+4))
	for len(text) > 0 {
		if p.line++; p.line > MaxLines {
			return nil, &LimitError{File: name, What: "lines", Limit: MaxLines}
		}
		var line string
		line, text = cutLine(text, p.returns)
		if err := p.take(line); err != nil {
			return nil, err
		}
	}
	if err := p.flush(); err != nil {
		return nil, err
	}
	return p.file, nil
}

// parser is the state between lines.
type parser struct {
	file    *File
	section string // inner text of the last header, "" before the first
	line    int    // 1-based number of the current line
	returns bool   // the text contains a carriage return

	pending *Entry   // the file's last entry, while continuation lines may follow
	more    []string // its continuation lines
}

// take handles one line, without its line end.
func (p *parser) take(line string) error {
	line = py.RStrip(line)
	if line == "" {
		return p.flush()
	}
	if line[0] == ' ' || line[0] == '\t' {
		if p.pending == nil {
			return p.fail(ReasonContinuation, line)
		}
		p.more = append(p.more, py.LStrip(line))
		p.pending.End = p.line
		return nil
	}
	if err := p.flush(); err != nil {
		return err
	}
	switch line[0] {
	case '[':
		return p.header(line)
	case '#', ';':
		return nil
	}
	return p.assignment(line)
}

func (p *parser) header(line string) error {
	if line[len(line)-1] != ']' {
		return p.fail(ReasonSection, line)
	}
	if len(line) == 2 {
		return p.fail(ReasonEmptySection, line)
	}
	p.section = line[1 : len(line)-1]
	p.file.Sections = append(p.file.Sections, Section{Name: p.section, Line: p.line})
	return nil
}

func (p *parser) assignment(line string) error {
	at := separator(line)
	if at < 0 {
		return p.fail(ReasonAssignment, line)
	}
	key := py.Strip(line[:at])
	if key == "" {
		return p.fail(ReasonEmptyKey, line)
	}
	p.file.Entries = append(p.file.Entries, Entry{
		Section: p.section, Name: key, Value: unquote(py.Strip(line[at+1:])), Line: p.line, End: p.line,
	})
	p.pending = &p.file.Entries[len(p.file.Entries)-1]
	return nil
}

// separator finds the earlier of ':' and '='.
func separator(line string) int {
	for i := 0; i < len(line); i++ {
		if line[i] == '=' || line[i] == ':' {
			return i
		}
	}
	return -1
}

// unquote drops one quote at each end if both are the same; a lone quote counts
// as both and leaves nothing.
func unquote(value string) string {
	if value == "" {
		return value
	}
	first, last := value[0], value[len(value)-1]
	if first != last || first != '"' && first != '\'' {
		return value
	}
	if len(value) == 1 {
		return ""
	}
	return value[1 : len(value)-1]
}

// flush closes the pending assignment, if any.
func (p *parser) flush() error {
	if p.pending == nil {
		return nil
	}
	if p.section == "" {
		return &ParseError{File: p.file.Name, Line: p.line, Reason: ReasonNoSection}
	}
	if len(p.more) > 0 {
		p.pending.Value = joinLines(p.pending.Value, p.more)
		p.more = p.more[:0]
	}
	p.pending = nil
	return nil
}

func joinLines(first string, more []string) string {
	size := len(first)
	for _, line := range more {
		size += 1 + len(line)
	}
	var b strings.Builder
	b.Grow(size)
	b.WriteString(first)
	for _, line := range more {
		b.WriteByte('\n')
		b.WriteString(line)
	}
	return b.String()
}

func (p *parser) fail(reason, line string) error {
	return &ParseError{File: p.file.Name, Line: p.line, Text: line, Reason: reason}
}
