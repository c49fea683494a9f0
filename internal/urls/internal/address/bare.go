// Package address recognises addresses in texts that are not quite URLs. It
// knows no URL syntax.
package address

import (
	"net/netip"
	"strings"
)

// Bare reports whether a text is an IPv6 address without square brackets,
// perhaps followed by a colon and a port.
func Bare(text string) bool {
	last := strings.LastIndexByte(text, ':')
	return isIPv6(text) || last >= 0 && isIPv6(text[:last])
}

func isIPv6(text string) bool {
	address, err := netip.ParseAddr(text)
	return err == nil && address.Is6()
}
