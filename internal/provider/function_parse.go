package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// parseFunction is provider::osloconf::parse.
type parseFunction struct{}

func (parseFunction) name() string { return "parse" }

func (parseFunction) definition() function.Definition {
	return function.Definition{
		Summary: "Read configuration text as oslo.config's parser does",
		MarkdownDescription: "Returns `{section = {option = [values in file order]}}`. Section names are exactly as in the headers, and identical headers form one section. " +
			"Values are as the parser keeps them: unquoted, with continuation lines joined by newlines and `$` references unchanged. " +
			"Every option is a list, because a file may set it more than once; oslo.config uses the last value, or all of them for a multi-valued option. " +
			"Text that oslo.config cannot parse is an error with the line number. Only the grammar is checked; for everything else, use `lint`.",
		Parameters: []function.Parameter{
			function.StringParameter{Name: "text", MarkdownDescription: "The configuration text, at most 4 MiB and 100,000 lines."},
		},
		Return: function.DynamicReturn{},
	}
}

func (parseFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	sections, err := assess.ParseText(textOf(arguments[0]))
	if err != nil {
		return tftypes.Value{}, argumentError(0, err.Error())
	}
	return sectionsValue(sections), nil
}

// sectionsValue is an object of sections, which are objects of tuples of
// strings: the types that jsondecode returns, so that literals compare equal.
func sectionsValue(sections []assess.TextSection) tftypes.Value {
	outer := newObject(len(sections))
	for _, section := range sections {
		inner := newObject(len(section.Options))
		for _, option := range section.Options {
			typ := tftypes.Tuple{ElementTypes: make([]tftypes.Type, len(option.Values))}
			values := make([]tftypes.Value, len(option.Values))
			for i, value := range option.Values {
				typ.ElementTypes[i], values[i] = tftypes.String, textValue(value)
			}
			inner.set(option.Name, tftypes.NewValue(typ, values))
		}
		outer.set(section.Name, inner.value())
	}
	return outer.value()
}

// object collects an object value's members and their types.
type object struct {
	types  map[string]tftypes.Type
	values map[string]tftypes.Value
}

func newObject(size int) object {
	return object{make(map[string]tftypes.Type, size), make(map[string]tftypes.Value, size)}
}

func (o object) set(name string, value tftypes.Value) {
	o.types[name], o.values[name] = value.Type(), value
}

func (o object) value() tftypes.Value {
	return tftypes.NewValue(tftypes.Object{AttributeTypes: o.types}, o.values)
}
