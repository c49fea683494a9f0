package conformance

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// plainValue is a default as a case writes it in JSON.
func plainValue(v any) types.Value {
	switch v := v.(type) {
	case string:
		return types.StringValue(v)
	case bool:
		return types.BoolValue(v)
	case int:
		return types.IntValue(int64(v))
	case float64:
		if v == float64(int64(v)) {
			return types.IntValue(int64(v))
		}
		return types.FloatValue(v)
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return types.IntValue(n)
		}
		f, _ := v.Float64()
		return types.FloatValue(f)
	case []any:
		items := make([]types.Value, len(v))
		for i := range v {
			items[i] = plainValue(v[i])
		}
		return types.ListValue(items...)
	case map[string]any:
		var keys []string
		var values []types.Value
		for _, key := range slices.Sorted(maps.Keys(v)) {
			keys, values = append(keys, key), append(values, plainValue(v[key]))
		}
		return types.DictValue(keys, values)
	}
	return types.Value{}
}

// Decode reads a value in record.py's encoding; anything else is null.
func Decode(v any) types.Value { return decode(v) }

// decode reads a default as record.py encodes values.
func decode(v any) types.Value {
	switch v := v.(type) {
	case []any:
		items := make([]types.Value, len(v))
		for i := range v {
			items[i] = decode(v[i])
		}
		return types.ListValue(items...)
	case map[string]any:
		pairs, _ := v["dict"].([]any)
		var keys []string
		var values []types.Value
		for _, p := range pairs {
			if pair, ok := p.([]any); ok && len(pair) == 2 {
				keys, values = append(keys, decode(pair[0]).Str()), append(values, decode(pair[1]))
			}
		}
		return types.DictValue(keys, values)
	case string:
		kind, text, _ := strings.Cut(v, ":")
		switch kind {
		case "s":
			return types.StringValue(text)
		case "b":
			return types.BoolValue(text == "True")
		case "i":
			n, _ := strconv.ParseInt(text, 10, 64)
			return types.IntValue(n)
		case "f":
			f, _ := strconv.ParseFloat(text, 64)
			return types.FloatValue(f)
		}
	}
	return types.Value{}
}
