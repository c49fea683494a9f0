package rules

import (
	"fmt"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Check runs every rule that applies to the subject's release and returns the
// findings, in table order. Severities are not chosen yet. A rule that panics
// is itself a finding, never a pass.
func Check(s *Subject) []report.Finding {
	scratch := findingsPool.Get().(*[]report.Finding)
	findings := foldFindings(run(s, All(), (*scratch)[:0]))
	kept := make([]report.Finding, len(findings), len(findings)+1) // room for one about the policy
	copy(kept, findings)
	clear(findings)
	if cap(findings) <= mostKept {
		*scratch = findings
	}
	findingsPool.Put(scratch)
	return kept
}

// findingsPool holds empty slices in which to collect findings: a finding is
// large, and their number is not known beforehand.
var findingsPool = sync.Pool{New: func() any { return new([]report.Finding) }}

// mostKept bounds the slices in findingsPool.
const mostKept = 1000

func run(s *Subject, rules func(func(*Rule) bool), findings []report.Finding) []report.Finding {
	// One pass serves every call: checks do not retain it.
	pass := &Pass{Subject: s, tables: tablesOf(s.Service), findings: &findings}
	for rule := range rules {
		if s.Release.Major() < rule.Since {
			continue
		}
		pass.rule, pass.Section = rule, nil
		if rule.Rows != nil {
			guarded(pass, checkRows)
		}
		if rule.Check == nil {
			continue
		}
		if rule.Scope == Whole {
			guarded(pass, rule.Check)
			continue
		}
		for _, section := range s.Sections {
			if rule.Scope == EachSession && !(section.BuildsSession() && s.inUse(section)) {
				continue
			}
			pass.Section = section
			guarded(pass, rule.Check)
		}
	}
	return findings
}

// failedInside reports that a rule failed. The fault's text is not repeated,
// because it may contain a value.
func failedInside(rule *Rule, fault any) string {
	return fmt.Sprintf("the rule %s failed inside (%T) and judged nothing", rule.Name, fault)
}

// guarded calls the check and turns a panic in it into a finding.
func guarded(p *Pass, check func(*Pass)) {
	defer func() {
		if fault := recover(); fault != nil {
			faulty := *p
			faulty.rule = ruleNotEvaluated
			faulty.Report(Problem{
				Message:     failedInside(p.rule, fault),
				Remediation: "Report this configuration's shape to the provider's maintainers; until then, check by hand what the rule looks at.",
				Levels:      "EEE",
			})
		}
	}()
	check(p)
}

// inUse reports whether rules about missing options apply to a section.
// Attributes are for a section that is meant to be used; a text uses the
// sections in which it sets something.
func (s *Subject) inUse(section *config.Section) bool {
	return len(s.Sources) == 0 || section.SetsSomething() || len(section.Assignments) > 0
}
