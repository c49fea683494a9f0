package conformance

import (
	"encoding/json"
	"fmt"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// TypeSpec names a class of oslo_config.types with its arguments, written as
// "Port" or ["Port", {"min": 1}].
type TypeSpec struct {
	Name string
	Args TypeArgs
}

// TypeArgs are the arguments of a type class.
type TypeArgs struct {
	Min        *json.Number      `json:"min,omitempty"`
	Max        *json.Number      `json:"max,omitempty"`
	MaxLength  int               `json:"max_length,omitempty"`
	Choices    []json.RawMessage `json:"choices,omitempty"`
	Regex      string            `json:"regex,omitempty"`
	IgnoreCase bool              `json:"ignore_case,omitempty"`
	Quotes     bool              `json:"quotes,omitempty"`
	Bounds     bool              `json:"bounds,omitempty"`
	Version    int               `json:"version,omitempty"`
	Schemes    []string          `json:"schemes,omitempty"`
	Inclusive  *bool             `json:"inclusive,omitempty"`
	ItemType   *TypeSpec         `json:"item_type,omitempty"`
	ValueType  *TypeSpec         `json:"value_type,omitempty"`
}

// MarshalJSON writes the list form.
func (s TypeSpec) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{s.Name, s.Args})
}

// UnmarshalJSON reads both forms.
func (s *TypeSpec) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &s.Name)
	}
	parts := []any{&s.Name, &s.Args}
	return json.Unmarshal(data, &parts)
}

// Build creates the type, nil for a nil spec. The error is for a class that
// oslo.config does not have.
func (s *TypeSpec) Build() (types.Type, error) { return s.build() }

// build creates the type.
func (s *TypeSpec) build() (types.Type, error) {
	if s == nil {
		return nil, nil
	}
	return s.Args.build(s.Name)
}

func (a TypeArgs) build(class string) (types.Type, error) {
	switch class {
	case "str": // the plain function, which takes any text
		return types.StringType{}, nil
	case "String", "MultiString":
		return types.StringType{MaxLength: a.MaxLength, Regex: a.Regex, Choices: a.texts(),
			IgnoreCase: a.IgnoreCase, Quotes: a.Quotes}, nil
	case "Boolean":
		return types.BoolType{}, nil
	case "Integer":
		lo, hasLo := integer(a.Min)
		hi, hasHi := integer(a.Max)
		return types.IntType{Min: lo, Max: hi, HasMin: hasLo, HasMax: hasHi, Choices: a.integers()}, nil
	case "Port":
		lo, hasLo := integer(a.Min)
		hi, hasHi := integer(a.Max)
		return types.PortType{Min: lo, Max: hi, HasMin: hasLo, HasMax: hasHi, Choices: a.integers()}, nil
	case "Range":
		lo, hasLo := integer(a.Min)
		hi, hasHi := integer(a.Max)
		return types.RangeType{Min: lo, Max: hi, HasMin: hasLo, HasMax: hasHi,
			Exclusive: a.Inclusive != nil && !*a.Inclusive}, nil
	case "Float":
		lo, hasLo := real(a.Min)
		hi, hasHi := real(a.Max)
		return types.FloatType{Min: lo, Max: hi, HasMin: hasLo, HasMax: hasHi}, nil
	case "List":
		item, err := a.ItemType.build()
		return types.ListType{Item: item, Bounds: a.Bounds}, err
	case "Dict":
		value, err := a.ValueType.build()
		return types.DictType{Value: value, Bounds: a.Bounds}, err
	case "IPAddress":
		return types.IPType{Version: a.Version}, nil
	case "Hostname":
		return types.HostnameType{}, nil
	case "HostAddress":
		return types.HostAddressType{Version: a.Version}, nil
	case "HostDomain":
		return types.HostDomainType{Version: a.Version}, nil
	case "URI":
		return types.URIType{MaxLength: a.MaxLength, Schemes: a.Schemes}, nil
	}
	return nil, fmt.Errorf("no type for %q", class)
}

func (a TypeArgs) texts() []string {
	if a.Choices == nil {
		return nil
	}
	out := make([]string, 0, len(a.Choices))
	for _, raw := range a.Choices {
		var text string
		if string(raw) == "null" {
			continue // null has no text
		}
		if json.Unmarshal(raw, &text) != nil {
			var pair []string // a choice with its description
			if json.Unmarshal(raw, &pair) == nil && len(pair) > 0 {
				text = pair[0]
			}
		}
		out = append(out, text)
	}
	return out
}

func (a TypeArgs) integers() []int64 {
	if a.Choices == nil {
		return nil
	}
	out := make([]int64, len(a.Choices))
	for i, raw := range a.Choices {
		_ = json.Unmarshal(raw, &out[i])
	}
	return out
}

func integer(n *json.Number) (int64, bool) {
	if n == nil {
		return 0, false
	}
	v, _ := n.Int64()
	return v, true
}

func real(n *json.Number) (float64, bool) {
	if n == nil {
		return 0, false
	}
	v, _ := n.Float64()
	return v, true
}
