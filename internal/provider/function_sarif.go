package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// sarifFunction is provider::osloconf::sarif.
type sarifFunction struct {
	version string // the provider's
}

func (sarifFunction) name() string { return "sarif" }

func (sarifFunction) definition() function.Definition {
	return function.Definition{
		Summary: "Write findings as a SARIF log",
		MarkdownDescription: "Returns a SARIF 2.1.0 log as JSON text, for code scanning and other viewers. Every rule is listed, and waived findings are suppressions with their justification. " +
			"The same findings always produce the same text. Use it with `enforcement = \"report\"`, so that the run continues and writes the log.",
		Parameters: []function.Parameter{findingsParameter()},
		Return:     function.StringReturn{},
	}
}

func (f sarifFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	findings, fault := findingsOf(arguments[0])
	if fault != "" {
		return tftypes.Value{}, argumentError(0, fault)
	}
	log, err := report.SARIF(findings, assess.RuleMeta(), f.version)
	if err != nil {
		return tftypes.Value{}, argumentError(0, "the findings cannot be written as SARIF")
	}
	return textValue(string(log)), nil
}
