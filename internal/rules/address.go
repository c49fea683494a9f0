package rules

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode"
)

// isSpace reports whether Python's str.isspace, and so oslo.config and
// requests, considers the character white space. unicode.IsSpace lacks the
// separators U+001C to U+001F.
func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }

// isIPv6 reports whether a text without brackets is an IPv6 address.
func isIPv6(text string) bool {
	_, ok := decodeIPv6(text)
	return ok
}

func decodeIPv6(text string) (netip.Addr, bool) {
	if strings.IndexByte(text, ':') < 0 {
		return netip.Addr{}, false
	}
	address, err := netip.ParseAddr(text)
	return address, err == nil
}

// decodeIPv4 reads an IPv4 address in any form that the C library's inet_aton,
// and so every connection, accepts: one to four parts, each decimal, octal
// (0177) or hexadecimal (0x7f), the last one filling the remaining bytes.
func decodeIPv4(text string) (netip.Addr, bool) {
	if text == "" || !isDigit(text[0]) || strings.Count(text, ".") > 3 {
		return netip.Addr{}, false
	}
	var bits uint64
	for i := 0; ; i++ {
		part, rest, more := strings.Cut(text, ".")
		number, ok := decodeNumber(part)
		if !ok || more && number > 0xff || number>>(8*(4-i)) != 0 {
			return netip.Addr{}, false
		}
		if !more {
			bits |= number
			break
		}
		bits |= number << (24 - 8*i)
		text = rest
	}
	return netip.AddrFrom4([4]byte{byte(bits >> 24), byte(bits >> 16), byte(bits >> 8), byte(bits)}), true
}

// noIPv4 reports whether a text of four or more numbers with points between them, as in
// 10.0.0.300, is no IPv4 address. Nor is it a name: no top-level domain is a number.
func noIPv4(text string) bool {
	if strings.Count(text, ".") < 3 || strings.Trim(text, "0123456789.") != "" || strings.Contains(text, "..") || !isDigit(text[0]) {
		return false
	}
	_, ok := decodeIPv4(strings.TrimSuffix(text, "."))
	return !ok
}

// listsNoIPv4 is the message on an item that hostNoIPv4 finds.
const listsNoIPv4 = "{option} lists {item}, which is not an IPv4 address: it has four numbers from 0 to 255"

// hostNoIPv4 is noIPv4 for the host of HOST:PORT.
func hostNoIPv4(text string) bool {
	host, _, _ := strings.Cut(text, ":")
	return noIPv4(host)
}

// decodeNumber reads one part of an IPv4 address as strtoul does with base 0.
func decodeNumber(part string) (uint64, bool) {
	base := 10
	switch {
	case strings.HasPrefix(part, "0x"), strings.HasPrefix(part, "0X"):
		part, base = part[2:], 16
	case len(part) > 1 && part[0] == '0':
		part, base = part[1:], 8
	}
	number, err := strconv.ParseUint(part, base, 64) // accepts neither a sign nor an empty text
	return number, err == nil
}

// hostAddress decodes a host that is an address, without its zone. If the
// address embeds a special IPv4 address, it is that one; see embedded.
func hostAddress(host string) (netip.Addr, bool) {
	address, ok := plainAddress(host)
	if !ok {
		return netip.Addr{}, false
	}
	for _, inner := range embedded(address) {
		if specialAddress(inner) != "" {
			return inner, true
		}
	}
	return address, true
}

// plainAddress decodes a host that is an address in any spelling, as
// [decodeHost] sees it. An IPv4-mapped address becomes the IPv4 address,
// because the system connects to that.
func plainAddress(host string) (netip.Addr, bool) {
	for _, text := range [...]string{host, decodeHost(host)} {
		if address, ok := decodeIPv4(strings.TrimRight(text, ".")); ok {
			return address, true
		}
		text, _, _ = strings.Cut(text, "%") // the zone
		if address, ok := decodeIPv6(text); ok {
			return address.Unmap(), true
		}
	}
	return netip.Addr{}, false
}

// special says what is special about a host, "" for nothing.
func special(host string) string {
	if address, ok := hostAddress(host); ok {
		return specialAddress(address)
	}
	if kind := specialName(host); kind != "" {
		return kind
	}
	return specialName(decodeHost(host))
}

// isThisHost reports whether a connection to the host definitely stays on the
// machine that makes it. An address that represents a loopback address beyond a
// tunnel or a translator does not.
func isThisHost(host string) bool {
	if address, ok := plainAddress(host); ok {
		return address.IsLoopback()
	}
	return specialName(host) == loopback
}

const (
	loopback = "the loopback"
	metadata = "a cloud metadata"
)

func specialAddress(address netip.Addr) string {
	switch {
	case address.IsLoopback():
		return loopback
	case isMetadata(address):
		return metadata
	case address.IsUnspecified(), address.Is4() && address.As4()[0] == 0:
		return "the unspecified"
	case address.IsLinkLocalUnicast():
		return "a link-local"
	case address.IsMulticast():
		return "a multicast"
	case address == netip.AddrFrom4([4]byte{255, 255, 255, 255}):
		return "the broadcast"
	}
	return ""
}

// isMetadata recognises the addresses of clouds' metadata services: the common
// one, AWS over IPv6, Alibaba, Azure and Oracle.
func isMetadata(address netip.Addr) bool {
	if address.Is4() {
		switch address.As4() {
		case [4]byte{169, 254, 169, 254}, [4]byte{100, 100, 100, 200}, [4]byte{168, 63, 129, 16}, [4]byte{192, 0, 0, 192}:
			return true
		}
		return false
	}
	return address.As16() == [16]byte{0: 0xfd, 2: 0x0e, 3: 0xc2, 14: 0x02, 15: 0x54}
}

func specialName(host string) string {
	host = strings.ToLower(strings.TrimRight(host, "."))
	switch host {
	case "localhost", "localhost.localdomain", "localhost4", "localhost6", "localhost4.localdomain4",
		"localhost6.localdomain6", "ip6-localhost", "ip6-loopback":
		return loopback
	case "metadata", "metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal":
		return metadata
	case "broadcasthost":
		return "the broadcast"
	case "ip6-allnodes", "ip6-allrouters", "ip6-mcastprefix":
		return "a multicast"
	}
	if strings.HasSuffix(host, ".localhost") {
		return loopback
	}
	return ""
}
