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
		MarkdownDescription: "Gives the text with `***` for values of secret options, also where they are commented out, for passwords in URLs, and for private keys; all else stays, line for line. " +
			"An option is secret where the newest release of a covered service says so, or where its name does. The text need not parse. " +
			"The result of a sensitive text is sensitive, too: wrap it in `nonsensitive()` once you have looked at what is left.",
		Parameters: []function.Parameter{
			function.StringParameter{Name: "text", MarkdownDescription: "Configuration text of any oslo.config service."},
		},
		Return: function.StringReturn{},
	}
}

func (redactFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	return textValue(assess.RedactText(textOf(arguments[0]))), nil
}
