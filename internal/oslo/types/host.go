package types

import (
	"net/netip"
	"strings"
	"unicode/utf8"
)

// IPType is oslo_config.types.IPAddress.
type IPType struct {
	Version int // 4, 6, or 0 for both
}

// Name is "ip_address".
func (IPType) Name() string { return "ip_address" }

// Parse checks a text as inet_pton does and returns it unchanged.
func (t IPType) Parse(text string) (Value, error) {
	if text == "" {
		return Value{}, plain("IP address cannot be an empty string")
	}
	if t.holds(text) {
		return StringValue(text), nil
	}
	kind := "IPv4 or IPv6 address"
	switch t.Version {
	case 4:
		kind = "an IPv4 address"
	case 6:
		kind = "an IPv6 address"
	}
	return Value{}, refuse(text+" is not "+kind, "not "+kind)
}

func (t IPType) holds(text string) bool {
	addr, err := netip.ParseAddr(text)
	if err != nil || addr.Zone() != "" {
		return false
	}
	return t.Version == 0 || t.Version == 4 && addr.Is4() || t.Version == 6 && addr.Is6()
}

// HostnameType is oslo_config.types.Hostname.
type HostnameType struct{}

// Name is "hostname".
func (HostnameType) Name() string { return "hostname" }

// Parse checks a text; one trailing dot is dropped.
func (HostnameType) Parse(text string) (Value, error) { return hostname(text, false) }

func hostname(text string, underscore bool) (Value, error) {
	if text == "" {
		return Value{}, plain("Cannot have an empty hostname")
	}
	if utf8.RuneCountInString(text) > 253 {
		const long = "hostname is greater than 253 characters"
		return Value{}, refuse(long+": "+text, long)
	}
	name := strings.TrimSuffix(text, ".")
	top := name[strings.LastIndexByte(name, '.')+1:]
	if !hasLetterOrHyphen(top) {
		const numeric = "contains no non-numeric characters in the top-level domain part of the host name and is invalid"
		return Value{}, refuse(name+" "+numeric, numeric)
	}
	for rest, more := name, true; more; {
		var label string
		label, rest, more = strings.Cut(rest, ".")
		if !validLabel(label, underscore) {
			return Value{}, refuse(name+" is an invalid hostname", "an invalid hostname")
		}
	}
	return StringValue(name), nil
}

func hasLetterOrHyphen(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c >= 'a' && c <= 'z' || s[i] == '-' {
			return true
		}
	}
	return false
}

// validLabel is the library's pattern for a label. Its "$" also matches before
// a final newline, and it ignores case by Unicode's rules, which admit four
// more letters.
func validLabel(label string, underscore bool) bool {
	label = strings.TrimSuffix(label, "\n")
	n := 0
	for _, r := range label {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-':
		case r == '_' && underscore:
		case r == 'İ' || r == 'ı' || r == 'ſ' || r == '\u212a':
		default:
			return false
		}
		n++
	}
	return n >= 1 && n <= 63 && label[0] != '-' && label[len(label)-1] != '-'
}

// HostAddressType is oslo_config.types.HostAddress: an address or a host name.
type HostAddressType struct {
	Version int // for an address: 4, 6, or 0 for both
}

// Name is "host_address".
func (HostAddressType) Name() string { return "host_address" }

// Parse checks a text; one trailing dot of a host name is dropped.
func (t HostAddressType) Parse(text string) (Value, error) {
	return hostAddress(text, t.Version, false)
}

// HostDomainType is oslo_config.types.HostDomain: HostAddress with underscores.
type HostDomainType struct {
	Version int // for an address: 4, 6, or 0 for both
}

// Name is "host_domain".
func (HostDomainType) Name() string { return "host_domain" }

// Parse checks a text; one trailing dot of a host name is dropped.
func (t HostDomainType) Parse(text string) (Value, error) {
	return hostAddress(text, t.Version, true)
}

func hostAddress(text string, version int, underscore bool) (Value, error) {
	if text != "" && (IPType{Version: version}).holds(text) {
		return StringValue(text), nil
	}
	if v, err := hostname(text, underscore); err == nil {
		return v, nil
	}
	return Value{}, refuse(text+" is not a valid host address", "not a valid host address")
}
