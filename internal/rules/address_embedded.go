package rules

import (
	"net/netip"
	"strings"

	"golang.org/x/net/idna"
)

// Prefixes of IPv6 addresses that a tunnel or a translator maps to an IPv4
// address.
var (
	compatible = [12]byte{}                                           // ::a.b.c.d, RFC 4291
	translated = [12]byte{8: 0xff, 9: 0xff}                           // ::ffff:0:a.b.c.d, RFC 2765
	nat64      = [12]byte{1: 0x64, 2: 0xff, 3: 0x9b}                  // 64:ff9b::/96, RFC 6052
	localNAT64 = [6]byte{1: 0x64, 2: 0xff, 3: 0x9b, 5: 1}             // 64:ff9b:1::/48, RFC 8215
	sixToFour  = [2]byte{0x20, 0x02}                                  // 2002::/16, RFC 3056
	teredo     = [4]byte{0x20, 0x01}                                  // 2001::/32, RFC 4380
	isatap     = [...][4]byte{{0, 0, 0x5e, 0xfe}, {2, 0, 0x5e, 0xfe}} // interface identifiers, RFC 5214
)

// embedded lists the IPv4 addresses that an IPv6 address represents, none for
// an IPv4 address. Addresses that begin with a zero only because nothing is
// written there are omitted.
func embedded(address netip.Addr) []netip.Addr {
	if !address.Is6() {
		return nil
	}
	b := address.As16()
	last := [4]byte(b[12:])
	var found []netip.Addr
	add := func(bytes [4]byte) {
		if bytes[0] != 0 {
			found = append(found, netip.AddrFrom4(bytes))
		}
	}
	switch prefix := [12]byte(b[:12]); {
	case prefix == compatible:
		add(last)
	case prefix == translated, prefix == nat64:
		found = append(found, netip.AddrFrom4(last))
	case [6]byte(b[:6]) == localNAT64:
		found = localEmbedded(b)
	case [2]byte(b[:2]) == sixToFour:
		add([4]byte(b[2:6]))
	case [4]byte(b[:4]) == teredo:
		add([4]byte(b[4:8]))                         // the server
		add([4]byte{^b[12], ^b[13], ^b[14], ^b[15]}) // the client
	}
	for _, identifier := range isatap {
		if [4]byte(b[8:12]) == identifier {
			add(last)
		}
	}
	return found
}

// localEmbedded reads an address below 64:ff9b:1::/48, where each network
// chooses its prefix length: it tries all that RFC 6052 allows and for which
// the required bits are zero.
func localEmbedded(b [16]byte) []netip.Addr {
	var found []netip.Addr
	add := func(suffix int, bytes ...byte) {
		for _, rest := range b[suffix:] {
			if rest != 0 {
				return
			}
		}
		if b[8] == 0 && bytes[0] != 0 {
			found = append(found, netip.AddrFrom4([4]byte(bytes)))
		}
	}
	add(11, b[6], b[7], b[9], b[10])
	add(12, b[7], b[9], b[10], b[11])
	add(13, b[9], b[10], b[11], b[12])
	if len(found) == 0 {
		found = append(found, netip.AddrFrom4([4]byte(b[12:])))
	}
	return found
}

// decodeHost returns a host as a resolver may see it: percent-encoding is
// undone, and letters and digits outside ASCII are mapped to their equivalents.
func decodeHost(host string) string {
	if strings.IndexByte(host, '%') >= 0 {
		host = unescape(strings.ReplaceAll(host, "%%", "%"))
	}
	if isASCII(host) {
		return host
	}
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		return ascii
	}
	return host
}

// unescape undoes percent-encoding, and keeps a percent sign that does not
// begin an escape.
func unescape(text string) string {
	b := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '%' && i+2 < len(text) {
			high, low := hexDigit(text[i+1]), hexDigit(text[i+2])
			if high >= 0 && low >= 0 {
				c = byte(high<<4 | low)
				i += 2
			}
		}
		b = append(b, c)
	}
	return string(b)
}

// hexDigit is the value of a hexadecimal digit, -1 for anything else.
func hexDigit(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
