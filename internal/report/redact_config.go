package report

import "strings"

// RedactConfig returns a configuration text with its secrets masked, line for
// line: values of options that secret names or that are secrets by name, their
// continuation lines, the same where it is commented out, and what Redact
// masks. The text need not parse. secret is asked with the section's header
// and the option's name as they are written; nil asks nobody.
func RedactConfig(text string, secret func(section, option string) bool) string {
	r := configRedactor{secret: secret, note: -1}
	r.out.Grow(len(text))
	for rest := text; rest != ""; {
		line, end := rest, ""
		if at := strings.IndexAny(rest, "\r\n"); at >= 0 {
			line, end = rest[:at], rest[at:at+1]
			if strings.HasPrefix(rest[at:], "\r\n") {
				end = rest[at : at+2]
			}
		}
		rest = rest[len(line)+len(end):]
		r.next = rest
		r.line(line)
		r.out.WriteString(end)
	}
	return r.out.String()
}

// configRedactor is the state between two lines.
type configRedactor struct {
	out     strings.Builder
	secret  func(section, option string) bool
	section string
	hidden  bool   // the value at hand is secret, and so are its continuation lines
	note    int    // column of a commented-out secret, whose comment may go on further in; -1 for none
	pem     bool   // inside a PEM block
	open    bool   // the line before ended in a URL that the next one may go on with
	next    string // what follows the line at hand
}

func (r *configRedactor) line(line string) {
	body := strings.TrimLeft(line, " \t")
	if r.block(line, body) {
		return
	}
	indented := len(body) < len(line)
	comment := strings.HasPrefix(body, "#") || strings.HasPrefix(body, ";")
	switch {
	case strings.TrimSpace(line) == "":
		r.hidden, r.note, r.open = false, -1, false
		r.out.WriteString(line)
	case indented && r.hidden:
		r.write(line, len(line)-len(body))
	case comment:
		r.comment(line)
	case strings.HasPrefix(body, "[") && !indented:
		r.section, _, _ = strings.Cut(body[1:], "]")
		r.hidden, r.note, r.open = false, -1, false
		r.out.WriteString(Redact(line))
	default:
		r.assignment(line, indented)
	}
}

// block masks the lines of a PEM block.
func (r *configRedactor) block(line, body string) bool {
	begins := strings.LastIndex(body, pemBegin)
	ends := strings.LastIndex(body, pemEnd)
	switch {
	case r.pem:
		r.pem = ends < 0 || begins > ends
		r.write(line, len(line)-len(body))
		return true
	case begins > ends:
		r.pem = true
	}
	return false
}

// comment looks for an option that is commented out.
func (r *configRedactor) comment(line string) {
	body := strings.TrimLeft(line, "#; \t")
	at := len(line) - len(body)
	r.hidden, r.open = false, false
	if r.note >= 0 && at > r.note+1 {
		r.write(line, at)
		return
	}
	r.note = -1
	value, option := split(body)
	if value >= 0 && !strings.ContainsAny(option, " \t") && r.isSecret(option) {
		r.note = at
		r.write(line, at+value)
		return
	}
	r.out.WriteString(Redact(line))
}

// assignment masks the value of a secret option. An indented line is judged as
// one as well: it may be meant as one, and a text that does not parse is shown
// to people who look for the mistake.
func (r *configRedactor) assignment(line string, indented bool) {
	body := strings.TrimLeft(line, " \t")
	at := len(line) - len(body)
	value, option := split(body)
	if value < 0 {
		// No "=" at all: "password s3cr3t".
		if word, _, found := strings.Cut(body, " "); found && r.isSecret(word) {
			value, option = len(word)+1, word
		}
	}
	secret := value >= 0 && r.isSecret(option)
	if secret || !indented {
		r.hidden, r.note = secret, -1
	}
	if secret {
		r.write(line, at+value)
		return
	}
	// A URL's user information may stand on two lines.
	if mark := strings.IndexByte(body, '@'); indented && r.open && mark >= 0 && !strings.Contains(body[:mark], "://") {
		r.out.WriteString(line[:at] + Mask + Redact(body[mark:]))
	} else if last := strings.LastIndex(line, "://"); last >= 0 && r.goesOn(line[last+len("://"):]) {
		r.out.WriteString(Redact(line[:last]) + "://" + Mask)
	} else {
		r.out.WriteString(Redact(line))
	}
	last := strings.LastIndex(line, "://")
	r.open = last >= 0 && strings.IndexByte(line[last:], '@') < 0 || r.open && indented && last < 0
}

// goesOn tells whether what follows a URL's scheme is the beginning of a user
// and password that the next line goes on with.
func (r *configRedactor) goesOn(tail string) bool {
	if strings.IndexByte(tail, '@') >= 0 || plainHost(tail) || r.next == "" || r.next[0] != ' ' && r.next[0] != '\t' {
		return false
	}
	next := r.next
	if end := strings.IndexAny(next, "\r\n"); end >= 0 {
		next = next[:end]
	}
	return strings.IndexByte(next, '@') >= 0
}

// write puts out a line with the value that begins at or after a place masked.
func (r *configRedactor) write(line string, at int) {
	for at < len(line) && (line[at] == ' ' || line[at] == '\t') {
		at++
	}
	r.out.WriteString(line[:at])
	if at < len(line) {
		r.out.WriteString(Mask)
	}
}

func (r *configRedactor) isSecret(option string) bool {
	return SecretName(option) || r.secret != nil && r.secret(r.section, option)
}

// split finds where the value of an assignment begins, -1 where the line is
// none, and the name before it.
func split(body string) (value int, option string) {
	at := strings.IndexAny(body, "=:")
	if at < 0 {
		return -1, ""
	}
	return at + 1, strings.TrimSpace(body[:at])
}
