package types

import "strings"

// splitAuthority returns an authority's host, or false if the authority does
// not parse: an unknown character, a port of more than five digits, an IPv4
// address out of range.
func splitAuthority(authority string) (host string, ok bool) {
	// The library's "$" also matches before a final newline.
	s := strings.TrimSuffix(authority, "\n")
	if user, rest, found := strings.Cut(s, "@"); found {
		if user == "" || spanEscaped(user, ":") != len(user) {
			return "", false
		}
		s = rest
	}
	n := 0
	if strings.HasPrefix(s, "[") {
		end := strings.IndexByte(s, ']')
		if end < 0 || !validLiteral(s[1:end], true) {
			return "", false
		}
		n = end + 1
	} else {
		n = spanEscaped(s, "")
	}
	host, port := s[:n], strings.TrimPrefix(s[n:], ":")
	if len(port) > 5 {
		return "", false
	}
	for i := 0; i < len(port); i++ {
		if !isDigit(port[i]) {
			return "", false
		}
	}
	if looksLikeIPv4(host) && !octets(host) {
		return "", false
	}
	return host, true
}

// validHost checks a host from splitAuthority: a zone must be written with %25.
func validHost(host string) bool {
	if !strings.HasPrefix(host, "[") {
		return true
	}
	inner := host[1 : len(host)-1]
	return inner[0] == 'v' || validLiteral(inner, false)
}

// spanEscaped returns the length of the leading run of unreserved characters,
// sub-delimiters, escapes and the extra characters.
func spanEscaped(s, extra string) int {
	for i := 0; i < len(s); {
		switch {
		case unreservedOrSub(s[i]) || strings.IndexByte(extra, s[i]) >= 0:
			i++
		case s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			i += 3
		default:
			return i
		}
	}
	return len(s)
}

// validLiteral checks the text between brackets: an IPv6 address with or
// without a zone, or an address of a future version. bare allows a zone after a
// lone percent sign (RFC 4007).
func validLiteral(s string, bare bool) bool {
	if rest, ok := strings.CutPrefix(s, "v"); ok {
		version, address, found := strings.Cut(rest, ".")
		return found && version != "" && allHex(version) && address != "" && spanLiteral(address) == len(address)
	}
	address, zone, found := strings.Cut(s, "%")
	if !validIPv6(address) {
		return false
	}
	if !found {
		return true
	}
	if rest, ok := strings.CutPrefix(zone, "25"); ok && validZone(rest) {
		return true
	}
	return bare && validZone(zone)
}

func spanLiteral(s string) int {
	for i := 0; i < len(s); i++ {
		if !unreservedOrSub(s[i]) && s[i] != ':' {
			return i
		}
	}
	return len(s)
}

func validZone(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z', isDigit(c), strings.IndexByte("._~-", c) >= 0:
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			i += 2
		default:
			return false
		}
	}
	return s != ""
}

// validIPv6 matches RFC 3986's IPv6address: eight groups, or at most seven
// around one "::"; the last two may be an IPv4 address, whatever its digits.
func validIPv6(s string) bool {
	left, right, short := strings.Cut(s, "::")
	if !short {
		n, ok := groups(s, true)
		return ok && n == 8
	}
	n, ok := groups(left, false)
	m, ok2 := groups(right, true)
	return ok && ok2 && n+m <= 7
}

// groups counts 16-bit groups between colons; an empty string has none.
func groups(s string, ipv4 bool) (n int, ok bool) {
	if s == "" {
		return 0, true
	}
	for more := true; more; {
		var group string
		group, s, more = strings.Cut(s, ":")
		switch {
		case len(group) >= 1 && len(group) <= 4 && allHex(group):
			n++
		case ipv4 && !more && looksLikeIPv4(group):
			n += 2
		default:
			return 0, false
		}
		if n > 8 {
			return 0, false
		}
	}
	return n, true
}

func allHex(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isHex(s[i]) {
			return false
		}
	}
	return true
}

// looksLikeIPv4 reports whether s is four groups of one to three digits.
func looksLikeIPv4(s string) bool {
	n := 0
	for more := true; more; n++ {
		var part string
		part, s, more = strings.Cut(s, ".")
		if len(part) < 1 || len(part) > 3 || n == 4 {
			return false
		}
		for i := 0; i < len(part); i++ {
			if !isDigit(part[i]) {
				return false
			}
		}
	}
	return n == 4
}

// octets reports whether each group of looksLikeIPv4 is at most 255.
func octets(s string) bool {
	for more := true; more; {
		var part string
		part, s, more = strings.Cut(s, ".")
		if len(part) == 3 && part > "255" {
			return false
		}
	}
	return true
}
