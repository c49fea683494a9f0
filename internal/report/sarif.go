package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
)

const (
	toolName = "terraform-provider-osloconf"
	toolURI  = "https://github.com/osloconf/terraform-provider-osloconf"
)

// baselined is why an export marks a baselined finding as accepted.
const baselined = "listed in the baseline"

// SARIF writes findings as a SARIF 2.1.0 log. It lists every rule in meta, in
// that order. Waived and baselined findings are suppressed results with their
// justification. The output is deterministic: it has no time and no random id.
func SARIF(findings []Finding, meta []RuleMeta, toolVersion string) ([]byte, error) {
	run := sarifRun{
		Tool: sarifTool{Driver: sarifDriver{
			Name: toolName, Version: toolVersion, InformationURI: toolURI, Rules: make([]sarifRule, len(meta)),
		}},
		ColumnKind: "unicodeCodePoints",
		Results:    make([]sarifResult, len(findings)),
	}
	places := make(map[string]int, len(meta))
	for i := range meta {
		run.Tool.Driver.Rules[i] = newSARIFRule(&meta[i])
		places[meta[i].Name] = i
	}
	seen := map[string]int{}
	for i := range findings {
		run.Results[i] = newSARIFResult(&findings[i], seen)
		if place, ok := places[findings[i].Rule]; ok {
			run.Results[i].RuleIndex = &place
		}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
	return b.Bytes(), err
}

func newSARIFRule(meta *RuleMeta) sarifRule {
	rule := sarifRule{
		ID:               meta.Name,
		Name:             meta.Name,
		ShortDescription: sarifText{meta.Title},
		FullDescription:  sarifText{orTitle(meta.Effect, meta.Title)},
		Help:             sarifHelp{orTitle(strings.TrimSpace(meta.Effect+" "+meta.Remediation), meta.Title), helpMarkdown(meta)},
		HelpURI:          meta.HelpURI,
		Configuration:    sarifConfiguration{Enabled: true, Level: sarifLevel(meta.Levels.At(Baseline))},
	}
	if meta.Levels.At(Baseline) == Off {
		rule.Configuration.Enabled = false
	}
	rule.Properties.Severity = securitySeverity(meta.Levels.At(Baseline))
	rule.Properties.Tags = []string{"security"}
	for _, id := range meta.CWE {
		n := strconv.Itoa(id)
		rule.Properties.Tags = append(rule.Properties.Tags, "CWE-"+n, "external/cwe/cwe-"+n)
	}
	return rule
}

// helpMarkdown is what code scanning shows below a finding.
func helpMarkdown(meta *RuleMeta) string {
	parts := []string{"**" + meta.Name + "**: " + meta.Title + "."}
	if meta.Effect != "" {
		parts = append(parts, "**Effect:** "+meta.Effect)
	}
	if meta.Remediation != "" {
		parts = append(parts, "**Instead:** "+meta.Remediation)
	}
	if meta.HelpURI != "" {
		parts = append(parts, "[More about the rule]("+meta.HelpURI+")")
	}
	return strings.Join(parts, "\n\n")
}

// securitySeverity is the score by which GitHub sorts findings and decides
// which of them block a pull request: high, medium or low.
func securitySeverity(s Severity) string {
	switch s {
	case Error:
		return "8.0"
	case Warning:
		return "5.5"
	default:
		return "3.0"
	}
}

func orTitle(text, title string) string {
	if text == "" {
		return title
	}
	return text
}

// sarifLevel words a severity. The only SARIF level below note is none.
func sarifLevel(s Severity) string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Info:
		return "note"
	default:
		return "none"
	}
}

func newSARIFResult(f *Finding, seen map[string]int) sarifResult {
	result := sarifResult{
		RuleID:       f.Rule,
		Level:        sarifLevel(f.Severity),
		Message:      sarifText{orTitle(f.Message, f.Rule)},
		Suppressions: []sarifSuppression{},
		Fingerprints: map[string]string{"ruleAndOption/v1": fingerprint(f, seen), "osloconf/v1": f.Fingerprint()},
		Properties:   sarifProperties{CWE: f.CWE, Effect: f.Effect, Remediation: f.Remediation},
	}
	if f.Remediation != "" {
		result.Message.Text += "\n" + f.Remediation
	}
	if f.Waived {
		result.Suppressions = append(result.Suppressions, sarifSuppression{
			Kind: "external", Status: "accepted", Justification: f.WaiverReason,
		})
	}
	if f.Baselined && !f.Waived {
		result.Suppressions = append(result.Suppressions, sarifSuppression{
			Kind: "external", Status: "accepted", Justification: baselined,
		})
	}
	location := sarifLocation{}
	if f.File != "" {
		location.Physical = &sarifPhysical{Artifact: sarifArtifact{URI: fileURI(f.File)}}
		if f.Line > 0 {
			location.Physical.Region = &sarifRegion{StartLine: f.Line}
		}
	}
	if name := qualified(f); name != "" {
		location.Logical = []sarifLogical{{Name: orTitle(f.Option, f.Section), FullName: name, Kind: "property"}}
	}
	if location.Physical != nil || location.Logical != nil {
		result.Locations = []sarifLocation{location}
	}
	return result
}

// qualified names the subject of a finding: "glance.api_servers[1]".
func qualified(f *Finding) string {
	name := f.Section
	if f.Option != "" {
		if name != "" {
			name += "."
		}
		name += f.Option
	}
	if name != "" && f.Index > None {
		name += "[" + strconv.Itoa(f.Index) + "]"
	}
	return name
}

// fileURI writes a file's name as a URI reference.
func fileURI(name string) string {
	name = strings.ToValidUTF8(name, "\ufffd")
	u := url.URL{Path: name}
	if strings.HasPrefix(name, "/") {
		u.Scheme = "file"
	}
	return u.String()
}

// fingerprint identifies a finding across runs: its line and wording do not
// count, so it survives edits elsewhere in the file.
func fingerprint(f *Finding, seen map[string]int) string {
	hash := sha256.New()
	for _, part := range []string{f.Rule, f.File, f.Section, f.Option, strconv.Itoa(f.Index), strconv.Itoa(f.Block), f.Attribute, f.Key} {
		hash.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	sum := hex.EncodeToString(hash.Sum(nil)[:16])
	seen[sum]++
	return sum + ":" + strconv.Itoa(seen[sum])
}
