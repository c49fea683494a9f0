package spec

import (
	"encoding/json"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// Device is one entry of Nova's device_spec, formerly passthrough_whitelist.
type Device struct {
	// Any reports whether the entry matches every PCI device of the host.
	Any bool
	// TooWide reports whether it does so because no key narrows it, rather than
	// by a deliberate wildcard.
	TooWide bool
	// ByName reports whether it names an interface, by devname.
	ByName bool
	// Tags are its members other than vendor_id, product_id, address and
	// devname. Nova accepts any.
	Tags map[string]any
}

// ParseDevices reads a value of device_spec as Nova does: a JSON object or a
// list of them. The error is an *Error.
func ParseDevices(text string) ([]Device, error) {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return nil, &Error{NotJSON, 0}
	}
	entries, isList := value.([]any)
	if !isList {
		entries = []any{value}
	}
	devices := make([]Device, 0, len(entries))
	for i, entry := range entries {
		members, ok := entry.(map[string]any)
		if !ok {
			return nil, &Error{NotAnObject, i}
		}
		device, kind := parseDevice(members)
		if kind != 0 {
			return nil, &Error{kind, i}
		}
		devices = append(devices, device)
	}
	return devices, nil
}

func parseDevice(members map[string]any) (Device, Kind) {
	vendor, hasVendor := members["vendor_id"]
	product, hasProduct := members["product_id"]
	address, name := members["address"], members["devname"]
	if hasVendor {
		text, ok := vendor.(string)
		if !ok {
			return Device{}, NotText
		}
		if kind := checkHex(strings.TrimFunc(text, py.IsSpace), 0xffff); kind != 0 {
			return Device{}, kind
		}
	}
	if hasProduct {
		text, ok := product.(string)
		if !ok {
			return Device{}, NotText
		}
		if kind := checkHex(text, 0xffff); kind != 0 {
			return Device{}, kind
		}
	}
	if truthy(address) && truthy(name) {
		return Device{}, NameAndAddress
	}
	if truthy(address) {
		if kind := checkAddress(address); kind != 0 {
			return Device{}, kind
		}
	}
	device := Device{Any: isAny(vendor) && isAny(product) && isAnyAddress(address) && !truthy(name), ByName: truthy(name), Tags: map[string]any{}}
	device.TooWide = device.Any && !hasVendor && !hasProduct && !narrows(address)
	for key, value := range members {
		switch key {
		case "vendor_id", "product_id", "address", "devname":
		default:
			device.Tags[key] = value
		}
	}
	return device, 0
}

// truthy reports whether Python considers a JSON value true.
func truthy(value any) bool {
	switch v := value.(type) {
	case string:
		return v != ""
	case bool:
		return v
	case float64:
		return v != 0
	case []any:
		return len(v) > 0
	case map[string]any:
		return len(v) > 0
	}
	return false
}

// isAny reports whether a checked id matches every device.
func isAny(id any) bool {
	text, ok := id.(string)
	return !ok || strings.TrimFunc(text, py.IsSpace) == "*"
}

// isAnyAddress reports whether a checked address matches every device.
func isAnyAddress(address any) bool {
	switch a := address.(type) {
	case string:
		return strings.TrimFunc(a, func(r rune) bool { return py.IsSpace(r) || strings.ContainsRune("*:.", r) }) == ""
	case map[string]any:
		for _, key := range [...]string{"domain", "bus", "slot", "function"} {
			if pattern, ok := a[key].(string); ok && pattern != "" && pattern != ".*" {
				return false
			}
		}
	}
	return true
}

// narrows reports whether an address has a part that Nova reads.
func narrows(address any) bool {
	parts, ok := address.(map[string]any)
	if !ok {
		return truthy(address)
	}
	for _, key := range [...]string{"domain", "bus", "slot", "function"} {
		if _, ok := parts[key]; ok {
			return true
		}
	}
	return false
}

// checkAddress checks an address: a string with wildcards, or an object of
// regular expressions.
func checkAddress(address any) Kind {
	switch a := address.(type) {
	case string:
		return checkGlob(a)
	case map[string]any:
		for _, key := range [...]string{"domain", "bus", "slot", "function"} {
			value, ok := a[key]
			if !ok {
				continue
			}
			pattern, isText := value.(string)
			switch {
			case !isText:
				return NotText
			case !IsPattern(pattern):
				return BadPattern
			}
		}
		return 0
	}
	return NotText
}

// checkGlob checks "domain:bus:slot.function", whose leading parts may be
// omitted.
func checkGlob(address string) Kind {
	rest, function, _ := strings.Cut(address, ".")
	if function != "" {
		if kind := checkHex(strings.TrimFunc(function, py.IsSpace), 7); kind != 0 {
			return kind
		}
	}
	if rest == "" {
		return 0
	}
	parts := strings.Split(rest, ":")
	if len(parts) > 3 {
		return BadAddress
	}
	highest := [...]int64{0xffff, 0xff, 0x1f}
	for i, part := range parts {
		part = strings.TrimFunc(part, py.IsSpace)
		if part == "" {
			continue
		}
		if kind := checkHex(part, highest[3-len(parts)+i]); kind != 0 {
			return kind
		}
	}
	return 0
}

// checkHex checks a Python hexadecimal number, or a "*".
func checkHex(text string, highest int64) Kind {
	if text == "*" {
		return 0
	}
	n, ok := py.Hex(text)
	switch {
	case !ok:
		return NotHex
	case n > highest:
		return OutOfRange
	}
	return 0
}
