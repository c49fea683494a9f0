package spec

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// The highest tunnel identifiers; the lowest is 1.
const (
	HighestVNI = 1<<24 - 1 // VXLAN and Geneve
	HighestGRE = 1<<32 - 1
)

// ParseMappings reads Neutron's "key:value" items, such as bridge_mappings.
// Empty items are ignored; neither keys nor values may be repeated. The error
// is an *Error.
func ParseMappings(items []string) (map[string]string, error) {
	mappings := make(map[string]string, len(items))
	values := make(map[string]bool, len(items))
	for i, item := range items {
		item = strings.TrimFunc(item, py.IsSpace)
		if item == "" {
			continue
		}
		key, value, found := strings.Cut(item, ":")
		if !found || strings.Contains(value, ":") {
			return nil, &Error{WrongCount, i}
		}
		key, value = strings.TrimFunc(key, py.IsSpace), strings.TrimFunc(value, py.IsSpace)
		_, repeated := mappings[key]
		switch {
		case key == "":
			return nil, &Error{NoKey, i}
		case value == "":
			return nil, &Error{NoValue, i}
		case repeated:
			return nil, &Error{RepeatedKey, i}
		case values[value]:
			return nil, &Error{RepeatedValue, i}
		}
		mappings[key], values[value] = value, true
	}
	return mappings, nil
}

// VLANs is one item of Neutron's network_vlan_ranges.
type VLANs struct {
	Network string
	// Tags are 1 to 4094 if the item is just a network.
	Tags Span
}

// ParseVLANs reads an item of network_vlan_ranges: "network" or
// "network:first:last". The error is an *Error.
func ParseVLANs(item string) (VLANs, error) {
	item = strings.TrimFunc(item, py.IsSpace)
	parts := strings.Split(item, ":")
	switch {
	case len(parts) == 1:
		return VLANs{item, Span{1, 4094}}, nil
	case len(parts) != 3:
		return VLANs{}, &Error{WrongCount, 0}
	case parts[0] == "":
		return VLANs{}, &Error{NoKey, 0}
	}
	tags, kind := parseBounded(parts[1], parts[2], 4094)
	if kind != 0 {
		return VLANs{}, &Error{kind, 0}
	}
	return VLANs{parts[0], tags}, nil
}

// ParseTunnels reads an item of Neutron's vni_ranges or tunnel_id_ranges,
// "first:last", with numbers from 1 to highest. The error is an *Error.
func ParseTunnels(item string, highest int64) (Span, error) {
	parts := strings.Split(item, ":")
	if len(parts) != 2 {
		return Span{}, &Error{WrongCount, 0}
	}
	span, kind := parseBounded(strings.TrimFunc(parts[0], py.IsSpace), strings.TrimFunc(parts[1], py.IsSpace), highest)
	if kind != 0 {
		return Span{}, &Error{kind, 0}
	}
	return span, nil
}

func parseBounded(first, last string, highest int64) (Span, Kind) {
	a, ok := py.Int(first)
	b, also := py.Int(last)
	switch {
	case !ok || !also:
		return Span{}, NotANumber
	case a < 1 || b < 1 || a > highest || b > highest:
		return Span{}, OutOfRange
	case b < a:
		return Span{}, Reversed
	}
	return Span{a, b}, 0
}

// IsCount reports whether a text is a whole number of at least 0, as Python reads it.
func IsCount(text string) bool {
	n, ok := py.Int(text)
	return ok && n >= 0
}

// IsInt reports whether Python's int takes a text.
func IsInt(text string) bool {
	_, ok := py.Int(text)
	return ok
}
