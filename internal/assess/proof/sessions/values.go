package sessions

import (
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// plain is a value in JSON's types, false for null.
func plain(v types.Value) (any, bool) {
	switch v.Kind() {
	case types.Null:
		return nil, false
	case types.Bool:
		return v.Text() == "true", true
	case types.Int, types.Float:
		return v.Float(), true
	case types.List:
		items := make([]any, 0, len(v.Items()))
		for _, item := range v.Items() {
			value, _ := plain(item)
			items = append(items, value)
		}
		return items, true
	}
	return v.Text(), true
}

// text is an answer's value as text in the output values, false for null.
func text(value any) (string, bool) {
	switch value := value.(type) {
	case nil:
		return "", false
	case bool:
		return strconv.FormatBool(value), true
	case float64:
		return strconv.FormatFloat(value, 'g', -1, 64), true
	case []any:
		items := make([]string, len(value))
		for i, item := range value {
			items[i], _ = text(item)
		}
		return strings.Join(items, ","), true
	case string:
		return value, true
	}
	return "<unknown>", true
}

// same compares an answer's value with a text: 60 and 60.0 are the same.
func same(value any, want string) bool {
	got, _ := text(value)
	if got == want {
		return true
	}
	if _, number := value.(float64); !number {
		return false
	}
	a, err := strconv.ParseFloat(got, 64)
	b, also := strconv.ParseFloat(want, 64)
	return err == nil && also == nil && a == b
}
