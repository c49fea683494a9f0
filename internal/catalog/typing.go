package catalog

import (
	"strconv"
	"strings"

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
			items[i] = itemValue(item)
		}
		return types.ListValue(items...)
	case table.Ints:
		items := make([]types.Value, len(l.Items))
		for i, item := range l.Items {
			items[i] = types.IntValue(integer(item))
		}
		return types.ListValue(items...)
	case table.Dict:
		keys, values := make([]string, 0, len(l.Items)/2), make([]types.Value, 0, len(l.Items)/2)
		for i := 0; i+1 < len(l.Items); i += 2 {
			keys, values = append(keys, l.Items[i]), append(values, itemValue(l.Items[i+1]))
		}
		return types.DictValue(keys, values)
	}
	return types.Value{}
}

// itemValue parses an item that is itself a list or a dict; any other is text.
func itemValue(text string) types.Value {
	if strings.HasPrefix(text, `["`) || strings.HasPrefix(text, `{"`) {
		return valueOf(literal(text))
	}
	return types.StringValue(text)
}

// fitted is valueOf for a default whose type in one release may differ from the
// form in the facts: for an integer, 120.0 is 120, and text is parsed by the
// option's own type, as oslo.config does.
func fitted(l table.Literal, o *Option) types.Value {
	switch {
	case l.Kind == table.Float && o.TypeName == "int":
		return types.IntValue(int64(float(l.Text)))
	case l.Kind == table.Int && o.TypeName == "float":
		return types.FloatValue(float(l.Text))
	case l.Kind == table.Ints && o.TypeName == "list" && o.ItemTypeName != "int":
		l.Kind = table.Strings
	case l.Kind == table.String && o.TypeName != "str" && !strings.Contains(l.Text, "$"):
		if v, err := o.Type.Parse(l.Text); err == nil {
			return v
		}
	}
	return valueOf(l)
}

// These are called only where the facts hold numbers, so parsing always
// succeeds.
func integer(text string) int64 {
	n, _ := strconv.ParseInt(text, 10, 64)
	return n
}

func float(text string) float64 {
	f, _ := strconv.ParseFloat(text, 64)
	return f
}

// typeOf returns the type with which oslo.config converts an option's text.
func typeOf(t *table.Type) types.Type {
	switch t.Name {
	case "bool":
		return types.BoolType{}
	case "int":
		return types.IntType{
			Min: integer(t.Min), HasMin: t.Min != "", Max: integer(t.Max), HasMax: t.Max != "",
			Choices: integers(t.Choices),
		}
	case "zoneprefix4", "zoneprefix6": // Neutron's own, for zones of reverse DNS
		const byteBits, digitBits = 8, 4
		step := int64(byteBits)
		if t.Name == "zoneprefix6" {
			step = digitBits
		}
		return types.IntType{Min: integer(t.Min), HasMin: true, Max: integer(t.Max), HasMax: true, Step: step}
	case "float":
		return types.FloatType{Min: float(t.Min), HasMin: t.Min != "", Max: float(t.Max), HasMax: t.Max != ""}
	case "port":
		return types.PortType{
			Min: integer(t.Min), HasMin: t.Min != "", Max: integer(t.Max), HasMax: t.Max != "",
			Choices: integers(t.Choices),
		}
	case "list":
		return types.ListType{Item: itemOf(t), Bounds: t.Bounds}
	case "dict":
		if t.Item == "list" {
			return types.DictType{Value: types.ListType{Bounds: t.ItemBounds}, Bounds: t.Bounds, Separator: t.Separator}
		}
		if t.ItemQuotes {
			return types.DictType{Value: types.StringType{Quotes: true}, Bounds: t.Bounds, Separator: t.Separator}
		}
		return types.DictType{Bounds: t.Bounds, Separator: t.Separator}
	case "uri":
		return types.URIType{MaxLength: t.MaxLength, Schemes: t.Schemes}
	case "ip":
		return types.IPType{Version: t.IPVersion}
	case "hostname":
		return types.HostnameType{}
	case "hostaddress":
		return types.HostAddressType{}
	case "hostdomain":
		return types.HostDomainType{}
	}
	return types.StringType{
		MaxLength: t.MaxLength, Regex: t.Regex, Choices: texts(t.Choices), IgnoreCase: t.IgnoreCase, Quotes: t.Quotes,
	}
}

// itemOf returns the type of a list's items.
func itemOf(t *table.Type) types.Type {
	switch t.Item {
	case "int":
		return types.IntType{
			Min: integer(t.ItemMin), HasMin: t.ItemMin != "", Max: integer(t.ItemMax), HasMax: t.ItemMax != "",
		}
	case "uri":
		return types.URIType{Schemes: t.Schemes}
	case "ip":
		return types.IPType{}
	case "hostaddress":
		return types.HostAddressType{}
	case "dict":
		return types.DictType{}
	}
	return types.StringType{Choices: t.ItemChoices, IgnoreCase: t.IgnoreCase, Regex: t.ItemRegex, Quotes: t.ItemQuotes}
}

// texts returns the choices that text can express, so not null.
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
