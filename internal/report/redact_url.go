package report

import "strings"

// urlScanner walks the parts of a text that hold user information, in linear
// time: every byte belongs to one URL at most, and what is looked up beyond it
// is remembered by line.
type urlScanner struct {
	text string
	pos  int // everything before it is done

	// What next found: text[start:end] becomes masked.
	start, end int
	masked     string
	password   bool // it holds a password that is not empty

	lineEnd, lastAt int // end of the line that pos is in, its last '@'; see line
}

// next finds the next part that must be masked.
func (s *urlScanner) next() bool {
	for s.pos < len(s.text) {
		// Without a colon there is no user with a password, and no scheme.
		colon := strings.IndexByte(s.text[s.pos:], ':')
		if colon < 0 {
			s.pos = len(s.text)
			break
		}
		at := s.pos + colon
		if strings.HasPrefix(s.text[at:], "://") {
			if s.url(at + len("://")) {
				return true
			}
			continue
		}
		if s.bare(at) {
			return true
		}
	}
	return false
}

// url judges the URL whose authority begins at start.
func (s *urlScanner) url(start int) bool {
	end := s.token(start)
	token := s.text[start:end]
	s.pos = end
	authority := token
	if cut := strings.IndexAny(token, `/?#\`); cut >= 0 {
		authority = token[:cut]
	}
	last := strings.LastIndexByte(token, '@')
	ambiguous := last < 0 && !plainHost(authority) || last >= 0 && last == len(token)-1
	if at := s.lastAtOnLine(start); ambiguous && at > end {
		// White space or a quote inside a password ended the URL too early.
		s.pos = at
		return s.found(start, at, Mask, true)
	}
	switch {
	case last >= 0 && last < len(authority):
		masked, password := maskUserInfo(authority)
		rest, secret := maskQuery(token[len(authority):])
		return s.found(start, end, masked+rest, password || secret)
	case last >= 0 && strings.IndexByte(authority, ':') >= 0 && authority[0] != '[':
		// A "/", "?" or "#" that belongs to a password ended the authority too
		// early, or an "@" stands in a path: not to be told apart.
		return s.found(start, start+last, Mask, true)
	}
	if rest, secret := maskQuery(token); secret {
		return s.found(start, end, rest, true)
	}
	return false
}

// bare judges "user:password@host" without a scheme, where colon is the first
// colon after what is done.
func (s *urlScanner) bare(colon int) bool {
	s.pos = colon + 1
	end := s.token(colon + 1)
	at := strings.LastIndexByte(s.text[colon+1:end], '@')
	if at < 1 {
		if at < 0 {
			s.pos = s.skip(colon+1, end)
		}
		return false
	}
	s.pos = end
	return s.found(colon+1, colon+1+at, Mask, true)
}

// skip passes over a token without "@": nothing in it needs masking save a
// URL's query.
func (s *urlScanner) skip(start, end int) int {
	if at := strings.Index(s.text[start:end], "://"); at >= 0 {
		return start + at
	}
	return end
}

func (s *urlScanner) found(start, end int, masked string, password bool) bool {
	s.start, s.end, s.masked, s.password = start, end, masked, password
	return true
}

// token finds the end of what begins at start: white space, a quote, an angle
// bracket, or the scheme of the next URL of a list.
func (s *urlScanner) token(start int) int {
	separator := -1
	for i := start; i < len(s.text); i++ {
		c := s.text[i]
		if ends(c) {
			return i
		}
		switch c {
		case ',', ';', '|', '(', '[', '{':
			separator = i
		case ':':
			if separator >= 0 && strings.HasPrefix(s.text[i:], "://") && scheme(s.text[separator+1:i]) {
				return separator
			}
		}
	}
	return len(s.text)
}

// ends tells whether a character ends a URL in any text.
func ends(c byte) bool {
	return c == ' ' || c >= '\t' && c <= '\r' || c == '"' || c == '\'' || c == '`' || c == '<' || c == '>'
}

func scheme(text string) bool {
	if text == "" || len(text) > 32 {
		return false
	}
	for i := 0; i < len(text); i++ {
		c := text[i] | 0x20
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || (text[i] < '0' || text[i] > '9') && strings.IndexByte("+-.", text[i]) < 0) {
			return false
		}
	}
	return true
}

// plainHost tells whether an authority without "@" is a host, perhaps with a
// port, and not the beginning of "user:password".
func plainHost(authority string) bool {
	if strings.HasPrefix(authority, "[") {
		return true
	}
	_, port, found := strings.Cut(strings.TrimRight(authority, ",;.)]}"), ":")
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

// lastAtOnLine finds the last "@" of the line that holds start.
func (s *urlScanner) lastAtOnLine(start int) int {
	if start >= s.lineEnd {
		s.lineEnd = len(s.text)
		if end := strings.IndexAny(s.text[start:], "\r\n"); end >= 0 {
			s.lineEnd = start + end
		}
		s.lastAt = start + strings.LastIndexByte(s.text[start:s.lineEnd], '@')
	}
	return s.lastAt
}

// maskUserInfo masks the passwords of an authority with an "@". It may name
// several hosts, "u:p@h1:5672,u2:p2@h2", as messaging URLs do.
func maskUserInfo(authority string) (masked string, password bool) {
	last := strings.LastIndexByte(authority, '@')
	host := authority[last:]
	var b strings.Builder
	for n, info := range strings.Split(authority[:last], "@") {
		if n > 0 {
			hosts, next, another := cutLast(info, ',')
			if !another || !hostAndPort(hosts) || strings.IndexByte(next, ':') < 1 {
				if another {
					return Mask + host, true
				}
				password = true
				continue // an "@" inside the password
			}
			b.WriteByte('@')
			b.WriteString(hosts)
			b.WriteByte(',')
			info = next
		}
		user, secret, found := strings.Cut(info, ":")
		switch {
		case !found && n > 0 || user == "" || user == info && strings.Count(authority, "@") > 1:
			return Mask + host, true
		case !found:
			return Mask + host, false
		}
		password = password || secret != ""
		b.WriteString(user)
		b.WriteByte(':')
		b.WriteString(Mask)
	}
	b.WriteString(host)
	return b.String(), password
}

func cutLast(text string, separator byte) (before, after string, found bool) {
	if at := strings.LastIndexByte(text, separator); at >= 0 {
		return text[:at], text[at+1:], true
	}
	return text, "", false
}

// hostAndPort tells whether a text is surely a host, perhaps with a port.
func hostAndPort(text string) bool {
	host, port, found := cutLast(text, ':')
	if strings.HasPrefix(text, "[") {
		return strings.HasSuffix(host, "]") || strings.HasSuffix(text, "]")
	}
	if host == "" || found && (port == "" || !digits(port)) {
		return false
	}
	for i := 0; i < len(host); i++ {
		c := host[i] | 0x20
		if (c < 'a' || c > 'z') && (host[i] < '0' || host[i] > '9') && host[i] != '.' && host[i] != '-' && host[i] != '_' {
			return false
		}
	}
	return true
}

// maskQuery masks the values of query arguments that are secrets by name.
func maskQuery(text string) (masked string, secret bool) {
	at := strings.IndexByte(text, '?')
	if at < 0 {
		return text, false
	}
	var b strings.Builder
	b.WriteString(text[:at+1])
	rest := text[at+1:]
	for rest != "" {
		argument, separator := rest, ""
		if end := strings.IndexAny(rest, "&;#"); end >= 0 {
			argument, separator = rest[:end], rest[end:end+1]
		}
		rest = rest[len(argument)+len(separator):]
		if name, value, found := strings.Cut(argument, "="); found && value != "" && SecretName(name) {
			argument, secret = name+"="+Mask, true
		}
		b.WriteString(argument)
		b.WriteString(separator)
	}
	return b.String(), secret
}
