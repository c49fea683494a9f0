package provider

import (
	"math/big"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// configurationFunction is provider::osloconf::configuration.
type configurationFunction struct{}

func (configurationFunction) name() string { return "configuration" }

func (configurationFunction) definition() function.Definition {
	return function.Definition{
		Summary: "Convert a configuration text to the object that osloconf_config takes",
		MarkdownDescription: "Returns the sections and options of a configuration text as an object with the release's types: bools, numbers, lists and maps where the text converts, strings otherwise. " +
			"Older names become current ones, only the effective value of a repeated option is kept, and comments are lost. Use it in `terraform console` to move from a heredoc to `osloconf_config`. " +
			"References such as `$my_ip` remain text: set `interpolate = true` where you use the object. If the text contains any, escaped dollar signs also stay escaped.",
		Parameters: []function.Parameter{
			function.StringParameter{Name: "text", MarkdownDescription: "The configuration text, at most 4 MiB and 100,000 lines."},
			function.DynamicParameter{Name: "settings", AllowNullValue: true, MarkdownDescription: settingsText},
		},
		Return: function.DynamicReturn{},
	}
}

func (configurationFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	settings, mistakes := settingsOf("settings", arguments[1])
	if len(mistakes) > 0 {
		return tftypes.Value{}, mistaken(mistakes, settingsSecond)
	}
	request := settings.request()
	request.Sources = []assess.SourceText{{Name: "text", Content: textOf(arguments[0])}}
	sections, err := assess.TypedText(request)
	if err != nil {
		return tftypes.Value{}, argumentError(0, err.Error())
	}
	outer := newObject(len(sections))
	for _, section := range sections {
		inner := newObject(len(section.Options))
		for _, option := range section.Options {
			inner.set(option.Name, typedValue(&option))
		}
		outer.set(section.Name, inner.value())
	}
	return outer.value(), nil
}

// typedValue is one option's value as HCL writes it.
func typedValue(option *assess.TypedOption) tftypes.Value {
	switch option.Kind {
	case assess.Bool:
		return tftypes.NewValue(tftypes.Bool, option.Text == "true")
	case assess.Number:
		if number, ok := new(big.Float).SetPrec(precision).SetString(option.Text); ok {
			return tftypes.NewValue(tftypes.Number, number)
		}
	case assess.Texts:
		return textTuple(option.Items)
	case assess.Pairs:
		pairs := newObject(len(option.Keys))
		for i, key := range option.Keys {
			if option.Lists != nil {
				pairs.set(key, textTuple(option.Lists[i]))
			} else {
				pairs.set(key, textValue(option.Items[i]))
			}
		}
		return pairs.value()
	}
	return textValue(option.Text)
}

// textTuple is a list of strings as HCL writes it.
func textTuple(items []string) tftypes.Value {
	typ := tftypes.Tuple{ElementTypes: make([]tftypes.Type, len(items))}
	values := make([]tftypes.Value, len(items))
	for i, item := range items {
		typ.ElementTypes[i], values[i] = tftypes.String, textValue(item)
	}
	return tftypes.NewValue(typ, values)
}
