package provider_test

import (
	"encoding/json"
	"encoding/xml"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// someFindings are findings as in the outputs, including ones with missing
// members.
func someFindings() any {
	return []any{
		map[string]any{
			"rule": "tls_verification_disabled", "severity": "error", "section": "glance", "option": "insecure", "index": nil,
			"file": "nova.conf", "line": 7, "message": "insecure = true", "remediation": "Remove it.",
			"cwe": []any{"CWE-295"}, "waived": false, "waiver_reason": nil,
		},
		map[string]any{
			"rule": "plaintext_endpoint", "severity": "error", "section": "glance", "option": "api_servers", "index": 1,
			"message": "http://", "waived": true, "waiver_reason": "lab cloud", "configuration": "edge-7",
		},
		map[string]any{"rule": "timeout_unset", "severity": "warning", "message": "unset", "unheard_of": []any{1}},
	}
}

func TestSARIFOfFindings(t *testing.T) {
	t.Parallel()
	text, fault := call(t, "sarif", someFindings())
	if fault != nil {
		t.Fatal(fault.Text)
	}
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID, Level string
				Suppressions  []struct{ Justification string }
				Locations     []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(text.(string)), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || len(log.Runs[0].Results) != 3 {
		t.Fatalf("odd log:\n%s", text)
	}
	if n := len(log.Runs[0].Tool.Driver.Rules); n < 40 {
		t.Errorf("%d rules are listed", n)
	}
	var got []any
	for _, r := range log.Runs[0].Results {
		place := []any{"", 0}
		if len(r.Locations) > 0 {
			place = []any{r.Locations[0].PhysicalLocation.ArtifactLocation.URI, r.Locations[0].PhysicalLocation.Region.StartLine}
		}
		reason := ""
		if len(r.Suppressions) > 0 {
			reason = r.Suppressions[0].Justification
		}
		got = append(got, []any{r.RuleID, r.Level, place, reason})
	}
	want := []any{
		[]any{"tls_verification_disabled", "error", []any{"nova.conf", 7}, ""},
		[]any{"plaintext_endpoint", "error", []any{"edge-7", 0}, "lab cloud"},
		[]any{"timeout_unset", "warning", []any{"", 0}, ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestJUnitOfFindings(t *testing.T) {
	t.Parallel()
	type suites struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Skipped  int `xml:"skipped,attr"`
	}
	tests := map[string]struct {
		findings any
		want     suites
	}{
		"some":          {someFindings(), suites{3, 1, 1}},
		"none":          {[]any{}, suites{1, 0, 0}},
		"none, as list": {tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, []tftypes.Value{}), suites{1, 0, 0}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, fault := call(t, "junit", test.findings)
			if fault != nil {
				t.Fatal(fault.Text)
			}
			var got suites
			if err := xml.Unmarshal([]byte(text.(string)), &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestExportsTakeLintsFindings passes findings from one function to the next.
func TestExportsTakeLintsFindings(t *testing.T) {
	t.Parallel()
	findings, fault := call(t, "lint", "[glance]\ninsecure = true\n", map[string]any{})
	if fault != nil {
		t.Fatal(fault.Text)
	}
	for _, name := range []string{"sarif", "junit"} {
		if _, fault := call(t, name, findings); fault != nil {
			t.Errorf("%s: %s", name, fault.Text)
		}
	}
}

func TestExportsRefuse(t *testing.T) {
	t.Parallel()
	with := func(member string, value any) any {
		return []any{map[string]any{"rule": "a", "severity": "error"}, map[string]any{"rule": "a", "severity": "error", member: value}}
	}
	tests := map[string]struct {
		findings any
		words    []string
	}{
		"not a list":          {"s3cr3t", []string{"findings is a string"}},
		"one finding":         {map[string]any{"rule": "a"}, []string{"findings is an object"}},
		"no finding":          {[]any{"s3cr3t"}, []string{"findings[0] is a string"}},
		"null":                {[]any{nil}, []string{"findings[0] is null"}},
		"no rule":             {[]any{map[string]any{"severity": "error"}}, []string{"findings[0] names no rule"}},
		"no severity":         {[]any{map[string]any{"rule": "a"}}, []string{"findings[0].severity", "error, warning, info, off"}},
		"odd severity":        {with("severity", "loud"), []string{`findings[1].severity: unknown severity "loud"`}},
		"number for a string": {with("message", 1), []string{"findings[1].message is a number"}},
		"string for a number": {with("line", "s3cr3t"), []string{"findings[1].line is not a whole number"}},
		"fraction":            {with("line", 1.5), []string{"findings[1].line is not a whole number"}},
		"negative":            {with("index", -1), []string{"findings[1].index is not a whole number"}},
		"huge":                {with("line", 1e300), []string{"findings[1].line is not a whole number"}},
		"string for a bool":   {with("waived", "s3cr3t"), []string{"findings[1].waived is a string"}},
		"string for CWEs":     {with("cwe", "CWE-1"), []string{"findings[1].cwe is a string"}},
		"numbers for CWEs":    {with("cwe", []any{"CWE-1", 2}), []string{"findings[1].cwe[1] is a number"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, 0, test.words, "sarif", test.findings)
			refused(t, 0, test.words, "junit", test.findings)
		})
	}
}
