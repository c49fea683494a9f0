package report

import (
	"strings"
	"unicode"
)

// urlSecrets finds the parts of a line's URLs that must not be shown, in order,
// in a single pass: a URL's text ends where the next one of a list begins.
func urlSecrets(line string) []span {
	if !strings.ContainsAny(line, ":@") {
		return nil
	}
	var u urlScanner
	u.line = line
	pos := 0
	begin, mark := u.nextURL(0)
	if blank := len(line) - len(strings.TrimLeft(line, " \t")); strings.HasPrefix(line[blank:], "//") {
		// A URL whose scheme was taken for an option name.
		next, nextMark := u.nextURL(blank + len("//"))
		u.url(blank+len("//"), next)
		pos, begin, mark = next, next, nextMark
	}
	for mark >= 0 && !u.done {
		u.bare(pos, begin)
		start := mark + len("://")
		next, nextMark := u.nextURL(start)
		u.url(start, next)
		pos, begin, mark = next, next, nextMark
	}
	if !u.done {
		u.bare(pos, len(line))
	}
	return u.spans
}

type urlScanner struct {
	line  string
	spans []span
	done  bool // a secret extends to the end of the line
}

func (u *urlScanner) add(start, end int, password bool) {
	if start < end {
		u.spans = append(u.spans, span{start, end, password})
	}
}

// nextURL finds the start of the next URL's scheme and its "://"; the line's
// end and -1 if there is none. A "://" inside a URL begins another one only
// after a separator of list items.
func (u *urlScanner) nextURL(from int) (begin, mark int) {
	for at := from; ; {
		found := strings.Index(u.line[at:], "://")
		if found < 0 {
			return len(u.line), -1
		}
		mark = at + found
		begin = mark
		for begin > from && mark-begin < longestScheme && schemeByte(u.line[begin-1]) {
			begin--
		}
		if begin < mark && (from == 0 || begin > from && strings.IndexByte(",;|([{<>\"'` \t", u.line[begin-1]) >= 0) || from == 0 {
			return begin, mark
		}
		at = mark + len("://")
	}
}

const longestScheme = 32

func schemeByte(c byte) bool {
	return letter(c) || c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' || c == '_'
}

// url judges the text between the "://" of a URL and the next URL.
func (u *urlScanner) url(start, end int) {
	text := u.line[start:end]
	last := strings.LastIndexByte(text, '@')
	switch {
	case last < 0:
		u.without(start, text)
	case strings.Trim(text[:last], ":@") == "":
	case u.clean(start, text):
	default:
		// Text that does not fit a plain password may belong to an unencoded
		// one; a path with an "@" may be the end of one.
		host, _, _ := strings.Cut(text[:last], "/")
		colon := strings.IndexByte(host, ':')
		plain := colon >= 0 && strings.IndexAny(host, " \t") > 0 && plainHost(host[:strings.IndexAny(host, " \t")])
		user := start
		if info := text[:last]; colon > 0 && plainInfo(info) {
			user = start + colon + 1 // an "@" in the password is the only fault
		}
		u.add(user, start+last, colon > 0 && !plain || strings.IndexAny(text, ":@") == 0)
	}
	u.query(start, end)
}

// without judges a URL without an "@". An invalid port may be the start of a
// password whose rest was cut off by a comma, a line's end or an editor.
func (u *urlScanner) without(start int, text string) {
	end := strings.IndexAny(text, "/?#")
	if end < 0 {
		end = len(text)
	}
	host := text[:end]
	if strings.HasPrefix(host, "[") {
		if close := strings.IndexByte(host, ']'); close >= 0 {
			host = strings.Repeat("x", close) + host[close:]
		}
	}
	colon := strings.IndexByte(host, ':')
	if colon < 0 || strings.ContainsAny(host[:colon], " \t\"'`<>") {
		return
	}
	port := host[colon+1:]
	behind := strings.TrimLeft(port, "0123456789")
	if strings.Trim(behind, "* \t") == "" || noPassword(host, port) {
		return
	}
	switch c := behind[0]; {
	case strings.IndexByte(",;.)]}|", c) >= 0 && (len(behind) == 1 || len(port) > len(behind)):
		return
	case (c == ' ' || c == '\t') && len(port) > len(behind):
		return
	case strings.IndexByte("\"'`<>\\", c) >= 0 && (len(behind) == 1 || !letter(behind[1]) && (behind[1] < '0' || behind[1] > '9') && behind[1] < 0x80 && len(port) > len(behind)):
		return
	}
	u.add(start+colon+1, start+len(strings.TrimRight(text, " \t,;|")), false)
}

// noPassword reports whether the text in the place of a port is a wrong port
// rather than part of a password: part of an IPv6 address, several numbers or a
// negative one, digits of another script, a scheme's name.
func noPassword(host, port string) bool {
	if strings.Trim(host, "0123456789abcdefABCDEF:[]%.") == "" && strings.Count(host, ":") > 1 {
		return true
	}
	foreign := strings.TrimFunc(strings.ReplaceAll(port, ":", ""), unicode.IsDigit)
	return foreign == "" || port == "http" || port == "https" || port[0] == '-' && digits(port[1:])
}

// clean masks the passwords of an unambiguous URL: plain user information and a
// plain host, or several of these, as in messaging URLs. It reports whether the
// URL is one.
func (u *urlScanner) clean(start int, text string) bool {
	kept := len(u.spans)
	at := 0
	for {
		mark := strings.IndexByte(text[at:], '@')
		if mark < 0 {
			return true
		}
		mark += at
		info := text[at:mark]
		more := at > 0
		if more && (text[at-1] != ',' || strings.IndexByte(info, ':') < 1) || !plainInfo(info) {
			if more && (text[at-1] != ',' || strings.ContainsAny(info, " \t")) && proseMails(text[at-1:]) {
				return true
			}
			u.spans = u.spans[:kept]
			return false
		}
		user, secret, found := strings.Cut(info, ":")
		switch {
		case !found || user == "":
			if strings.IndexByte(text[mark+1:], '@') >= 0 {
				u.spans = u.spans[:kept]
				return false
			}
			u.add(start+at, start+mark, secret != "")
		case secret != "":
			u.add(start+mark-len(secret), start+mark, true)
		}
		end := mark + 1 + hostLength(text[mark+1:])
		if end < len(text) && strings.IndexByte("/?#,;)]}|\"'`<>\\ \t", text[end]) < 0 || end == mark+1 && strings.IndexByte(text[end:], '@') >= 0 {
			u.spans = u.spans[:kept]
			return false
		}
		if end == len(text) {
			return true
		}
		at = end + 1
	}
}

// plainInfo reports whether user information has no character that would need
// encoding.
func plainInfo(info string) bool {
	for i := 0; i < len(info); i++ {
		if c := info[i]; c <= ' ' || strings.IndexByte("/?#,;|\"'`<>\\()[]{}", c) >= 0 {
			return false
		}
	}
	return info != ""
}

// hostLength is the length of the host, with any port, at the start of a text.
func hostLength(text string) int {
	n := 0
	if strings.HasPrefix(text, "[") {
		n = strings.IndexByte(text, ']') + 1
	} else {
		for n < len(text) && (schemeByte(text[n]) && text[n] != '+' || text[n] >= 0x80 || text[n] == '%' || text[n] == '$') {
			n++
		}
	}
	if n < len(text) && text[n] == ':' {
		n++
		for n < len(text) && text[n] >= '0' && text[n] <= '9' {
			n++
		}
	}
	return n
}

// proseMails reports whether every "@" of a text is in an email address
// preceded by white space, as in a sentence that continues after a URL.
func proseMails(text string) bool {
	for {
		mark := strings.IndexByte(text, '@')
		if mark < 0 {
			return true
		}
		word := mark
		for word > 0 && schemeByte(text[word-1]) {
			word--
		}
		if word == mark || word == 0 || text[word-1] != ' ' && text[word-1] != '\t' {
			return false
		}
		text = text[mark+1:]
	}
}

// bare judges the text outside URLs: "user:password@host", and the end of a URL
// cut in two by a comma in its password, "rest@host:9292".
func (u *urlScanner) bare(start, end int) {
	for start < end {
		rest := u.line[start:end]
		size := strings.IndexAny(rest, " \t")
		if size < 0 {
			size = len(rest)
		}
		if word := rest[:size]; strings.IndexByte(word, '@') > 0 {
			u.word(start, word)
		}
		start += size + 1
	}
}

func (u *urlScanner) word(start int, word string) {
	last := strings.LastIndexByte(word, '@')
	if colon := strings.IndexByte(word[:last], ':'); colon >= 0 {
		u.add(start+colon+1, start+last, true)
		return
	}
	_, port, found := strings.Cut(word[last+1:], ":")
	if found && port != "" && digits(port[:1]) {
		u.add(start+strings.LastIndexAny(word[:last], "=\"'")+1, start+last, false)
	}
}

// plainHost reports whether an authority without "@" is a host, optionally with
// a port.
func plainHost(authority string) bool {
	if strings.HasPrefix(authority, "[") {
		return true
	}
	_, port, found := strings.Cut(strings.TrimRight(authority, ",;.)]}\"'"), ":")
	return !found || digits(port)
}

func digits(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}

// query finds the values of query arguments that are secrets by name. A value
// ends only where the next argument begins; without one it extends to the end
// of the line.
func (u *urlScanner) query(start, end int) {
	at := strings.IndexByte(u.line[start:end], '?')
	if at < 0 {
		return
	}
	for at += start + 1; at < end; {
		next := nextArgument(u.line, at, end)
		name, value, found := strings.Cut(u.line[at:next], "=")
		if found && value != "" && len(name) <= longestName && SecretName(name) {
			if next == end {
				u.add(next-len(value), len(u.line), true) // an apparent URL may be part of the secret
				u.done = true
				return
			}
			u.add(next-len(value), next, true)
		}
		at = next + 1
	}
}

// nextArgument finds the separator before the next "name=" of a query.
func nextArgument(line string, from, end int) int {
	for at := from; at < end; at++ {
		if c := line[at]; c != '&' && c != ';' {
			continue
		}
		name := at + 1
		for name < end && nameByte(line[name]) && name-at <= longestName {
			name++
		}
		if name > at+1 && name < end && line[name] == '=' {
			return at
		}
	}
	return end
}
