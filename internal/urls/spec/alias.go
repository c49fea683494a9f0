package spec

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// Alias is one value of Nova's PCI alias.
type Alias struct {
	Name, VendorID, ProductID, DeviceType, NUMAPolicy string
	// Since is the first major version of Nova that accepts all of its members
	// and choices, or 0 if every version does.
	Since int
	// TooWide reports whether only its name is given: it then matches every
	// device that is offered.
	TooWide bool
	// Later are its members that Nova accepts only from 2023.1 (resource_class,
	// traits) or 2025.1 (live_migratable).
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
		alias.take(key, member)
	}
	if _, ok := members["name"]; !ok {
		return Alias{}, &Error{NoKey, 0}
	}
	return alias, nil
}

// take stores a checked member.
func (a *Alias) take(key, value string) {
	switch key {
	case "name":
		a.Name = strings.TrimFunc(value, py.IsSpace)
	case "vendor_id":
		a.VendorID, a.TooWide = value, false
	case "product_id":
		a.ProductID, a.TooWide = value, false
	case "device_type":
		a.DeviceType, a.TooWide = value, false
	case "numa_policy":
		a.NUMAPolicy, a.Since = value, max(a.Since, 17)
		if value == "socket" {
			a.Since = max(a.Since, 23)
		}
	case "resource_class", "traits":
		a.Since, a.TooWide = max(a.Since, 27), false
	case "live_migratable":
		a.Since, a.TooWide = max(a.Since, 31), false
	}
}

// CheckAliases checks that aliases with the same name agree: they need the same
// NUMA policy, legacy by default, and the same device type, which each must
// have. The error is an *Error with the index of the later alias.
func CheckAliases(aliases []Alias) error {
	first := make(map[string]Alias, len(aliases))
	for i, alias := range aliases {
		if alias.NUMAPolicy == "" {
			alias.NUMAPolicy = "legacy"
		}
		other, repeated := first[alias.Name]
		switch {
		case !repeated:
			first[alias.Name] = alias
		case other.NUMAPolicy != alias.NUMAPolicy || other.DeviceType != alias.DeviceType || alias.DeviceType == "":
			return &Error{AliasesDiffer, i}
		}
	}
	return nil
}

func checkAliasMember(key, value string) Kind {
	switch key {
	case "name":
		if n := utf8.RuneCountInString(value); n < 1 || n > 256 {
			return BadLength
		}
	case "vendor_id", "product_id":
		// The pattern's "$" also matches before a final newline.
		digits := strings.TrimSuffix(value, "\n")
		if len(digits) != 4 || strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
			return NotHex
		}
	case "capability_type", "device_type", "numa_policy":
		if !slices.Contains(aliasWords(key), value) {
			return UnknownChoice
		}
	case "live_migratable":
		if _, ok := ReadBool(value); !ok {
			return UnknownChoice
		}
	case "resource_class", "traits":
	default:
		return UnknownMember
	}
	return 0
}

// ReadBool reads a member that is yes or no as oslo.utils does where it is strict: a JSON
// boolean, or one of its words. The second result reports whether it is one.
func ReadBool(value any) (is, ok bool) {
	switch v := value.(type) {
	case bool:
		return v, true
	case float64:
		return v == 1, v == 0 || v == 1
	case string:
		switch strings.ToLower(strings.TrimFunc(v, py.IsSpace)) {
		case "1", "t", "true", "on", "y", "yes":
			return true, true
		case "0", "f", "false", "off", "n", "no":
			return false, true
		}
	}
	return false, false
}

// aliasWords lists what a member of an alias may be, nil for any text.
func aliasWords(member string) []string {
	switch member {
	case "capability_type":
		return []string{"pci"}
	case "device_type":
		return []string{"type-PCI", "type-PF", "type-VF"}
	case "numa_policy":
		return []string{"legacy", "preferred", "required", "socket"}
	}
	return nil
}

// WrongWord finds a member of an alias that is not one of the words it may be, and
// lists these. It returns "" if there is none.
func WrongWord(text string) (member string, allowed []string) {
	var members map[string]any
	if json.Unmarshal([]byte(text), &members) != nil {
		return "", nil
	}
	for _, member := range [...]string{"capability_type", "device_type", "numa_policy"} {
		allowed := aliasWords(member)
		if word, isText := members[member].(string); isText && !slices.Contains(allowed, word) {
			return member, allowed
		}
	}
	return "", nil
}
