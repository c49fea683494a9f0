package report

import "strings"

// Mask replaces a secret wherever text is shown.
const Mask = "***"

// Show returns a value for a message: quoted, cut if long, and masked by
// MaskText. The caller must know whether the whole value is a secret.
func Show(value string) string { return Quote(Redact(value)) }

// Redact is MaskText returning a string.
func Redact(text string) string {
	if !suspicious(text) {
		return text
	}
	text = redactPEM(text)
	var m textMasker
	m.out.Grow(len(text))
	for rest, first := text, true; rest != ""; first = false {
		line, end, after := cutLine(rest)
		m.line(line, first)
		m.out.WriteString(end)
		rest = after
	}
	return m.out.String()
}

// suspicious reports whether a text has anything a secret needs: a separator
// before it, or a line of its own.
func suspicious(text string) bool {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case ':', '=', '@', '#', '\n', '\r':
			return true
		case '-':
			if strings.HasPrefix(text[i:], "--") {
				return true
			}
		case ' ', '\t':
			if i >= len("earer") && strings.EqualFold(text[i-len("earer"):i], "earer") || secretBefore(text[nameBegin(text, i):i], "", true) {
				return true
			}
		}
	}
	return false
}

// cutLine splits off a text's first line: its content, its ending, and the
// rest.
func cutLine(text string) (line, end, rest string) {
	at := strings.IndexAny(text, "\r\n")
	switch {
	case at < 0:
		return text, "", ""
	case strings.HasPrefix(text[at:], "\r\n"):
		return text[:at], text[at : at+2], text[at+2:]
	}
	return text[:at], text[at : at+1], text[at+1:]
}

// textMasker is the state between lines of an arbitrary text.
type textMasker struct {
	out    strings.Builder
	hidden bool // a secret began on an earlier line and has not ended
	open   bool // the previous line ended in a URL that the next one may continue
}

func (m *textMasker) line(line string, first bool) {
	body := strings.TrimLeft(line, " \t")
	at := len(line) - len(body)
	switch {
	case strings.TrimSpace(line) == "":
		m.hidden, m.open = false, false
		m.out.WriteString(line)
	case m.hidden, !first && isBase64(body):
		writeMasked(&m.out, line, at)
	case !first && secretWord(body) > 0:
		m.hidden = true
		writeMasked(&m.out, line, at+secretWord(body))
	default:
		from := 0
		if m.open {
			from = goingOn(line)
		}
		if from > 0 {
			m.out.WriteString(line[:at] + Mask)
		}
		m.hidden = maskLine(&m.out, line[from:], 0)
		m.open = opensURL(line, m.open)
	}
}

// writeMasked writes a line, masking the value that begins at or after a
// position.
func writeMasked(b *strings.Builder, line string, at int) {
	for at < len(line) && (line[at] == ' ' || line[at] == '\t') {
		at++
	}
	b.WriteString(line[:at])
	if at < len(line) {
		b.WriteString(Mask)
	}
}

// leastBase64 is the length from which a line of base64 is considered key
// material. A hexadecimal digest may be masked along with it.
const leastBase64 = 40

func isBase64(line string) bool {
	line = strings.TrimRight(line, " \t=")
	if len(line) < leastBase64 {
		return false
	}
	for i := 0; i < len(line); i++ {
		if c := line[i]; !letter(c) && (c < '0' || c > '9') && c != '+' && c != '/' {
			return false
		}
	}
	return true
}

// opensURL reports whether a line ends in a URL whose user information may
// continue on the next line.
func opensURL(line string, open bool) bool {
	last := strings.LastIndex(line, "://")
	if last < 0 {
		return open && strings.IndexByte(line, '@') < 0
	}
	return strings.IndexByte(line[last:], '@') < 0
}

// goingOn finds the "@" that ends the user information begun on the previous
// line, 0 if there is none.
func goingOn(line string) int {
	if scheme := strings.Index(line, "://"); scheme >= 0 {
		line = line[:scheme]
	}
	return max(0, strings.LastIndexByte(line, '@'))
}

// HoldsPassword reports whether a text contains a URL with a password.
func HoldsPassword(text string) bool {
	if !strings.Contains(text, "@") && !strings.Contains(text, "?") {
		return false
	}
	for rest := text; rest != ""; {
		var line string
		line, _, rest = cutLine(rest)
		for _, s := range urlSecrets(line) {
			if s.password {
				return true
			}
		}
	}
	return false
}

// span is a part of a line that must not be shown.
type span struct {
	start, end int
	password   bool // it contains a password, rather than a token or something unclear
}

// maskLine writes a line with its secrets masked, and reports whether the text
// after the line may belong to a secret at its end. Assignments whose separator
// is before from are ignored: the caller handles them.
func maskLine(b *strings.Builder, line string, from int) bool {
	cut := assignedSecret(line, from)
	done := 0
	spans := urlSecrets(line)
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		if cut >= 0 && s.start >= cut {
			break
		}
		for i+1 < len(spans) && spans[i+1].start < s.end {
			i++
			s.end = max(s.end, spans[i].end)
		}
		b.WriteString(line[done:s.start])
		b.WriteString(Mask)
		if done = s.end; cut >= 0 && done > cut {
			return true // an apparent URL may belong to the assignment
		}
	}
	if cut < 0 {
		b.WriteString(line[done:])
		return false
	}
	if done < cut {
		b.WriteString(line[done:cut])
	}
	writeMasked(b, line[cut:], 0)
	return true
}
