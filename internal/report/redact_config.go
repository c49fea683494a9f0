package report

import "strings"

// RedactConfig returns a configuration text with its secrets masked, line by
// line: values of options that are secret by name or according to secret, their
// continuation lines, the same in comments, and whatever MaskText masks. The
// text need not parse. secret receives the section header and the option name
// as written; it may be nil.
func RedactConfig(text string, secret func(section, option string) bool) string {
	r := configRedactor{secret: secret, note: -1}
	r.out.Grow(len(text))
	for rest := text; rest != ""; {
		line, end, after := cutLine(rest)
		r.next = after
		r.line(line)
		r.out.WriteString(end)
		rest = after
	}
	return r.out.String()
}

// configRedactor is the state between lines.
type configRedactor struct {
	out     strings.Builder
	secret  func(section, option string) bool
	section string
	hidden  bool   // the current value is secret, and so are its continuation lines
	awaited bool   // the previous line is a secret without a value, or ends in a backslash
	note    int    // column of a commented-out secret, whose comment may continue further in; -1 for none
	pem     bool   // inside a PEM block
	open    bool   // the previous line ended in a URL that the next one may continue
	next    string // the text after the current line
}

func (r *configRedactor) line(line string) {
	body := strings.TrimLeft(line, " \t")
	if r.block(line, body) {
		return
	}
	line = redactPEM(line)
	body = strings.TrimLeft(line, " \t")
	indented := len(body) < len(line)
	awaited := r.awaited
	r.awaited = false
	switch {
	case strings.TrimSpace(line) == "":
		r.hidden, r.note, r.open, r.awaited = false, -1, false, awaited && r.hidden
		r.out.WriteString(line)
	case indented && r.hidden, isBase64(body), r.hidden && Spills(body), awaited && !indented && r.goesOnWith(body):
		r.awaited = unfinished(body) && !Spills(body)
		writeMasked(&r.out, line, len(line)-len(body))
	case body[0] == '#' || body[0] == ';':
		r.comment(line)
	case body[0] == '[' && !indented:
		var behind string
		r.section, behind, _ = strings.Cut(body[1:], "]")
		r.note, r.open = -1, false
		if r.hidden = namesSecret(behind); r.hidden {
			writeMasked(&r.out, line, len(line)-len(behind))
			return
		}
		r.hidden = maskLine(&r.out, line, 0)
	default:
		r.assignment(line, indented)
	}
}

// goesOnWith reports whether a line that begins in the first column may be the
// value of the secret before it, because it is neither a header, a comment nor
// an assignment.
func (r *configRedactor) goesOnWith(body string) bool {
	if body[0] == '[' && strings.IndexByte(body, ']') > 0 || body[0] == '#' || body[0] == ';' {
		return false
	}
	value, name := split(strings.TrimRight(body, "= \t"))
	return value < 0 || name == "" || strings.ContainsAny(name, " \t/+\"'") || r.isSecret(name)
}

// unfinished reports whether a line ends where a value should begin, or in a
// backslash, as in shells.
func unfinished(line string) bool {
	line = strings.TrimRight(line, " \t")
	return line != "" && strings.IndexByte("=:\\", line[len(line)-1]) >= 0
}

// block masks the lines of a PEM block. An unterminated one extends to the next
// header or assignment.
func (r *configRedactor) block(line, body string) bool {
	begins, ends := lastPEM(body)
	switch {
	case r.pem:
		if ends < 0 && begins < 0 && len(body) == len(line) && !r.inBlock(body) {
			r.pem = false
			return false
		}
		r.pem = ends < 0 || begins > ends
		writeMasked(&r.out, line, len(line)-len(body))
		r.hidden = true
		return true
	case begins > ends:
		r.pem = true
	}
	return false
}

// inBlock reports whether a line in the first column can be in a PEM block.
func (r *configRedactor) inBlock(body string) bool {
	if strings.HasPrefix(body, "[") {
		return false
	}
	equals := strings.IndexByte(body, '=')
	return equals < 1 || body[equals-1] != ' '
}

// comment looks for a commented-out option.
func (r *configRedactor) comment(line string) {
	body := strings.TrimLeft(line, "#; \t")
	at := len(line) - len(body)
	r.open = false
	if r.note >= 0 && at > r.note+1 {
		writeMasked(&r.out, line, at)
		return
	}
	r.note, r.hidden = -1, false
	value, option := split(body)
	if end := r.behindSecret(body, option); end > 0 && len(strings.Fields(body)) <= 2 { // not a sentence
		value, option = end, body[:end]
	}
	if value >= 0 && !strings.ContainsAny(option, " \t") && r.isSecretValue(option, body[value:]) {
		r.note = at
		writeMasked(&r.out, line, at+value)
		return
	}
	if maskLine(&r.out, line, judged(at, value, option)) {
		r.note = at
	}
}

// assignment masks the value of a secret option. An indented line is also
// treated as an assignment: it may be meant as one, and texts that do not parse
// are shown to people looking for the mistake.
func (r *configRedactor) assignment(line string, indented bool) {
	body := strings.TrimLeft(line, " \t")
	at := len(line) - len(body)
	value, option := split(body)
	if end := r.behindSecret(body, option); end > 0 {
		value, option = end, body[:end]
	}
	secret := value >= 0 && (option == "" || r.isSecretValue(option, body[value:]) || hashed(body[value:]))
	if secret || !indented {
		r.hidden, r.note = secret, -1
	}
	if secret {
		r.awaited = unfinished(body) || strings.TrimSpace(body[value:]) == ""
		writeMasked(&r.out, line, at+value)
		return
	}
	last := strings.LastIndex(line, "://")
	from := 0
	if indented && r.open {
		from = goingOn(line)
	}
	switch {
	case from > 0: // a URL's user information may span two lines
		r.out.WriteString(line[:at] + Mask)
		r.hidden = maskLine(&r.out, line[from:], 0) || r.hidden
	case last >= 0 && r.goesOn(line[last+len("://"):]):
		r.hidden = maskLine(&r.out, line[:last], min(last, judged(at, value, option))) || r.hidden
		r.out.WriteString("://" + Mask)
	default:
		found := maskLine(&r.out, line, judged(at, value, option))
		r.awaited = found && unfinished(body)
		r.hidden = found || r.hidden
	}
	r.open = opensURL(line, r.open && indented)
}

// behindSecret returns where a secret's value begins that no separator follows, 0 if
// there is none: "password s3cr3t", "password X=y", "secret->x". option is what stands
// before the separator.
func (r *configRedactor) behindSecret(body, option string) int {
	if usualName(option) {
		return 0
	}
	for at := 0; at < len(body) && (option == "" || at < len(option)); at++ {
		if !nameByte(body[at]) {
			continue
		}
		end := at
		for end < len(body) && nameByte(body[end]) {
			end++
		}
		name := strings.TrimRight(body[at:end], "-.")
		if strings.Trim(body[end:], " \t") != "" && r.isSecret(name) {
			return at + len(name)
		}
		at = end
	}
	return 0
}

// usualName reports whether a name has no characters but those of options' names.
func usualName(option string) bool {
	for i := 0; i < len(option); i++ {
		if !nameByte(option[i]) {
			return false
		}
	}
	return option != "" && strings.IndexByte("-.", option[len(option)-1]) < 0
}

// judged is how far a line has been judged by its leading name: up to the
// value, if that is a name and not a sentence.
func judged(at, value int, option string) int {
	if value < 0 || strings.ContainsAny(option, " \t") {
		return 0
	}
	return at + value
}

// goesOn reports whether the text after a URL's scheme is the start of a user
// and password that continue on the next line.
func (r *configRedactor) goesOn(tail string) bool {
	if strings.IndexByte(tail, '@') >= 0 || plainHost(tail) || r.next == "" || r.next[0] != ' ' && r.next[0] != '\t' {
		return false
	}
	next, _, _ := cutLine(r.next)
	return strings.IndexByte(next, '@') >= 0
}

func (r *configRedactor) isSecret(option string) bool {
	return SecretName(option) || r.secret != nil && r.secret(r.section, option)
}

// isSecretValue reports whether a value is a secret because of its option, or
// is missing and would be one.
func (r *configRedactor) isSecretValue(option, value string) bool {
	if r.secret != nil && r.secret(r.section, option) {
		return true
	}
	if bare(value) == "" {
		return SecretName(option) || keyName(normal(option))
	}
	return SecretValue(option, value)
}

// hashed reports whether a value is the hash of a password, as in htpasswd's files.
func hashed(value string) bool {
	value = strings.TrimLeft(value, " \t")
	return strings.HasPrefix(value, "{SHA}") || strings.HasPrefix(value, "$apr1$") ||
		len(value) > 3 && value[0] == '$' && value[1] >= '1' && value[1] <= '9' && strings.IndexByte(value[2:min(len(value), 5)], '$') >= 0
}

// split finds where the value of an assignment begins, -1 if the line is not an
// assignment, and the name before it.
func split(body string) (value int, option string) {
	at := strings.IndexAny(body, "=:")
	if at < 0 {
		return -1, ""
	}
	return at + 1, strings.Trim(body[:at], " \t\"'`")
}
