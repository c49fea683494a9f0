package assess

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// document is the configuration to render: sections in order, lines in order.
type document []block

type block struct {
	header string
	lines  []line
}

// line is one assignment to write. Raw is the text as oslo.config's parser
// returns it, with $ having its special meaning.
type line struct {
	name, raw string
	secret    bool
	read      bool   // it is in a text, whatever its name looks like
	comment   string // the comment above it, "" for none
}

// write returns the document's text, and the same without secrets. If an INI
// line cannot express something, the error names the option and never the
// value.
func (d document) write() (text, redacted string, err error) {
	size := 0
	for _, b := range d {
		size += len(b.header) + 4
		for _, l := range b.lines {
			size += len(l.name) + len(l.raw) + len(l.comment) + 8
		}
	}
	var full, safe strings.Builder
	full.Grow(size)
	safe.Grow(size)
	for i, b := range d {
		if err := ini.WritableSection(b.header); err != nil {
			return "", "", fmt.Errorf("section %s: %w", report.Show(b.header), err)
		}
		head := "[" + b.header + "]\n"
		if i > 0 {
			head = "\n" + head
		}
		full.WriteString(head)
		safe.WriteString(report.Redact(head))
		for _, l := range b.lines {
			lead := ""
			if l.read && ini.Disguised(l.name) {
				lead = "\u00a0" // the parser strips it, and sees neither a comment nor a header
			} else if err := ini.WritableName(l.name); err != nil {
				return "", "", fmt.Errorf("option %s: %w", report.Show(rules.ShownName(l.name)), err)
			}
			value, err := ini.Quote(l.raw)
			if err != nil {
				return "", "", fmt.Errorf("option %s: %w", rules.ShownName(l.name), err)
			}
			if l.comment != "" {
				full.WriteString("# " + l.comment + "\n")
				safe.WriteString("# " + l.comment + "\n")
			}
			writeLine(&full, lead+l.name, value)
			writeLine(&safe, rules.ShownName(l.name), l.shown(value))
		}
	}
	return full.String(), safe.String(), nil
}

func writeLine(b *strings.Builder, name, value string) {
	b.WriteString(name)
	b.WriteString(" =")
	if value != "" && value[0] != '\n' {
		b.WriteByte(' ')
	}
	b.WriteString(value)
	b.WriteByte('\n')
}

// document selects what to render: one section from attributes, or every
// section in the texts.
func (r *Request) document(res *resolution) document {
	if r.Attributes != nil && !r.Attributes.Whole() {
		var d document
		for _, section := range res.Sections {
			b := block{header: section.Name(), lines: r.canonical(res, section)}
			for _, a := range section.Assignments {
				if a.Option == nil && r.keepsUnread(res, section, a) {
					b.lines = append(b.lines, line{name: a.As.Option, raw: a.Entry.Value, secret: unreadSecret(res, a)})
				}
			}
			d = append(d, b)
		}
		return d
	}
	var d document
	at := map[string]int{}
	open := func(group, header string) *block {
		i, ok := at[group]
		if !ok {
			i = len(d)
			at[group] = i
			d = append(d, block{header: header})
			if section := res.Section(group); section != nil {
				d[i].header = section.Name()
				d[i].lines = r.canonical(res, section)
			}
		}
		return &d[i]
	}
	for _, file := range res.Files {
		for _, section := range file.Sections {
			open(oslo.GroupOf(section.Name), section.Name)
		}
	}
	for _, a := range res.Assignments {
		if res.LeftOut[a] {
			continue
		}
		if a.Option != nil {
			open(a.Option.Name.Group, a.Option.Name.Group) // the section may consist of an alias elsewhere
			continue
		}
		b := open(a.As.Group, a.Header)
		b.lines = append(b.lines, line{name: a.As.Option, raw: a.Entry.Value, secret: unreadSecret(res, a), read: true})
	}
	for _, section := range res.Sections {
		if _, ok := at[section.Name()]; !ok && len(r.canonical(res, section)) > 0 {
			open(section.Name(), section.Name())
		}
	}
	return d.withoutEmptied(res)
}

// unreadSecret reports whether an unread assignment may contain a secret: it
// may be one in another release or service.
func unreadSecret(res *resolution, a *config.Assignment) bool {
	return res.SecretName(a.As) || report.SecretAnywhere(a.As.Option)
}

// withoutEmptied drops sections whose lines have all moved elsewhere.
func (d document) withoutEmptied(res *resolution) document {
	moved := map[string]bool{}
	for _, a := range res.Assignments {
		if a.Option != nil && a.Option.Name.Group != a.As.Group {
			moved[a.As.Group] = true
		}
	}
	kept := d[:0]
	for _, b := range d {
		if len(b.lines) == 0 && moved[oslo.GroupOf(b.header)] {
			continue
		}
		kept = append(kept, b)
	}
	return kept
}

// canonical returns a covered section's options under the release's names, in
// catalogue order.
func (r *Request) canonical(res *resolution, section *config.Section) []line {
	lines := make([]line, 0, len(section.Given()))
	settings := section.Shown()
	if r.RenderDefaults {
		settings = section.All()
	}
	for _, s := range settings {
		switch {
		case s.State == config.Unset:
			if raw, ok := defaultText(s); ok && r.RenderDefaults {
				lines = append(lines, line{name: s.Name(), raw: raw, secret: s.Option.Sensitive})
			}
		case s.Option.Multi:
			for _, a := range section.Assignments {
				if a.Option == s.Option {
					lines = append(lines, line{name: s.Name(), raw: a.Entry.Value, secret: s.Option.Sensitive})
				}
			}
		case s.Partial && s.Entry.Opaque, s.Origin == config.FromDefault, s.State == config.Unknown && (s.Entry == nil || s.Entry.Opaque):
		default:
			l := line{name: s.Name(), raw: s.Raw, secret: s.Option.Sensitive}
			if s.Entry != nil && s.Entry.Line == 0 {
				l.comment = res.Comments[s.Option.Name] // not set by a text
			}
			lines = append(lines, l)
		}
	}
	return lines
}

// defaultText writes a default so that it reads back as the same value; false
// for null. References in defaults stay references.
func defaultText(s *config.Setting) (string, bool) {
	value := s.Option.Default
	if value.IsNull() || s.Option.Ignored {
		return "", false
	}
	if value.Kind() == types.List && len(value.Items()) == 0 {
		return "", true
	}
	return s.Option.DefaultText(), true
}

// keepsUnread reports whether an unread name is rendered all the same, because
// out-of-tree code may read it. Secrets, and names that another release reads,
// serve no purpose and are left out.
func (r *Request) keepsUnread(res *resolution, section *config.Section, a *config.Assignment) bool {
	if a.Entry.Opaque {
		return false
	}
	if section.Facts.Reads.Auth && len(res.Release.PluginsTaking(a.As.Option)) > 0 {
		return true
	}
	if res.SecretName(a.As) {
		return false
	}
	return !rules.KnownElsewhere(res.Release, res.Service, section.Facts, a.As.Option)
}
