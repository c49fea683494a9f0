package rules_test

import (
	"cmp"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// cloudTest is a small cloud: lines such as "== api nova program=nova-api
// release=zed" separate its configurations; "unread" instead of a text means
// one that is not known yet. Found lists "configuration section.option: words
// of message or remedy"; the rule must find nothing else.
type cloudTest struct {
	rule  string
	text  string
	found []string
}

func runCloudTests(t *testing.T, tests map[string]cloudTest) {
	t.Helper()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []report.Finding
			findings := cloudFindings(t, cloudMembers(test.text))
			for _, f := range findings {
				if f.Rule == test.rule {
					got = append(got, f)
				}
			}
			for i, want := range test.found {
				if i >= len(got) {
					t.Errorf("no more findings, want %q; found\n%s", want, list(got))
					break
				}
				place, words, _ := strings.Cut(want, ": ")
				f := &got[i]
				if at := f.Configuration + " " + f.Section + "." + f.Option; at != place {
					t.Errorf("the finding is on %s, want %s", at, place)
				}
				for word := range strings.SplitSeq(words, "; ") {
					if said := f.Message + "\n" + f.Remediation + "\n" + f.Severity.String(); !strings.Contains(said, word) {
						t.Errorf("it should say %q:\n%s", word, said)
					}
				}
				if len(f.Related) == 0 && f.Rule != "not_judged" {
					t.Errorf("there is no related place: %s", f.Message)
				}
			}
			if len(got) > len(test.found) {
				t.Errorf("unexpected findings:\n%s", list(got[len(test.found):]))
			}
		})
	}
}

func cloudMembers(text string) []assess.CloudMember {
	var members []assess.CloudMember
	for part := range strings.SplitSeq(text, "== ") {
		head, content, ok := strings.Cut(part, "\n")
		if !ok || strings.TrimSpace(head) == "" {
			continue
		}
		words := strings.Fields(head)
		m := assess.CloudMember{Name: words[0], Service: words[1]}
		m.Attribute, m.Block = "configuration", len(members)
		for _, word := range words[2:] {
			switch key, value, _ := strings.Cut(word, "="); key {
			case "program":
				m.Program = value
			case "release":
				m.Release = value
			}
		}
		source := assess.SourceText{Name: words[0] + ".conf", Content: content}
		if len(words) > 2 && words[2] == "unread" {
			source.Unknown, source.Content = true, ""
		}
		m.Sources = []assess.SourceText{source}
		members = append(members, m)
	}
	return members
}

func cloudFindings(t *testing.T, members []assess.CloudMember) []report.Finding {
	t.Helper()
	cloud := &assess.Cloud{Members: members}
	cloud.Policy.Release = cmp.Or(cloud.Policy.Release, "2025.1")
	result, mistakes := assess.RunCloud(cloud, time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC))
	for _, m := range mistakes {
		t.Fatalf("mistake: %s: %s", m.Summary, m.Detail)
	}
	findings := make([]report.Finding, len(result.Findings))
	for i, f := range result.Findings {
		findings[i] = *f.Finding
		findings[i].Configuration = f.Configuration
	}
	return findings
}
