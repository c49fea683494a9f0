package provider

import (
	"fmt"
	"math/big"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// findingsParameter is the parameter of the functions that export findings.
func findingsParameter() function.Parameter {
	return function.DynamicParameter{
		Name: "findings",
		MarkdownDescription: "Findings from `lint` or from the `findings` output of a data source, including `osloconf_fleet`; join several lists with `concat()` or `flatten()`. " +
			"Members that the report does not use are ignored.",
	}
}

// findingsOf reads findings in the format of the output findings. The fault
// names the finding's index and the member.
func findingsOf(value tftypes.Value) (findings []report.Finding, fault string) {
	switch shape(value) {
	case shapeList, shapeSet:
	default:
		return nil, fmt.Sprintf("findings is %s: pass the findings output of a data source, or the result of lint.", shape(value))
	}
	for i, item := range listOf(value) {
		fields, ok := members(item)
		if !ok || item.IsNull() {
			return nil, fmt.Sprintf("findings[%d] is %s, not a finding: a finding is an object with rule and severity.", i, shapeOrNull(item))
		}
		f, fault := findingOf(fields)
		if fault != "" {
			return nil, fmt.Sprintf("findings[%d]%s.", i, fault)
		}
		findings = append(findings, f)
	}
	return findings, ""
}

// findingOf reads a finding that lint or a data source returned. fault says what is
// wrong with it, beginning with the member's name.
func findingOf(fields map[string]tftypes.Value) (f report.Finding, fault string) {
	f.Index = report.None
	var severity string
	for _, member := range [...]struct {
		name string
		text *string
	}{
		{"rule", &f.Rule}, {"severity", &severity}, {"section", &f.Section}, {"option", &f.Option},
		{"file", &f.File}, {"message", &f.Message}, {"remediation", &f.Remediation},
		{"waiver_reason", &f.WaiverReason}, {"configuration", &f.Configuration},
	} {
		if value, given := givenMember(fields, member.name); given {
			if shape(value) != shapeText {
				return f, fmt.Sprintf(".%s is %s, not a string", member.name, shape(value))
			}
			*member.text = textOf(value)
		}
	}
	for _, member := range [...]struct {
		name   string
		number *int
	}{{"index", &f.Index}, {"line", &f.Line}} {
		if value, given := givenMember(fields, member.name); given {
			number, ok := wholeOf(value)
			if !ok {
				return f, fmt.Sprintf(".%s is not a whole number from 0 on", member.name)
			}
			*member.number = number
		}
	}
	for _, member := range [...]struct {
		name  string
		truth *bool
	}{{"waived", &f.Waived}, {"baselined", &f.Baselined}} {
		if value, given := givenMember(fields, member.name); given {
			if shape(value) != shapeBool || value.As(member.truth) != nil {
				return f, fmt.Sprintf(".%s is %s, not a bool", member.name, shape(value))
			}
		}
	}
	if f.CWE, fault = weaknessesOf(fields); fault != "" {
		return f, fault
	}
	if f.Rule == "" {
		return f, " names no rule"
	}
	var err error
	if f.Severity, err = report.ParseSeverity(severity); err != nil {
		return f, fmt.Sprintf(".severity: %s", err)
	}
	f.File = fileIn(f.Configuration, f.File)
	return f, ""
}

// givenMember returns a member that is there and not null.
func givenMember(fields map[string]tftypes.Value, name string) (tftypes.Value, bool) {
	value, given := fields[name]
	return value, given && !value.IsNull()
}

// weaknessesOf reads the member cwe.
func weaknessesOf(fields map[string]tftypes.Value) (cwe []string, fault string) {
	value, given := givenMember(fields, "cwe")
	if !given {
		return nil, ""
	}
	if kind := shape(value); kind != shapeList && kind != shapeSet {
		return nil, fmt.Sprintf(".cwe is %s, not a list", kind)
	}
	for i, item := range listOf(value) {
		if item.IsNull() || shape(item) != shapeText {
			return nil, fmt.Sprintf(".cwe[%d] is %s, not a string", i, shapeOrNull(item))
		}
		cwe = append(cwe, textOf(item))
	}
	return cwe, ""
}

// fileIn is a file's name with the configuration that it belongs to in front: two
// configurations may have files of the same name.
func fileIn(configuration, file string) string {
	switch {
	case configuration == "" || configuration == file:
		return file
	case file == "":
		return configuration
	}
	return configuration + "/" + file
}

// wholeOf is an integer that is not negative, and not larger than any possible
// line number.
func wholeOf(value tftypes.Value) (int, bool) {
	number := new(big.Float)
	if shape(value) != shapeNumber || value.As(&number) != nil || !number.IsInt() || number.Sign() < 0 || number.MantExp(nil) > 31 {
		return 0, false
	}
	whole, _ := number.Int64()
	return int(whole), true
}

func shapeOrNull(value tftypes.Value) string {
	if value.IsNull() {
		return "null"
	}
	return shape(value)
}
