package rules

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// A fault in one rule is an error finding under every profile that repeats
// nothing of the fault's text, and the other rules still run.
func TestFaultIsAFinding(t *testing.T) {
	t.Parallel()
	const secret = "s3cr3t"
	var none []int
	for name, fault := range map[string]func(*Pass){
		"a text":          func(*Pass) { panic(secret) },
		"an index":        func(*Pass) { _ = none[len(secret)] },
		"a null pointer":  func(p *Pass) { p.Section.Facts = nil },
		"after a finding": func(p *Pass) { p.Report(Problem{Message: "seen before the fault"}); panic(secret) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			faulty := &Rule{Name: "tls_verification_disabled", Levels: "WEE", Scope: Whole, Check: fault}
			sound := &Rule{Name: "timeout_unset", Levels: "IWE", Scope: Whole, Check: func(p *Pass) { p.Report(Problem{Message: "ran"}) }}
			findings := run(&Subject{Configuration: &config.Configuration{Lines: &config.Lines{}, Release: catalog.Newest()}}, func(yield func(*Rule) bool) {
				_ = yield(faulty) && yield(sound)
			}, nil)
			told, ran := false, false
			for _, f := range findings {
				if strings.Contains(f.Message+f.Effect+f.Remediation, secret) {
					t.Errorf("the finding %s repeats the fault's text: %s", f.Rule, f.Message)
				}
				ran = ran || f.Rule == sound.Name
				if f.Rule != "rule_not_evaluated" {
					continue
				}
				told = true
				for _, profile := range []report.Profile{report.Permissive, report.Baseline, report.Strict} {
					if got := f.Levels.At(profile); got != report.Error {
						t.Errorf("under %v the fault's severity is %v, want an error", profile, got)
					}
				}
			}
			if !told {
				t.Errorf("no finding rule_not_evaluated in %+v", findings)
			}
			if !ran {
				t.Error("the rule after the faulty one did not run")
			}
		})
	}
}

// The finding names the rule that failed, so that readers know what was not
// checked.
func TestFaultNamesTheRule(t *testing.T) {
	t.Parallel()
	rule := &Rule{Name: "credentials_in_url", Levels: "WEE", Check: func(*Pass) { panic("fault") }}
	sections := []*config.Section{{Facts: &catalog.Section{Name: "cinder", Consumer: true}}, {Facts: &catalog.Section{Name: "glance", Consumer: true}}}
	findings := run(&Subject{Configuration: &config.Configuration{Lines: &config.Lines{}, Release: catalog.Newest(), Sections: sections}}, func(yield func(*Rule) bool) { yield(rule) }, nil)
	if len(findings) != len(sections) {
		t.Fatalf("want a finding for each of %d sections, got %d", len(sections), len(findings))
	}
	const want = "the rule credentials_in_url failed inside (string) and judged nothing"
	if got := findings[1]; got.Message != want || got.Section != "glance" {
		t.Errorf("got  [%s] %s\nwant [glance] %s", got.Section, got.Message, want)
	}
}

// A table that cannot be made is reported in every check, not only in the first.
func TestFaultyTable(t *testing.T) {
	t.Parallel()
	rule := &Rule{Name: "timeout_unset", Levels: "IWE", Scope: Whole, Rows: []Part{{nil, func() []Row { panic("no table") }}}}
	for range 2 {
		findings := run(&Subject{Configuration: &config.Configuration{Lines: &config.Lines{}, Release: catalog.Newest()}}, func(yield func(*Rule) bool) { yield(rule) }, nil)
		if len(findings) != 1 || findings[0].Rule != "rule_not_evaluated" || findings[0].Message != "the rule timeout_unset failed inside (string) and judged nothing" {
			t.Errorf("got %+v", findings)
		}
	}
}
