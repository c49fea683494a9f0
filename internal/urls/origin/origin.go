// Package origin checks the items of allowed_origin in a CORS section. The
// middleware compares an item with a request's Origin header literally, so an
// item in any form that browsers do not send never matches.
package origin

import (
	"net/netip"
	"strconv"
	"strings"
)

// Kind is why an item never matches.
type Kind int

// The kinds.
const (
	Fine        Kind = iota // it can match
	Any                     // "*": every origin
	Null                    // "null": files, sandboxed frames and redirects
	Empty                   // nothing
	Blank                   // a blank, a line break or a quote in it
	NoScheme                // no scheme, such as https://
	NoHost                  // only a scheme
	HasUser                 // a user before the host
	HasPath                 // a slash, a path, a query or a fragment after the host
	Wildcard                // a "*" combined with other text
	UpperCase               // a capital letter: browsers write scheme and host in lower case
	DefaultPort             // the scheme's default port, which browsers omit
	BadPort                 // a port that is not a number from 1 to 65535, or has a leading 0
	BadHost                 // a host with characters that browsers write differently
)

// Check says why an item never matches, or that it is "*" or "null", which
// match many origins. Schemes other than http and https belong to applications
// and extensions.
func Check(item string) Kind {
	switch item {
	case "":
		return Empty
	case "*":
		return Any
	case "null":
		return Null
	}
	if strings.ContainsFunc(item, func(r rune) bool { return r <= ' ' || r == '"' || r == '\'' || r == 0x7f }) {
		return Blank
	}
	if strings.Contains(item, "*") {
		return Wildcard
	}
	scheme, rest, found := strings.Cut(item, "://")
	switch {
	case !found || !isScheme(scheme):
		return NoScheme
	case rest == "":
		return NoHost
	case strings.ContainsAny(rest, "/?#\\"):
		return HasPath
	case strings.Contains(rest, "@"):
		return HasUser
	case strings.ToLower(item) != item:
		return UpperCase
	}
	return checkAuthority(scheme, rest)
}

func isScheme(s string) bool {
	return s != "" && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z') &&
		strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.") == ""
}

func checkAuthority(scheme, authority string) Kind {
	port, hasPort := "", false
	if inside, found := strings.CutPrefix(authority, "["); found {
		address, after, closed := strings.Cut(inside, "]")
		ip, err := netip.ParseAddr(address)
		if !closed || err != nil || !ip.Is6() || ip.Zone() != "" || !ip.Is4In6() && ip.String() != address {
			return BadHost
		}
		port, hasPort = strings.CutPrefix(after, ":")
		if after != "" && !hasPort {
			return BadHost
		}
	} else {
		var host string
		host, port, hasPort = strings.Cut(authority, ":")
		if host == "" {
			return NoHost
		}
		if strings.ContainsFunc(host, func(r rune) bool {
			return r >= 0x80 || strings.ContainsRune("%[]<>^|{}`,;", r)
		}) {
			return BadHost
		}
	}
	if !hasPort {
		return Fine
	}
	n, err := strconv.ParseUint(port, 10, 16)
	switch {
	case err != nil || n == 0 || port[0] == '0':
		return BadPort
	case scheme == "http" && n == 80, scheme == "https" && n == 443:
		return DefaultPort
	}
	return Fine
}
