package py

import (
	"net/netip"
	"strings"
)

// Split is a URL split as by urllib.parse.urlsplit, undecoded.
type Split struct {
	Scheme, Authority, Path, Query, Fragment string
	// HasAuthority reports whether "//" follows the scheme.
	HasAuthority bool
	// HasFragment reports whether there is a "#".
	HasFragment bool
	// Removed reports whether tabs or line breaks were removed.
	Removed bool
}

// Refusal is why urlsplit rejects a text.
type Refusal int

// The refusals.
const (
	None       Refusal = iota
	Brackets           // unbalanced brackets, or text next to them
	Bracketed          // the text in brackets is not an IPv6 address
	Compatible         // a character that normalises to one of / ? # @ :
)

// SplitURL is urllib.parse.urlsplit.
func SplitURL(s string) (Split, Refusal) {
	var u Split
	s = strings.TrimLeftFunc(s, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(s, "\t\r\n") {
		u.Removed = true
		s = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(s)
	}
	if scheme, rest, found := strings.Cut(s, ":"); found && isScheme(scheme) {
		u.Scheme, s = strings.ToLower(scheme), rest
	}
	if rest, found := strings.CutPrefix(s, "//"); found {
		u.HasAuthority = true
		end := strings.IndexAny(rest, "/?#")
		if end < 0 {
			end = len(rest)
		}
		u.Authority, s = rest[:end], rest[end:]
		if refusal := checkAuthority(u.Authority); refusal != None {
			return u, refusal
		}
	}
	s, u.Fragment, u.HasFragment = strings.Cut(s, "#")
	u.Path, u.Query, _ = strings.Cut(s, "?")
	return u, None
}

func isScheme(s string) bool {
	if s == "" || !isAlpha(s[0]) {
		return false
	}
	for i := 1; i < len(s); i++ {
		if !isAlpha(s[i]) && !isDigit(s[i]) && strings.IndexByte("+-.", s[i]) < 0 {
			return false
		}
	}
	return true
}

func checkAuthority(authority string) Refusal {
	opens, closes := strings.Contains(authority, "["), strings.Contains(authority, "]")
	if opens != closes {
		return Brackets
	}
	if opens {
		if refusal := checkBrackets(authority); refusal != None {
			return refusal
		}
	}
	if strings.ContainsFunc(authority, isCompatible) {
		return Compatible
	}
	return None
}

// checkBrackets checks the last host of an authority, which the library takes
// for the only one.
func checkBrackets(authority string) Refusal {
	host := authority[strings.LastIndexByte(authority, '@')+1:]
	before, inside, opened := strings.Cut(host, "[")
	if !opened {
		before, _, _ = strings.Cut(host, ":")
		return checkBracketed(before)
	}
	inside, port, _ := strings.Cut(inside, "]")
	if before != "" || port != "" && port[0] != ':' {
		return Brackets
	}
	return checkBracketed(inside)
}

func checkBracketed(host string) Refusal {
	if rest, found := strings.CutPrefix(host, "v"); found {
		version, address, dotted := strings.Cut(rest, ".")
		if !dotted || version == "" || address == "" || strings.Trim(version, "0123456789abcdefABCDEF") != "" {
			return Bracketed
		}
		return None
	}
	address, zone, zoned := strings.Cut(host, "%")
	if zoned && (zone == "" || strings.Contains(zone, "%")) {
		return Bracketed
	}
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Is4() {
		return Bracketed
	}
	return None
}

// isCompatible reports whether normalisation (NFKC) makes one of / ? # @ : of
// the character or of a part of it.
func isCompatible(r rune) bool {
	switch r {
	case 0x2047, 0x2048, 0x2049, 0x2100, 0x2101, 0x2105, 0x2106, 0x2a74, 0xfe13, 0xfe16,
		0xfe55, 0xfe56, 0xfe5f, 0xfe6b, 0xff03, 0xff0f, 0xff1a, 0xff1f, 0xff20:
		return true
	}
	return false
}

// Host is an authority's user, password, host and port as in urlsplit's
// results: undecoded, the host in lower case up to a zone.
type Host struct {
	User, Password, Name, Port string
	HasUser, HasPassword       bool
}

// SplitHost splits an authority as urlsplit's results do.
func SplitHost(authority string) Host {
	var h Host
	info := authority
	if at := strings.LastIndexByte(authority, '@'); at >= 0 {
		info, h.HasUser = authority[at+1:], true
		h.User, h.Password, h.HasPassword = strings.Cut(authority[:at], ":")
	}
	if _, inside, found := strings.Cut(info, "["); found {
		var rest string
		h.Name, rest, _ = strings.Cut(inside, "]")
		_, h.Port, _ = strings.Cut(rest, ":")
	} else {
		h.Name, h.Port, _ = strings.Cut(info, ":")
	}
	name, zone, zoned := strings.Cut(h.Name, "%")
	h.Name = strings.ToLower(name)
	if zoned {
		h.Name += "%" + zone
	}
	return h
}
