package types

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// URIType is oslo_config.types.URI, which checks with the rfc3986 library:
// scheme and host are required; scheme, host and path must be well formed.
type URIType struct {
	MaxLength int      // in characters; 0 means no limit
	Schemes   []string // the only schemes accepted; nil means any
}

// Name is "uri".
func (URIType) Name() string { return "uri" }

// Parse checks a text and returns it unchanged.
func (t URIType) Parse(text string) (Value, error) {
	uri := splitURI(text)
	sub, ok := splitAuthority(uri.authority)
	hasHost := ok && uri.authority != ""
	switch {
	case uri.scheme == "" && !hasHost:
		return Value{}, uri.refuse("host, scheme were required but missing", "'host', 'scheme'")
	case uri.scheme == "":
		return Value{}, uri.refuse("scheme was required but missing", "'scheme'")
	case !hasHost:
		return Value{}, uri.refuse("host was required but missing", "'host'")
	}
	badHost, badPath := !validHost(sub), !validPath(uri.path)
	switch {
	case badHost && badPath:
		return Value{}, uri.refuse("host, path were found to be invalid", "'host', 'path'")
	case badHost:
		return Value{}, uri.refuse("host was found to be invalid", "'host'")
	case badPath:
		return Value{}, uri.refuse("path was found to be invalid", "'path'")
	}
	if len(t.Schemes) > 0 {
		if err := t.allowed(uri.scheme); err != nil {
			return Value{}, err
		}
	}
	if t.MaxLength > 0 && utf8.RuneCountInString(text) > t.MaxLength {
		return Value{}, tooLong(text, t.MaxLength)
	}
	return StringValue(text), nil
}

// allowed checks the scheme. The real message ends in a set, whose order is
// arbitrary; here it is sorted.
func (t URIType) allowed(scheme string) error {
	schemes := make([]string, len(t.Schemes))
	for i, s := range t.Schemes {
		schemes[i] = py.Lower(s)
	}
	if slices.Contains(schemes, scheme) {
		return nil
	}
	slices.Sort(schemes)
	schemes = slices.Compact(schemes)
	for i, s := range schemes {
		schemes[i] = py.Repr(s)
	}
	list := strings.Join(schemes, ", ")
	what := "scheme was required to be one of [" + list + "]"
	message := what + " but was " + py.Repr(scheme)
	return refuse("("+py.Repr(message)+", 'scheme', "+py.Repr(scheme)+", {"+list+"})", what)
}

// uriParts are the components, the last three percent-encoded as the library
// keeps them. An absent query or fragment differs from an empty one.
type uriParts struct {
	scheme, authority, path, query, fragment string
	hasQuery, hasFragment                    bool
}

// refuse builds the library's error: the message, the parsed reference and the
// component names, as one Python tuple.
func (u uriParts) refuse(message, components string) error {
	var b strings.Builder
	b.WriteString("(" + py.Repr(message) + ", URIReference(scheme=" + optional(u.scheme, u.scheme != ""))
	b.WriteString(", authority=" + optional(u.authority, u.authority != ""))
	b.WriteString(", path=" + optional(u.path, u.path != ""))
	b.WriteString(", query=" + optional(u.query, u.hasQuery))
	b.WriteString(", fragment=" + optional(u.fragment, u.hasFragment))
	b.WriteString("), [" + components + "])")
	return refuse(b.String(), message)
}

func optional(text string, present bool) string {
	if !present {
		return "None"
	}
	return py.Repr(text)
}

// splitURI cuts a text at its delimiters, as RFC 3986's own expression does.
func splitURI(s string) uriParts {
	var u uriParts
	if n := schemeLength(s); n > 0 {
		u.scheme, s = s[:n], s[n+1:]
	}
	if rest, ok := strings.CutPrefix(s, "//"); ok {
		end := strings.IndexAny(rest, `\/?#`)
		if end < 0 {
			end = len(rest)
		}
		u.authority, s = rest[:end], rest[end:]
	}
	end := strings.IndexAny(s, "?#")
	if end < 0 {
		end = len(s)
	}
	u.path, s = encode(s[:end]), s[end:]
	if strings.HasPrefix(s, "?") {
		query, _, _ := strings.Cut(s[1:], "#")
		u.query, u.hasQuery, s = encode(query), true, s[1+len(query):]
	}
	if strings.HasPrefix(s, "#") {
		// A fragment ends at a newline.
		fragment, _, _ := strings.Cut(s[1:], "\n")
		u.fragment, u.hasFragment = encode(fragment), true
	}
	return u
}

// schemeLength is the length of a leading scheme followed by a colon, else 0.
func schemeLength(s string) int {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		switch {
		case letter:
		case i > 0 && (isDigit(c) || c == '+' || c == '.' || c == '-'):
		case i > 0 && c == ':':
			return i
		default:
			return 0
		}
	}
	return 0
}

// encode percent-encodes what a URI may not contain. Percent signs stay if all
// of them already begin an escape.
func encode(s string) string {
	plain := true
	percents, escapes := 0, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		plain = plain && reservedOrUnreserved(c)
		if c == '%' {
			percents++
			if i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
				escapes++
			}
		}
	}
	if plain {
		return s
	}
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(s) + 32)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if reservedOrUnreserved(c) || c == '%' && percents == escapes {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(digits[c>>4])
		b.WriteByte(digits[c&15])
	}
	return b.String()
}

func reservedOrUnreserved(c byte) bool {
	return unreservedOrSub(c) || strings.IndexByte(":/?#[]@", c) >= 0
}

func unreservedOrSub(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) || strings.IndexByte("._~-!$&'()*+,;=", c) >= 0
}

func isHex(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// validPath checks an encoded path: brackets are the only characters that can
// be wrong.
func validPath(path string) bool { return !strings.ContainsAny(path, "[]") }
