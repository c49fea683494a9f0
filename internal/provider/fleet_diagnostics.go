package provider

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// shownPlaces is the maximum number of places that a summary lists.
const shownPlaces = 10

// ruleAtSeverity is the key of one summary.
type ruleAtSeverity struct {
	rule     string
	severity report.Severity
}

// summaryOf is one rule's findings in a fleet, at one severity.
type summaryOf struct {
	first          *assess.FleetFinding
	findings       int
	configurations map[string]struct{}
	places         []string
}

// fleetDiagnostics turns a fleet's findings of at least a severity into one
// diagnostic per rule and severity. Findings about the policy are separate.
func fleetDiagnostics(result *assess.FleetResult, mode enforcement, least report.Severity) []*tfprotov6.Diagnostic {
	if mode == reportOnly {
		return nil
	}
	var diagnostics []*tfprotov6.Diagnostic
	var order []*summaryOf
	summaries := map[ruleAtSeverity]*summaryOf{}
	for i := range result.Findings {
		f := &result.Findings[i]
		if f.Accepted() || f.Severity < least {
			continue
		}
		if f.OfPolicy {
			diagnostics = append(diagnostics, findingDiagnostic(f.Finding, shownAs(f.Severity, mode)))
			continue
		}
		key := ruleAtSeverity{f.Rule, f.Severity}
		s := summaries[key]
		if s == nil {
			s = &summaryOf{first: f, configurations: map[string]struct{}{}}
			summaries[key], order = s, append(order, s)
		}
		s.findings++
		s.configurations[f.Configuration] = struct{}{}
		if len(s.places) < shownPlaces {
			s.places = append(s.places, fleetPlace(f))
		}
	}
	for _, s := range order {
		diagnostics = append(diagnostics, s.diagnostic(shownAs(s.first.Severity, mode)))
	}
	return diagnostics
}

// shownAs is the diagnostic severity for an error or warning finding.
func shownAs(severity report.Severity, mode enforcement) tfprotov6.DiagnosticSeverity {
	if severity == report.Error && mode == fail {
		return tfprotov6.DiagnosticSeverityError
	}
	return tfprotov6.DiagnosticSeverityWarning
}

func (s *summaryOf) diagnostic(severity tfprotov6.DiagnosticSeverity) *tfprotov6.Diagnostic {
	count := len(s.configurations)
	title := fmt.Sprintf("%s: %d configurations", s.first.Rule, count)
	if count == 1 {
		title = s.first.Rule + ": 1 configuration"
	}
	var b strings.Builder
	b.WriteString(strings.Join(s.places, "\n"))
	if more := s.findings - len(s.places); more > 0 {
		fmt.Fprintf(&b, "\nand %d more: the findings output lists them all.", more)
	}
	aftermath(&b, s.first.Finding)
	// It points at no argument: Terraform would quote its first line.
	return &tfprotov6.Diagnostic{Severity: severity, Summary: title, Detail: b.String()}
}

// fleetPlace is one line: the place, and what is wrong there.
func fleetPlace(f *assess.FleetFinding) string {
	var b strings.Builder
	b.WriteString(report.Label(f.Configuration))
	if f.File != "" && f.File != f.Configuration {
		b.WriteString(", " + report.Label(f.File))
	}
	if f.Line > 0 {
		fmt.Fprintf(&b, " line %d", f.Line)
	}
	b.WriteString(": ")
	b.WriteString(report.Stopped(f.Message))
	return b.String()
}
