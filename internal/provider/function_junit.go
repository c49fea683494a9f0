package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// junitFunction is provider::osloconf::junit.
type junitFunction struct{}

func (junitFunction) name() string { return "junit" }

func (junitFunction) definition() function.Definition {
	return function.Definition{
		Summary: "Write findings as a JUnit report",
		MarkdownDescription: "Returns a JUnit XML report for the test view of a CI system, with one case per finding. An error is a failure, a warning or info finding is a passing case with its text as output, " +
			"and a waived finding is a skipped case with the reason. Use it with `enforcement = \"report\"`, so that the run continues and writes the report.",
		Parameters: []function.Parameter{findingsParameter()},
		Return:     function.StringReturn{},
	}
}

func (junitFunction) call(arguments []tftypes.Value) (tftypes.Value, *function.FuncError) {
	findings, fault := findingsOf(arguments[0])
	if fault != "" {
		return tftypes.Value{}, argumentError(0, fault)
	}
	text, err := report.JUnit(findings, TypeName)
	if err != nil {
		return tftypes.Value{}, argumentError(0, "the findings cannot be written as JUnit XML")
	}
	return textValue(string(text)), nil
}
