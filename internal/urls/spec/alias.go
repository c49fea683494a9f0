package spec

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"
)

// Alias is one value of Nova's PCI alias.
type Alias struct {
	Name string
	// TooWide reports that nothing but its name is given: it matches every
	// device that is offered.
	TooWide bool
	// Later are its members that Nova takes only from 2023.1
	// (resource_class, traits) or 2025.1 (live_migratable).
	Later []string
}

// ParseAlias reads a value of alias as Nova does. The error is an *Error.
func ParseAlias(text string) (Alias, error) {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return Alias{}, &Error{NotJSON, 0}
	}
	members, ok := value.(map[string]any)
	if !ok {
		return Alias{}, &Error{NotAnObject, 0}
	}
	alias := Alias{TooWide: true}
	for _, key := range [...]string{"resource_class", "traits", "live_migratable"} {
		if _, ok := members[key]; ok {
			alias.Later = append(alias.Later, key)
		}
	}
	for key, value := range members {
		member, isText := value.(string)
		if !isText {
			return Alias{}, &Error{NotText, 0}
		}
		if kind := checkAliasMember(key, member); kind != 0 {
			return Alias{}, &Error{kind, 0}
		}
		switch key {
		case "name":
			alias.Name = strings.TrimSpace(member)
		case "vendor_id", "product_id", "device_type", "resource_class", "traits":
			alias.TooWide = false
		}
	}
	if _, ok := members["name"]; !ok {
		return Alias{}, &Error{NoKey, 0}
	}
	return alias, nil
}

func checkAliasMember(key, value string) Kind {
	switch key {
	case "name":
		if n := utf8.RuneCountInString(value); n < 1 || n > 256 {
			return BadLength
		}
	case "vendor_id", "product_id":
		// The pattern's "$" also holds before a last end of line.
		digits := strings.TrimSuffix(value, "\n")
		if len(digits) != 4 || strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
			return NotHex
		}
	case "capability_type":
		return choice(value, "pci")
	case "device_type":
		return choice(value, "type-PCI", "type-PF", "type-VF")
	case "numa_policy":
		return choice(value, "legacy", "preferred", "required", "socket")
	case "resource_class", "traits", "live_migratable":
	default:
		return UnknownMember
	}
	return 0
}

func choice(value string, allowed ...string) Kind {
	if slices.Contains(allowed, value) {
		return 0
	}
	return UnknownChoice
}
