package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// literal turns a JSON default or choice into a table literal of an option's
// type.
func literal(raw json.RawMessage, typeName string) (table.Literal, error) {
	text := strings.TrimSpace(string(raw))
	switch {
	case text == "" || text == "null":
		return table.Literal{}, nil
	case text == "true" || text == "false":
		return table.Literal{Kind: table.Bool, Text: text}, nil
	case text[0] == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return table.Literal{}, err
		}
		return table.Literal{Kind: table.String, Text: s}, nil
	case text[0] == '[':
		return listLiteral(raw)
	case text[0] == '{':
		return table.Literal{}, fmt.Errorf("a dict literal is not supported: %s", text)
	}
	return numberLiteral(text, typeName)
}

// numberLiteral writes a number as the option's type would hold it, whatever
// the fact file wrote: 120.0 is 120 for an integer.
func numberLiteral(text, typeName string) (table.Literal, error) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return table.Literal{}, err
	}
	if typeName == "float" {
		s := strconv.FormatFloat(f, 'f', -1, 64)
		if !strings.Contains(s, ".") {
			s += ".0"
		}
		return table.Literal{Kind: table.Float, Text: s}, nil
	}
	if strings.ContainsAny(text, ".eE") {
		if f != float64(int64(f)) {
			return table.Literal{}, fmt.Errorf("%s is no %s", text, typeName)
		}
		text = strconv.FormatInt(int64(f), 10)
	}
	return table.Literal{Kind: table.Int, Text: text}, nil
}

func listLiteral(raw json.RawMessage) (table.Literal, error) {
	var items []any
	if err := json.Unmarshal(raw, &items); err != nil {
		return table.Literal{}, err
	}
	list := table.Literal{Kind: table.Strings, Items: make([]string, 0, len(items))}
	for _, item := range items {
		switch v := item.(type) {
		case string:
			list.Items = append(list.Items, v)
		case float64:
			list.Kind = table.Ints
			list.Items = append(list.Items, strconv.FormatInt(int64(v), 10))
		default:
			return table.Literal{}, fmt.Errorf("unsupported list item in %s", raw)
		}
	}
	return list, nil
}

// decimal writes a bound as the option's type would.
func decimal(raw json.RawMessage, typeName string) (string, error) {
	value, err := literal(raw, typeName)
	return value.Text, err
}

// point reads "20.5.0" as 200500; what follows the three numbers is dropped.
func point(version string) (table.Point, error) {
	var major, minor, patch uint32
	if _, err := fmt.Sscanf(version, "%d.%d.%d", &major, &minor, &patch); err != nil {
		return 0, fmt.Errorf("version %q: %w", version, err)
	}
	if minor > 99 || patch > 99 {
		return 0, fmt.Errorf("version %q does not fit a point", version)
	}
	return table.Point(major*10000 + minor*100 + patch), nil
}
