package rules_test

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// bypasses are spellings of what a rule forbids, one JSON object per line, with
// what oslo.config 9.0.0 and Nova 26 (Debian 12) read from each.
//
//go:embed testdata/bypass.jsonl
var bypasses string

// bypass is one of them. Files are in --config-file order.
type bypass struct {
	Rule   string   `json:"rule"`
	Group  string   `json:"group"`
	Option string   `json:"option"` // "*" if the finding may be on any name
	Files  []string `json:"files"`
	Reads  any      `json:"reads"` // the option's value, one of the refusals below, or nil if no option is read
}

// continued reports whether a value continues on the next line. Then ini_trap
// covers whatever else is wrong with it.
func (b *bypass) continued() bool {
	return slices.ContainsFunc(b.Files, func(file string) bool { return strings.Contains(file, "=\n\t") })
}

// The refusals: the service does not start, or fails when it reads the option.
const (
	fileRefused  = "the file is refused"
	valueRefused = "the value is refused"
)

// fewest is the minimum number of spellings for a rule.
const fewest = 10

// No spelling that the real software accepts evades a rule.
func TestNoSpellingLeadsPastARule(t *testing.T) {
	t.Parallel()
	count := map[string]int{}
	lines := bufio.NewScanner(strings.NewReader(bypasses))
	for lines.Scan() {
		var b bypass
		if err := json.Unmarshal(lines.Bytes(), &b); err != nil {
			t.Fatal(err)
		}
		count[b.Rule]++
		var sources []assess.SourceText
		for i, content := range b.Files {
			sources = append(sources, assess.SourceText{Name: fmt.Sprint(i, ".conf"), Content: content})
		}
		findings := texts(t, sources, release("zed"))
		at := slices.IndexFunc(findings, func(f report.Finding) bool {
			return (f.Rule == b.Rule || f.Rule == "ini_trap" && b.continued()) && f.Severity == report.Error &&
				(b.Option == "*" || f.Section == b.Group && f.Option == b.Option)
		})
		if at < 0 {
			t.Errorf("%s does not find %q, read as %v; all findings:\n%s", b.Rule, b.Files, b.Reads, list(findings))
			continue
		}
		if findings[at].Message == "" || findings[at].Remediation == "" {
			t.Errorf("%s reports nothing for %q", b.Rule, b.Files)
		}
		if refused := b.Reads == fileRefused || b.Reads == valueRefused; refused != refuses[b.Rule] && !either[b.Rule] && b.Reads != nil {
			t.Errorf("%s: %q is read as %v", b.Rule, b.Files, b.Reads)
		}
	}
	for name, n := range count {
		if _, known := rules.Lookup(name); !known || n < fewest {
			t.Errorf("%s has %d spellings", name, n)
		}
	}
	if len(count) < 35 {
		t.Errorf("only %d rules have spellings", len(count))
	}
}

// refuses lists the rules that find what the software rejects rather than what
// it accepts, either those that find both.
var (
	refuses = map[string]bool{"invalid_value": true, "parse_error": true, "interpolation_error": true}
	either  = map[string]bool{"timeout_invalid": true, "line_injection": true}
)
