package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// redactFunction is provider::osloconf::redact.
type redactFunction struct{}

func (redactFunction) name() string { return "redact" }

func (redactFunction) definition() function.Definition {
	return function.Definition{
		Summary: "Mask the secrets in a configuration text",
		MarkdownDescription: "Returns the text with `***` in place of the values of secret options (even in comments), passwords in URLs, and private keys; everything else is unchanged, line for line. " +
			"An option is secret if the newest release of a covered service registers it as secret, or if its name suggests it. The text need not parse. " +
			"If the text is sensitive, so is the result: wrap it in `nonsensitive()` once you have checked what remains.",
		Parameters: []function.Parameter{
			function.StringParameter{Name: "text", MarkdownDescription: "Configuration text of any oslo.config service."},
		},
		Return: function.StringReturn{},
	}
}

func (redactFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	return textValue(assess.RedactText(textOf(arguments[0]))), nil
}
