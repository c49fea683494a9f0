package assess_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The field cases are short texts with mistakes from public bug reports. Every
// case's expectations must be true of the real software.
const (
	fieldCases   = "testdata/field/cases.jsonl"
	fieldPending = "testdata/field/pending.txt"
)

// fieldCase is one case. Patterns are regular expressions: those for rules and
// for options ("section.option") match the whole text, those for words
// anywhere.
type fieldCase struct {
	ID      string
	Service string // empty means nova
	Program string // the program whose file it is; does not narrow the check
	Release string // empty means the newest
	Text    string

	Must     [][]string // rule, option: found, as a warning or worse
	MustNot  [][]string `json:"must_not"` // rule, option, minimum severity (default info): not found
	Say      [][]string // option, words: in the message or remedy of a finding there
	NeverSay [][]string `json:"never_say"` // option, words: in no message or remedy there
	Secrets  []string   // in no visible text
}

func loadFieldCases(t *testing.T) []fieldCase {
	t.Helper()
	var cases []fieldCase
	seen := make(map[string]bool)
	for i, line := range linesOf(t, fieldCases) {
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.DisallowUnknownFields()
		var c fieldCase
		if err := decoder.Decode(&c); err != nil {
			t.Fatalf("%s:%d: %v", fieldCases, i+1, err)
		}
		if seen[c.ID] {
			t.Fatalf("%s:%d: a second case %s", fieldCases, i+1, c.ID)
		}
		seen[c.ID] = true
		if len(c.Must)+len(c.MustNot)+len(c.Say)+len(c.NeverSay)+len(c.Secrets) == 0 {
			t.Fatalf("%s:%d: %s expects nothing", fieldCases, i+1, c.ID)
		}
		for _, secret := range c.Secrets {
			if !strings.Contains(c.Text, secret) {
				t.Fatalf("%s:%d: the text of %s lacks the secret %s", fieldCases, i+1, c.ID, secret)
			}
		}
		cases = append(cases, c)
	}
	if len(cases) < 80 {
		t.Fatalf("%d cases", len(cases))
	}
	return cases
}

// linesOf reads the lines of a file that are neither empty nor comments.
func linesOf(t *testing.T, name string) []string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	scanner := bufio.NewScanner(bytes.NewReader(content))
	scanner.Buffer(nil, len(content)+1)
	for scanner.Scan() {
		if line := strings.TrimSpace(scanner.Text()); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestField runs every case. Pending cases are not implemented yet; one that
// passes is an error, so the list only shrinks.
func TestField(t *testing.T) {
	t.Parallel()
	cases := loadFieldCases(t)
	pending := linesOf(t, fieldPending)
	for _, id := range pending {
		if !slices.ContainsFunc(cases, func(c fieldCase) bool { return c.ID == id }) {
			t.Errorf("%s: no case %s", fieldPending, id)
		}
	}
	for _, c := range cases {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			settle(t, c.problems(), slices.Contains(pending, c.ID), fieldPending)
		})
	}
}

// settle fails on problems or, in a pending case, on their absence.
func settle(t *testing.T, problems []string, pending bool, list string) {
	t.Helper()
	switch {
	case pending && len(problems) == 0:
		t.Errorf("passes now: remove it from %s", list)
	case pending:
		t.Skipf("pending: %s", strings.Join(problems, "; "))
	default:
		for _, problem := range problems {
			t.Error(problem)
		}
	}
}

// problems lists the case's unmet expectations.
func (c *fieldCase) problems() []string {
	result, mistakes := assess.Run(&assess.Request{
		Service: c.Service,
		Policy:  assess.PolicyText{Release: c.Release, Profile: "baseline"},
		Sources: []assess.SourceText{{Name: "field.conf", Content: c.Text}},
		Explain: true,
	}, time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
	if len(mistakes) > 0 {
		return []string{fmt.Sprintf("mistakes: %+v", mistakes)}
	}
	return slices.Concat(c.rules(result.Findings), c.words(result.Findings), c.leaks(result))
}

func (c *fieldCase) rules(findings []report.Finding) []string {
	var problems []string
	for _, must := range c.Must {
		if !slices.ContainsFunc(findings, func(f report.Finding) bool {
			return f.Severity >= report.Warning && concerns(&f, must[0], must[1])
		}) {
			problems = append(problems, fmt.Sprintf("no %s on %s", must[0], must[1]))
		}
	}
	for _, not := range c.MustNot {
		least := report.Info
		if len(not) > 2 {
			parsed, err := report.ParseSeverity(not[2])
			if err != nil {
				problems = append(problems, err.Error())
				continue
			}
			least = parsed
		}
		for _, f := range findings {
			if f.Severity >= least && concerns(&f, not[0], not[1]) {
				problems = append(problems, fmt.Sprintf("%s %s on %s: %s", f.Severity, f.Rule, optionOf(&f), f.Message))
			}
		}
	}
	return problems
}

func (c *fieldCase) words(findings []report.Finding) []string {
	var problems []string
	said := func(option, words string) bool {
		pattern := regexp.MustCompile("(?i)" + words)
		return slices.ContainsFunc(findings, func(f report.Finding) bool {
			return concerns(&f, ".*", option) && (pattern.MatchString(f.Message) || pattern.MatchString(f.Remediation))
		})
	}
	for _, say := range c.Say {
		if !said(say[0], say[1]) {
			problems = append(problems, fmt.Sprintf("no finding on %s says %s", say[0], say[1]))
		}
	}
	for _, never := range c.NeverSay {
		if said(never[0], never[1]) {
			problems = append(problems, fmt.Sprintf("a finding on %s says %s", never[0], never[1]))
		}
	}
	return problems
}

func (c *fieldCase) leaks(result *assess.Result) []string {
	shown := shownTexts(result)
	shown["redact"] = assess.RedactText(c.Text)
	var problems []string
	for _, secret := range c.Secrets {
		for where, text := range shown {
			if strings.Contains(text, secret) {
				problems = append(problems, "a secret is in "+where)
			}
		}
	}
	slices.Sort(problems)
	return problems
}

// shownTexts are the visible texts of a result, by place.
func shownTexts(result *assess.Result) map[string]string {
	shown := map[string]string{"rendered_redacted": result.RenderedRedacted}
	for key, value := range result.Values {
		shown["values "+key] = key + value
	}
	for key, setting := range result.Settings {
		shown["settings "+key] = strings.Join([]string{key, setting.Value, setting.Default, setting.SetAs}, "\n")
	}
	for i, f := range result.Findings {
		shown[fmt.Sprintf("finding %d, %s", i, f.Rule)] = strings.Join([]string{f.Section, f.Option, f.Message, f.Effect, f.Remediation}, "\n")
	}
	return shown
}

// concerns reports whether a finding matches a rule and an option pattern.
func concerns(f *report.Finding, rule, option string) bool {
	return whole(rule).MatchString(f.Rule) && whole(option).MatchString(optionOf(f))
}

func whole(pattern string) *regexp.Regexp { return regexp.MustCompile("^(?:" + pattern + ")$") }

// optionOf is a finding's option as the cases name it: "section.option", or
// just the section.
func optionOf(f *report.Finding) string {
	if f.Option == "" {
		return f.Section
	}
	return f.Section + "." + f.Option
}
