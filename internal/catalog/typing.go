package catalog

import (
	"strconv"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// valueOf turns a table's literal into a value.
func valueOf(l table.Literal) types.Value {
	switch l.Kind {
	case table.String:
		return types.StringValue(l.Text)
	case table.Bool:
		return types.BoolValue(l.Text == "true")
	case table.Int:
		return types.IntValue(integer(l.Text))
	case table.Float:
		return types.FloatValue(float(l.Text))
	case table.Strings:
		items := make([]types.Value, len(l.Items))
		for i, item := range l.Items {
			items[i] = types.StringValue(item)
		}
		return types.ListValue(items...)
	case table.Ints:
		items := make([]types.Value, len(l.Items))
		for i, item := range l.Items {
			items[i] = types.IntValue(integer(item))
		}
		return types.ListValue(items...)
	}
	return types.Value{}
}

// fitted is valueOf for a default that one release's type may hold otherwise
// than the fact was written: 120.0 is 120 for an integer.
func fitted(l table.Literal, typeName string) types.Value {
	switch {
	case l.Kind == table.Float && typeName == "int":
		return types.IntValue(int64(float(l.Text)))
	case l.Kind == table.Int && typeName == "float":
		return types.FloatValue(float(l.Text))
	}
	return valueOf(l)
}

// The generator writes these texts, so that they always parse.
func integer(text string) int64 {
	n, _ := strconv.ParseInt(text, 10, 64)
	return n
}

func float(text string) float64 {
	f, _ := strconv.ParseFloat(text, 64)
	return f
}

// typeOf gives the type by which oslo.config converts an option's text.
func typeOf(t *table.Type) types.Type {
	switch t.Name {
	case "bool":
		return types.BoolType{}
	case "int":
		return types.IntType{
			Min: integer(t.Min), HasMin: t.Min != "", Max: integer(t.Max), HasMax: t.Max != "",
			Choices: integers(t.Choices),
		}
	case "float":
		return types.FloatType{Min: float(t.Min), HasMin: t.Min != "", Max: float(t.Max), HasMax: t.Max != ""}
	case "port":
		return types.PortType{
			Min: integer(t.Min), HasMin: t.Min != "", Max: integer(t.Max), HasMax: t.Max != "",
			Choices: integers(t.Choices),
		}
	case "list":
		if t.Item == "int" {
			return types.ListType{Item: types.IntType{}}
		}
		return types.ListType{Item: types.StringType{Choices: t.ItemChoices, IgnoreCase: t.IgnoreCase}}
	case "dict":
		return types.DictType{}
	case "uri":
		return types.URIType{MaxLength: t.MaxLength, Schemes: t.Schemes}
	case "ip":
		return types.IPType{}
	case "hostname":
		return types.HostnameType{}
	case "hostaddress":
		return types.HostAddressType{}
	case "hostdomain":
		return types.HostDomainType{}
	}
	return types.StringType{
		MaxLength: t.MaxLength, Regex: t.Regex, Choices: texts(t.Choices), IgnoreCase: t.IgnoreCase,
	}
}

// texts gives the choices that a text can have: null is none of them.
func texts(choices []table.Literal) []string {
	var list []string
	for _, c := range choices {
		if c.Kind == table.String {
			list = append(list, c.Text)
		}
	}
	return list
}

func integers(choices []table.Literal) []int64 {
	var list []int64
	for _, c := range choices {
		if c.Kind == table.Int {
			list = append(list, integer(c.Text))
		}
	}
	return list
}
