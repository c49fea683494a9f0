package types

import (
	"cmp"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// DictType is oslo_config.types.Dict: key:value pairs separated by commas; a
// pair that does not convert is joined with the next part.
type DictType struct {
	Value  Type // nil means a plain StringType
	Bounds bool // the text must be enclosed in "{" and "}"

	Separator string // between key and value; ":" if empty
}

// Name is "dict".
func (DictType) Name() string { return "dict" }

// Parse splits and converts a text.
func (t DictType) Parse(text string) (Value, error) {
	s := py.Strip(text)
	if t.Bounds {
		var err error
		if s, err = unwrap(s, "{", "}"); err != nil {
			return Value{}, err
		}
	}
	if s == "" {
		return DictValue(nil, nil), nil
	}
	if strings.Count(s, ",") >= maxItems {
		return Value{}, tooMany()
	}
	separator := cmp.Or(t.Separator, ":")
	element := t.Value
	if element == nil {
		element = StringType{}
	}
	var keys []string
	var values []Value
	seen := make(map[string]struct{})
	joiner := joiner{rest: s}
	for joiner.more() {
		var key string
		var value Value
		err := joiner.take(func(part string) (err error) {
			name, rest, found := strings.Cut(part, separator)
			if !found {
				return plain(`Value should be NAME` + separator + `VALUE pairs separated by ","`)
			}
			key = py.Strip(name)
			value, err = element.Parse(py.Strip(rest))
			return err
		})
		if err != nil {
			return Value{}, err
		}
		if key == "" {
			return Value{}, plain("Key name should not be empty")
		}
		if _, dup := seen[key]; dup {
			return Value{}, refuse("Duplicate key "+key, "Duplicate key")
		}
		seen[key] = struct{}{}
		keys, values = append(keys, key), append(values, value)
	}
	return DictValue(keys, values), nil
}
