package report

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
)

// JUnit writes findings as a JUnit XML report with one suite of the given name
// and one test case per finding. A CI job treats them as Terraform does: an
// error is a failure, a warning or an info passes with its text as output, and
// a waived or baselined finding is a skipped case with the reason. Without
// findings there is one passing case, because many readers take an empty report
// for a mistake.
func JUnit(findings []Finding, name string) ([]byte, error) {
	suite := junitSuite{Name: orTitle(name, toolName), Time: "0"}
	seen := map[string]int{}
	for i := range findings {
		suite.add(&findings[i], seen)
	}
	if len(findings) == 0 {
		suite.Cases = []junitCase{{Class: toolName, Name: "no findings", Time: "0"}}
	}
	suite.Tests = len(suite.Cases)
	report := junitReport{
		Name: suite.Name, Tests: suite.Tests, Failures: suite.Failures, Skipped: suite.Skipped, Time: "0",
		Suites: []junitSuite{suite},
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	encoder := xml.NewEncoder(&b)
	encoder.Indent("", "  ")
	if err := encoder.Encode(report); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

func (s *junitSuite) add(f *Finding, seen map[string]int) {
	c := junitCase{Class: f.Rule, Name: orTitle(qualified(f), f.Rule), Time: "0"}
	// A repeated name would hide all but one of its cases.
	key := f.Rule + "\x00" + c.Name
	if seen[key]++; seen[key] > 1 {
		c.Name += " #" + strconv.Itoa(seen[key])
	}
	switch {
	case f.Waived:
		s.Skipped++
		c.Skipped = &junitNote{Message: "waived: " + f.WaiverReason}
		c.Output = describe(f)
	case f.Baselined:
		s.Skipped++
		c.Skipped = &junitNote{Message: baselined}
		c.Output = describe(f)
	case f.Severity == Error:
		s.Failures++
		c.Failure = &junitNote{Message: f.Message, Type: f.Severity.String(), Text: describe(f)}
	default:
		c.Output = describe(f)
	}
	s.Cases = append(s.Cases, c)
}

// describe returns a finding as a few lines of plain text.
func describe(f *Finding) string {
	var b strings.Builder
	b.WriteString(f.Severity.String() + ": " + f.Message)
	if f.File != "" {
		b.WriteString("\nat " + f.File)
		if f.Line > 0 {
			b.WriteString(":" + strconv.Itoa(f.Line))
		}
	}
	for _, text := range []string{f.Effect, f.Remediation, strings.Join(f.CWE, ", ")} {
		if text != "" {
			b.WriteString("\n" + text)
		}
	}
	return b.String()
}

// The types below are the part of the JUnit format that every reader
// understands.
type (
	junitReport struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Skipped  int          `xml:"skipped,attr"`
		Time     string       `xml:"time,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Time     string      `xml:"time,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string     `xml:"classname,attr"`
		Name    string     `xml:"name,attr"`
		Time    string     `xml:"time,attr"`
		Skipped *junitNote `xml:"skipped,omitempty"`
		Failure *junitNote `xml:"failure,omitempty"`
		Output  string     `xml:"system-out,omitempty"`
	}
	junitNote struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)
