package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var meta = []report.RuleMeta{
	{Name: "first_rule", Title: "finds the first thing", Effect: "It hurts.", Remediation: "Repair it.", Levels: "WEE", CWE: []int{295}},
	{Name: "second_rule", Title: "finds the second thing", Levels: "I-E", HelpURI: "https://example.org/second_rule"},
}

var findings = []report.Finding{
	{
		Rule: "first_rule", Severity: report.Error, Section: "glance", Option: "insecure", Index: report.None,
		Message: "insecure = true", Effect: "It hurts.", Remediation: "Repair it.", CWE: []string{"CWE-295"},
		Place: report.Place{File: "/etc/nova/my nova.conf", Line: 7},
	},
	{
		Rule: "first_rule", Severity: report.Error, Section: "glance", Option: "api_servers", Index: 1,
		Message: "http://", Waived: true, WaiverReason: "lab cloud", Place: report.Place{File: "nova.conf"},
	},
	{Rule: "second_rule", Severity: report.Warning, Section: "glance", Option: "timeout", Index: report.None, Message: "unset"},
	{Rule: "second_rule", Severity: report.Info, Section: "glance", Option: "timeout", Index: report.None, Message: "unset"},
	{Rule: "odd_rule", Severity: report.Error, Index: report.None, Message: "bad \xff\x00\u0001 <&> ]]> text\r\n"},
}

// readSARIF reads a log strictly, and validates it against the schema with
// another library.
func readSARIF(t *testing.T, log []byte) *sarif.Report {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(log))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(new(sarif.Report)); err != nil {
		t.Fatalf("%v\n%s", err, log)
	}
	read, err := sarif.FromBytes(log)
	if err != nil {
		t.Fatal(err)
	}
	if read.Schema == "" {
		t.Error("the log names no schema")
	}
	// The library validates what it has read, with missing lists as empty ones,
	// which the schema does not allow here.
	for _, run := range read.Runs {
		run.NewlineSequences = []string{"\n"}
		run.Language = "en-US"
		run.Tool.Driver.Language = "en-US"
	}
	if err := read.Validate(); err != nil {
		t.Fatalf("%v\n%s", err, log)
	}
	return read
}

func TestSARIF(t *testing.T) {
	t.Parallel()
	log, err := report.SARIF(findings, meta, "1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	run := readSARIF(t, log).Runs[0]
	if name, version := *run.Tool.Driver.Name, *run.Tool.Driver.Version; name != "terraform-provider-osloconf" || version != "1.2.3" {
		t.Errorf("the tool is %s %s", name, version)
	}
	if len(run.Tool.Driver.Rules) != len(meta) || len(run.Results) != len(findings) {
		t.Fatalf("%d rules, %d results", len(run.Tool.Driver.Rules), len(run.Results))
	}
	rule := run.Tool.Driver.Rules[0]
	if *rule.ID != "first_rule" || *rule.Help.Text != "It hurts. Repair it." || rule.DefaultConfiguration.Level != "error" {
		t.Errorf("the first rule is %s", log)
	}
	for i, want := range []string{"**first_rule**: finds the first thing.\n\n**Effect:** It hurts.\n\n**Instead:** Repair it.",
		"**second_rule**: finds the second thing.\n\n[More about the rule](https://example.org/second_rule)"} {
		if got := *run.Tool.Driver.Rules[i].Help.Markdown; got != want {
			t.Errorf("the help of rule %d is %q, want %q", i, got, want)
		}
	}
	if !strings.Contains(string(log), `"security-severity": "8.0"`) || !strings.Contains(string(log), `"security-severity": "3.0"`) {
		t.Error("the rules have no security-severity")
	}
	if diff := cmp.Diff([]string{"security", "CWE-295", "external/cwe/cwe-295"}, rule.Properties.Tags); diff != "" {
		t.Error(diff)
	}
	if run.Tool.Driver.Rules[1].DefaultConfiguration.Enabled {
		t.Error("a rule that is off in the baseline is enabled")
	}
	first := run.Results[0]
	if first.Level != "error" || *first.Message.Text != "insecure = true\nRepair it." || len(first.Suppressions) != 0 {
		t.Errorf("the first result is %s: %s", first.Level, *first.Message.Text)
	}
	place := first.Locations[0]
	if uri, line := *place.PhysicalLocation.ArtifactLocation.URI, *place.PhysicalLocation.Region.StartLine; uri != "file:///etc/nova/my%20nova.conf" || line != 7 {
		t.Errorf("the first result is at %s:%d", uri, line)
	}
	if name := *place.LogicalLocations[0].FullyQualifiedName; name != "glance.insecure" {
		t.Errorf("the first result is about %s", name)
	}
	waived := run.Results[1]
	if s := waived.Suppressions[0]; *s.Kind != "external" || *s.Justification != "lab cloud" {
		t.Errorf("suppressed as %s: %s", *s.Kind, *s.Justification)
	}
	if name := *waived.Locations[0].LogicalLocations[0].FullyQualifiedName; name != "glance.api_servers[1]" {
		t.Errorf("the second result is about %s", name)
	}
	if run.Results[2].Level != "warning" || run.Results[3].Level != "note" || run.Results[3].RuleIndex != 1 {
		t.Errorf("levels %s, %s, rule %d", run.Results[2].Level, run.Results[3].Level, run.Results[3].RuleIndex)
	}
	seen := map[string]bool{}
	for _, result := range run.Results {
		print := result.PartialFingerprints["ruleAndOption/v1"]
		if print == "" || seen[print] {
			t.Errorf("the fingerprint %q is empty or not unique", print)
		}
		seen[print] = true
	}
}

func TestSARIFIsDeterministic(t *testing.T) {
	t.Parallel()
	log, _ := report.SARIF(findings, meta, "dev")
	again, _ := report.SARIF(findings, meta, "dev")
	if !bytes.Equal(log, again) {
		t.Error("the same findings produce different logs")
	}
	// A fingerprint survives an edit elsewhere in the file.
	moved := findings[0]
	moved.Line, moved.Message = 99, "other words"
	log, _ = report.SARIF([]report.Finding{findings[0]}, meta, "dev")
	other, _ := report.SARIF([]report.Finding{moved}, meta, "dev")
	if a, b := readSARIF(t, log).Runs[0].Results[0], readSARIF(t, other).Runs[0].Results[0]; !cmp.Equal(a.PartialFingerprints, b.PartialFingerprints) {
		t.Errorf("%v became %v", a.PartialFingerprints, b.PartialFingerprints)
	}
}

func TestSARIFWithoutFindings(t *testing.T) {
	t.Parallel()
	log, err := report.SARIF(nil, meta, "")
	if err != nil {
		t.Fatal(err)
	}
	if run := readSARIF(t, log).Runs[0]; len(run.Results) != 0 || !bytes.Contains(log, []byte(`"results": []`)) {
		t.Errorf("%s", log)
	}
	if log, err = report.SARIF(nil, nil, ""); err != nil || !bytes.Contains(log, []byte(`"rules": []`)) {
		t.Errorf("%v %s", err, log)
	}
}

// suites is a JUnit report as a reader sees it.
type suites struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Skipped  int `xml:"skipped,attr"`
	Suites   []struct {
		Name  string `xml:"name,attr"`
		Tests int    `xml:"tests,attr"`
		Cases []struct {
			Class   string `xml:"classname,attr"`
			Name    string `xml:"name,attr"`
			Failure *struct {
				Message string `xml:"message,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
			Skipped *struct {
				Message string `xml:"message,attr"`
			} `xml:"skipped"`
			Output string `xml:"system-out"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

func readJUnit(t *testing.T, log []byte) suites {
	t.Helper()
	var read suites
	if err := xml.Unmarshal(log, &read); err != nil || !utf8.Valid(log) {
		t.Fatalf("%v\n%s", err, log)
	}
	return read
}

func TestJUnit(t *testing.T) {
	t.Parallel()
	log, err := report.JUnit(findings, "compute <1>")
	if err != nil {
		t.Fatal(err)
	}
	read := readJUnit(t, log)
	if read.Tests != 5 || read.Failures != 2 || read.Skipped != 1 || read.Suites[0].Name != "compute <1>" {
		t.Errorf("%+v", read)
	}
	cases := read.Suites[0].Cases
	if c := cases[0]; c.Class != "first_rule" || c.Name != "glance.insecure" || c.Failure.Message != "insecure = true" ||
		c.Failure.Text != "error: insecure = true\nat /etc/nova/my nova.conf:7\nIt hurts.\nRepair it.\nCWE-295" {
		t.Errorf("the error is %+v %+v", c, c.Failure)
	}
	if c := cases[1]; c.Skipped.Message != "waived: lab cloud" || c.Failure != nil {
		t.Errorf("the waived one is %+v", c)
	}
	if c := cases[2]; c.Failure != nil || c.Output != "warning: unset" {
		t.Errorf("the warning is %+v", c)
	}
	if c := cases[3]; c.Name != "glance.timeout #2" {
		t.Errorf("the second with the same name is %q", c.Name)
	}
	if c := cases[4]; !strings.HasPrefix(c.Failure.Message, "bad \ufffd\ufffd\ufffd <&> ]]> text") {
		t.Errorf("the odd one is %q", c.Failure.Message)
	}
}

func TestJUnitWithoutFindings(t *testing.T) {
	t.Parallel()
	log, err := report.JUnit(nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if read := readJUnit(t, log); read.Tests != 1 || read.Failures != 0 || read.Suites[0].Cases[0].Name != "no findings" {
		t.Errorf("%+v", read)
	}
}

func FuzzExports(f *testing.F) {
	f.Add("insecure = true", "nova.conf")
	f.Add("\x00\xff<]]>&\u2028", "../a:b%\x7f")
	f.Fuzz(func(t *testing.T, message, file string) {
		found := []report.Finding{{Rule: message, Option: file, Message: message, Waived: len(file)%2 == 0, WaiverReason: message, Place: report.Place{File: file}}}
		log, err := report.SARIF(found, meta, message)
		if err != nil || !json.Valid(log) || !utf8.Valid(log) {
			t.Errorf("%v %s", err, log)
		}
		if log, err = report.JUnit(found, message); err != nil || xml.Unmarshal(log, new(suites)) != nil {
			t.Errorf("%v %s", err, log)
		}
	})
}

func BenchmarkSARIF(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := report.SARIF(findings, meta, "dev"); err != nil {
			b.Fatal(err)
		}
	}
}
