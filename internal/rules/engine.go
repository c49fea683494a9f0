package rules

import (
	"fmt"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Check runs every rule that holds for the subject's release and returns what
// they found, in the order of the table. Severities are not chosen yet. A rule
// that faults is a finding itself, never a pass.
func Check(s *Subject) []report.Finding {
	return run(s, All())
}

func run(s *Subject, rules func(func(*Rule) bool)) []report.Finding {
	const usual = 4
	findings := make([]report.Finding, 0, usual)
	// One pass serves every call: a check keeps nothing of it.
	pass := &Pass{Subject: s, findings: &findings}
	for rule := range rules {
		if rule.Check == nil || s.Release.Major() < rule.Since {
			continue
		}
		pass.rule, pass.Section = rule, nil
		if rule.Scope == Whole {
			guarded(pass)
			continue
		}
		for _, section := range s.Sections {
			pass.Section = section
			guarded(pass)
		}
	}
	return findings
}

// guarded calls the check and turns a fault in it into a finding. What the
// fault says is not repeated: it may hold a value.
func guarded(p *Pass) {
	defer func() {
		if fault := recover(); fault != nil {
			faulty := *p
			faulty.rule = ruleNotEvaluated
			faulty.Report(Problem{
				Message: fmt.Sprintf("the rule %s failed inside (%T) and judged nothing", p.rule.Name, fault),
				Mend:    "Report this configuration's shape to the provider's maintainers; until then, check by hand what the rule looks at.",
				Levels:  "EEE",
			})
		}
	}()
	p.rule.Check(p)
}
