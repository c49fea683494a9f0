package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// endpoint is one endpoint text split as urllib3 does it for requests and
// keystoneauth: the host they see is the one judged here. The parts are pieces
// of the text, never decoded.
type endpoint struct {
	text     string
	scheme   string // as written, "" for none
	userinfo string // before the @, "" for none
	host     string // without brackets
	port     string // digits or not; "" for none
	path     string // from the first / or \
	query    string // after the ?
	fragment string // after the #

	bracketed  bool // the host is in brackets
	unclosed   bool // a bracket is not closed
	trailing   bool // something other than a port follows the bracket
	bareIPv6   bool // an IPv6 address without brackets; host is all of it
	colons     bool // more than one colon, but not an IPv6 address
	hasQuery   bool
	hasPart    bool // there is a #, whatever follows
	brokenUser bool // the user information contains an unencoded /, ?, # or \
	slashes    bool // the authority follows //
	newScheme  bool // the scheme contains a hole; see oslo.Sketch
	newHost    bool // a hole determines the host
}

// parseEndpoint splits an endpoint. It accepts any text: what is wrong with the
// parts is for the rules to say.
func parseEndpoint(text string) endpoint {
	e := endpoint{text: text}
	rest := e.cutScheme(strings.TrimFunc(text, isSpace))
	if !e.slashes && e.scheme != "" {
		e.cutTail(rest) // "https:host" names no host
		return e
	}
	authority, tail := cutAny(rest, `/?#\`)
	at := strings.LastIndexByte(authority, '@')
	if at < 0 && strings.IndexByte(tail, '@') >= 0 && passwordBegins(authority) {
		e.brokenUser = true
		at = strings.LastIndexByte(rest, '@')
		authority, tail = cutAny(rest[at+1:], `/?#\`)
		e.userinfo = rest[:at]
	} else if at >= 0 {
		e.userinfo, authority = authority[:at], authority[at+1:]
	}
	e.cutHost(authority)
	e.cutTail(tail)
	return e
}

// cutScheme finds the scheme and returns what follows it and its slashes.
// "host:9292" and "user:password@host" have none, whatever the URL grammar
// says: nobody means them that way.
func (e *endpoint) cutScheme(text string) string {
	if first := oslo.FirstHole(text); first >= 0 && beginsScheme(text[:first]) {
		e.newScheme = true
		if end := strings.Index(text, "://"); end > first && !strings.ContainsAny(text[:end], `/?#@\:`) {
			e.slashes = true
			return text[end+len("://"):]
		}
		return text
	}
	colon := schemeLength(text)
	if colon > 0 {
		rest, slashes := strings.CutPrefix(text[colon+1:], "//")
		if slashes || isHTTP(text[:colon]) {
			e.scheme, e.slashes = text[:colon], slashes
			return rest
		}
	}
	rest, slashes := strings.CutPrefix(text, "//")
	e.slashes = slashes
	return rest
}

// beginsScheme reports whether the text before the first hole may continue as
// http:// or https://, so that the scheme is unknown.
func beginsScheme(before string) bool {
	return len(before) < len("https://") &&
		(strings.EqualFold(before, "http://"[:min(len(before), len("http://"))]) && len(before) < len("http://") ||
			strings.EqualFold(before, "https://"[:len(before)]))
}

// schemeLength is the length of a possible scheme before the first colon, 0 if
// there is none.
func schemeLength(text string) int {
	for i := range len(text) {
		c := text[i]
		switch {
		case c == ':':
			return i
		case isLetter(c), i > 0 && (isDigit(c) || c == '+' || c == '-' || c == '.'):
		default:
			return 0
		}
	}
	return 0
}

// passwordBegins reports whether an authority without @ can only be the start
// of truncated user information, because its port is invalid.
func passwordBegins(authority string) bool {
	if strings.HasPrefix(authority, "[") {
		return false
	}
	_, port, found := strings.Cut(authority, ":")
	return found && port != "" && !isPort(port)
}

// cutHost splits host and port.
func (e *endpoint) cutHost(authority string) {
	defer func() { e.newHost = oslo.Holed(e.host) || e.trailing && oslo.Holed(authority) }()
	if inner, ok := strings.CutPrefix(authority, "["); ok {
		e.bracketed = true
		host, after, closed := strings.Cut(inner, "]")
		e.host, e.unclosed = host, !closed
		if port, ok := strings.CutPrefix(after, ":"); ok {
			e.port = port
		} else {
			e.trailing = after != ""
		}
		return
	}
	first, last := strings.IndexByte(authority, ':'), strings.LastIndexByte(authority, ':')
	switch {
	case first < 0:
		e.host = authority
	case first == last:
		e.host, e.port = authority[:first], authority[first+1:]
	case isIPv6(authority):
		e.host, e.bareIPv6 = authority, true
	case isIPv6(authority[:last]):
		e.host, e.port, e.bareIPv6 = authority[:last], authority[last+1:], true
	default:
		e.host, e.colons = authority, true
	}
}

// cutTail splits what follows the authority.
func (e *endpoint) cutTail(tail string) {
	tail, e.fragment, e.hasPart = strings.Cut(tail, "#")
	e.path, e.query, e.hasQuery = strings.Cut(tail, "?")
}

// secure reports whether the scheme is https, plain whether it is http.
func (e *endpoint) secure() bool { return strings.EqualFold(e.scheme, "https") }
func (e *endpoint) plain() bool  { return strings.EqualFold(e.scheme, "http") }

// hasCredentials reports whether a user name or a password is written. What a
// hole may add does not count.
func (e *endpoint) hasCredentials() bool {
	return strings.TrimFunc(e.userinfo, func(r rune) bool { return r == ':' || oslo.IsHole(r) }) != ""
}

// masked is the text for a message, without possible secrets: user information,
// the values of a query and a fragment. An @ in a later part may belong to an
// unencoded password, so everything before the last one is masked.
func (e *endpoint) masked() string {
	text := e.text
	if at := strings.LastIndexByte(text, '@'); at >= 0 && (e.userinfo != "" || strings.IndexByte(text[:at], ':') >= 0) {
		prefix := ""
		if e.scheme != "" && e.slashes {
			prefix = e.scheme + "://"
		}
		text = prefix + "***" + text[at:]
	}
	if mark := strings.IndexAny(text, "?#"); mark >= 0 && mark+1 < len(text) {
		text = text[:mark+1] + "..."
	}
	return report.Redact(text)
}

// normal is the endpoint in the form used for comparisons: scheme and host in
// lower case, without a default port and without trailing slashes.
func (e *endpoint) normal() string {
	scheme, host, port := strings.ToLower(e.scheme), strings.ToLower(e.host), strings.TrimLeft(e.port, "0")
	if scheme == "https" && port == "443" || scheme == "http" && port == "80" {
		port = ""
	}
	if address, ok := decodeIPv6(host); ok {
		host = address.String()
	}
	var b strings.Builder
	b.WriteString(scheme + "://" + e.userinfo + "@" + host + ":" + port + strings.TrimRight(e.path, "/"))
	if e.hasQuery {
		b.WriteString("?" + e.query)
	}
	if e.hasPart {
		b.WriteString("#" + e.fragment)
	}
	return b.String()
}

// cutAny splits before the first of the characters.
func cutAny(text, chars string) (before, after string) {
	if at := strings.IndexAny(text, chars); at >= 0 {
		return text[:at], text[at:]
	}
	return text, ""
}

// isPort reports whether urllib3 accepts the text as a usable port: up to five
// ASCII digits, 1 to 65535.
func isPort(text string) bool {
	if text == "" || len(text) > 5 {
		return false
	}
	port := 0
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
		port = port*10 + int(text[i]-'0')
	}
	return port >= 1 && port <= 65535
}

func isHTTP(scheme string) bool {
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
