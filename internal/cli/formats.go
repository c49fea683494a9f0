package cli

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// jsonReport is the output of --format json. A finding has the same members as
// in the data sources' output findings.
type jsonReport struct {
	Valid          bool                `json:"valid"`
	Configurations []jsonConfiguration `json:"configurations"`
	Findings       []jsonFinding       `json:"findings"`
}

type jsonConfiguration struct {
	Configuration  *string `json:"configuration"` // null for a single one
	Service        string  `json:"service"`
	Release        string  `json:"release"`
	ServiceVersion string  `json:"service_version"`
	Valid          bool    `json:"valid"`
}

type jsonFinding struct {
	Rule          string   `json:"rule"`
	Severity      string   `json:"severity"`
	Configuration *string  `json:"configuration"`
	Section       *string  `json:"section"`
	Option        *string  `json:"option"`
	Index         *int     `json:"index"`
	File          *string  `json:"file"`
	Line          *int     `json:"line"`
	Message       string   `json:"message"`
	Effect        string   `json:"effect"`
	Remediation   string   `json:"remediation"`
	CWE           []string `json:"cwe"`
	References    []string `json:"references"`
	Waived        bool     `json:"waived"`
	WaiverReason  *string  `json:"waiver_reason"`
	Fingerprint   string   `json:"fingerprint"`
	Baselined     bool     `json:"baselined"`
}

func (v *verdict) json() ([]byte, error) {
	r := jsonReport{Valid: report.Valid(v.findings), Findings: make([]jsonFinding, len(v.findings))}
	for i, result := range v.results {
		r.Configurations = append(r.Configurations, jsonConfiguration{
			Configuration: textOrNull(v.inputs[i].name), Service: v.requests[i].Service,
			Release: result.Release, ServiceVersion: result.ServiceVersion, Valid: result.Valid,
		})
	}
	for i := range v.findings {
		r.Findings[i] = newJSONFinding(&v.findings[i])
	}
	return encode(r)
}

func newJSONFinding(f *report.Finding) jsonFinding {
	j := jsonFinding{
		Rule: f.Rule, Severity: f.Severity.String(), Configuration: textOrNull(f.Configuration),
		Section: textOrNull(f.Section), Option: textOrNull(f.Option), File: textOrNull(f.File),
		Message: f.Message, Effect: f.Effect, Remediation: f.Remediation,
		CWE: orEmpty(f.CWE), References: orEmpty(f.References),
		Waived: f.Waived, WaiverReason: textOrNull(f.WaiverReason), Fingerprint: f.Fingerprint(), Baselined: f.Baselined,
	}
	if f.Index != report.None {
		j.Index = &f.Index
	}
	if f.Line > 0 {
		j.Line = &f.Line
	}
	return j
}

func textOrNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// orEmpty is never null in JSON.
func orEmpty(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}

// github writes workflow commands, which GitHub shows as annotations on a
// change's lines. Accepted findings are left out.
func (v *verdict) github() []byte {
	var b strings.Builder
	for i := range v.findings {
		f := &v.findings[i]
		if f.Accepted() {
			continue
		}
		command := map[report.Severity]string{report.Error: "error", report.Warning: "warning"}[f.Severity]
		if command == "" {
			command = "notice"
		}
		var properties []string
		if f.File != "" {
			properties = append(properties, "file="+githubEscaped(f.File, githubEscapes))
			if f.Line > 0 {
				properties = append(properties, fmt.Sprintf("line=%d", f.Line))
			}
		}
		properties = append(properties, "title="+githubEscaped(title(f), githubEscapes))
		message := report.Stopped(f.Message)
		if f.Remediation != "" {
			message += "\n" + f.Remediation
		}
		b.WriteString("::" + command + " " + strings.Join(properties, ",") + "::" + githubEscaped(message, githubEscapes[:3]) + "\n")
	}
	return []byte(b.String())
}

// githubEscapes are the characters escaped in the message of a workflow
// command; a property also escapes those after the newline, which would end it.
const githubEscapes = "%\r\n:,"

func githubEscaped(text, escapes string) string {
	var b strings.Builder
	for i := range len(text) {
		if strings.IndexByte(escapes, text[i]) >= 0 {
			fmt.Fprintf(&b, "%%%02X", text[i])
		} else {
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

// title is a finding's rule and its subject.
func title(f *report.Finding) string {
	about := ""
	if f.Section != "" {
		about = " [" + f.Section + "]"
	}
	if f.Option != "" {
		about += " " + f.Option
	}
	if about == "" {
		return f.Rule
	}
	return f.Rule + ":" + about
}

// sourceOf finds a text by its name; nil if there is none.
func sourceOf(inputs []*input, configuration, file string) *assess.SourceText {
	for _, in := range inputs {
		if in.name != configuration {
			continue
		}
		for i := range in.sources {
			if in.sources[i].Name == file {
				return &in.sources[i]
			}
		}
	}
	return nil
}
