package provider

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// mostOfARule is how many findings of one rule become separate diagnostics; the
// outputs have the others. More of them would hide every other rule.
const mostOfARule = 20

// findingDiagnostics turns findings into diagnostics. Info findings, and those
// accepted by a waiver or the baseline, never become diagnostics.
func findingDiagnostics(findings []report.Finding, mode enforcement) []*tfprotov6.Diagnostic {
	if mode == reportOnly {
		return nil
	}
	var diagnostics []*tfprotov6.Diagnostic
	counts := map[string]int{}
	for i := range findings {
		f := &findings[i]
		if f.Accepted() || f.Severity < report.Warning {
			continue
		}
		if counts[f.Rule]++; counts[f.Rule] > mostOfARule {
			continue
		}
		diagnostics = append(diagnostics, findingDiagnostic(f, shownAs(f.Severity, mode)))
	}
	for _, rule := range slices.Sorted(maps.Keys(counts)) {
		if more := counts[rule] - mostOfARule; more > 0 {
			diagnostics = append(diagnostics, &tfprotov6.Diagnostic{
				Severity: tfprotov6.DiagnosticSeverityWarning,
				Summary:  fmt.Sprintf("%s: %d more", rule, more),
				Detail:   fmt.Sprintf("The rule %s found %d more than are shown here. With enforcement = \"report\" they are all in findings.", rule, more),
			})
		}
	}
	return diagnostics
}

// errorDiagnostics turns only the error findings into diagnostics: warnings
// wait until the data source is read, so that nothing is reported twice.
func errorDiagnostics(findings []report.Finding) []*tfprotov6.Diagnostic {
	errors := slices.DeleteFunc(slices.Clone(findings), func(f report.Finding) bool { return f.Severity != report.Error })
	return findingDiagnostics(errors, fail)
}

// findingDiagnostic names the rule and the option in the summary, because
// Terraform merges warnings with equal summaries.
func findingDiagnostic(f *report.Finding, severity tfprotov6.DiagnosticSeverity) *tfprotov6.Diagnostic {
	return &tfprotov6.Diagnostic{
		Severity:  severity,
		Summary:   summary(f),
		Detail:    detail(f),
		Attribute: path(f.Place, f.Index),
	}
}

func summary(f *report.Finding) string {
	switch {
	case f.Section != "" && f.Option != "" && f.Index != report.None:
		return fmt.Sprintf("%s: [%s] %s, item %d", f.Rule, f.Section, f.Option, f.Index)
	case f.Section != "" && f.Option != "":
		return fmt.Sprintf("%s: [%s] %s", f.Rule, f.Section, f.Option)
	case f.Section != "":
		return fmt.Sprintf("%s: [%s]", f.Rule, f.Section)
	default:
		return f.Rule
	}
}

// detail says what is wrong, its effect, and what to write instead.
func detail(f *report.Finding) string {
	var b strings.Builder
	if f.File != "" {
		b.WriteString(f.File)
		if f.Line > 0 {
			fmt.Fprintf(&b, " line %d", f.Line)
		}
		b.WriteString(": ")
	}
	if f.Attribute == optionsArgument && f.Key != "" && f.File == "" {
		b.WriteString(optionsArgument + "." + report.Label(f.Key) + ": ")
	}
	b.WriteString(report.Stopped(f.Message))
	aftermath(&b, f)
	return b.String()
}

// aftermath writes a finding's effect and what to write instead.
func aftermath(b *strings.Builder, f *report.Finding) {
	if f.Effect != "" {
		b.WriteString("\n\nEffect: " + report.Stopped(f.Effect))
	}
	if f.Remediation != "" {
		b.WriteString("\n\nInstead: " + report.Stopped(f.Remediation))
	}
	if len(f.CWE) > 0 {
		b.WriteString("\n\n(" + strings.Join(f.CWE, ", ") + ")")
	}
}

// path is the place as a Terraform path; nil for the whole block.
func path(place report.Place, index int) *tftypes.AttributePath {
	if place.Attribute == "" || place.Hidden && place.Attribute != "source" && place.Attribute != "configuration" {
		return nil
	}
	p := tftypes.NewAttributePath().WithAttributeName(place.Attribute)
	switch place.Attribute {
	case "source":
		if place.File == "" && place.Line == 0 {
			return nil // there is no such block
		}
		p = p.WithElementKeyInt(place.Block)
		if place.Hidden {
			return p
		}
		return p.WithAttributeName("content")
	case "configuration":
		return p.WithElementKeyInt(place.Block)
	case "waiver":
		return p.WithElementKeyInt(place.Block).WithAttributeName(place.Key)
	}
	if place.Attribute == "inspect" && place.Key != "" {
		return p.WithAttributeName(place.Key)
	}
	if place.Attribute == optionsArgument && place.Key != "" {
		// Terraform finds the line of a section, but of nothing inside it.
		section, _, _ := strings.Cut(place.Key, ".")
		return p.WithElementKeyString(section)
	}
	if place.Key != "" {
		return p.WithElementKeyString(place.Key)
	}
	if index != report.None {
		return p.WithElementKeyInt(index)
	}
	return p
}

func mistakeDiagnostics(mistakes []assess.Mistake) []*tfprotov6.Diagnostic {
	var diagnostics []*tfprotov6.Diagnostic
	for i := range mistakes {
		diagnostics = append(diagnostics, &tfprotov6.Diagnostic{
			Severity:  tfprotov6.DiagnosticSeverityError,
			Summary:   mistakes[i].Summary,
			Detail:    mistakes[i].Detail,
			Attribute: path(mistakes[i].Place, report.None),
		})
	}
	return diagnostics
}

// internalFault is for errors that only a fault in the provider, or a Terraform
// that ignores the schema, can cause. The error text may contain values, so
// only its type is shown.
func internalFault(where string, err error) *tfprotov6.Diagnostic {
	return &tfprotov6.Diagnostic{
		Severity: tfprotov6.DiagnosticSeverityError,
		Summary:  "Internal fault",
		Detail:   fmt.Sprintf("Values of %s could not be exchanged with Terraform (%T). Please report this bug in the provider.", where, err),
	}
}

// guarded turns a panic into a diagnostic: a fault must fail the plan with a
// message, not crash Terraform.
func guarded(work func() []*tfprotov6.Diagnostic) (diagnostics []*tfprotov6.Diagnostic) {
	defer func() {
		if fault := recover(); fault != nil {
			diagnostics = []*tfprotov6.Diagnostic{internalFault("this block", fmt.Errorf("panic of type %T", fault))}
		}
	}()
	return work()
}
