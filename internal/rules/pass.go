package rules

import (
	"cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Pass is one call of one rule's check: what it may examine, and where its
// findings go.
type Pass struct {
	*Subject
	*config.Section // the judged section; nil in a rule whose Scope is Whole

	rule     *Rule
	tables   *tables // of the service
	findings *[]report.Finding
}

// Problem is what a check found. Only Message is required; the rest comes from
// its subject, and from the rule.
type Problem struct {
	On          *config.Setting    // the setting it concerns
	At          *config.Assignment // or the assignment
	Item        *config.Item       // one item of On or At, where only that is wrong
	Section     string             // where neither On nor At is given
	Option      string             // overrides the name that On or At gives
	Place       report.Place       // where neither On nor At is given
	Message     string
	Effect      string        // instead of the rule's
	Remediation string        // instead of the rule's
	Levels      report.Levels // instead of the rule's
	CWE         []int         // instead of the rule's
	References  []string      // instead of the rule's
}

// Report files a finding.
func (p *Pass) Report(problem Problem) {
	f := report.Finding{
		Place:       problem.Place,
		Rule:        p.rule.Name,
		Section:     problem.Section,
		Index:       report.None,
		Message:     problem.Message,
		Effect:      cmp.Or(problem.Effect, p.rule.Effect),
		Remediation: cmp.Or(problem.Remediation, p.rule.Remediation),
		Levels:      p.rule.Levels,
		Unwaivable:  p.rule.Unwaivable,
	}
	if p.Section != nil && f.Section == "" {
		f.Section = p.Section.Name()
	}
	switch {
	case problem.On != nil:
		f.Place, f.Section, f.Option = problem.On.Place, problem.On.Section(), problem.On.Name()
		if problem.Item != nil {
			f.Index, f.Place = problem.Item.Index, problem.On.PlaceOf(problem.Item)
		}
	case problem.At != nil:
		f.Place, f.Section, f.Option = problem.At.Place, problem.At.As.Group, problem.At.As.Option
		if problem.Item != nil {
			f.Index = problem.Item.Index
		}
	}
	if problem.Option != "" {
		f.Option = problem.Option
		if at := problem.At; at != nil && at.Option != nil && f.Option == at.Option.Name.Option {
			f.Section = at.Option.Name.Group // an older name may be in another section
		}
	}
	if problem.Levels != "" {
		f.Levels = problem.Levels
	}
	f.CWE = p.rule.cwe()
	if problem.CWE != nil {
		f.CWE = cweNames(problem.CWE)
	}
	f.References = p.rule.References
	if problem.References != nil {
		f.References = problem.References
	}
	f.References = guided(f.References, p.Service, f.Section, f.Option)
	*p.findings = append(*p.findings, f)
}

// reached reports whether the release is at or past a bound. The zero bound is
// always reached.
func (s *Subject) reached(b Bound) bool {
	return b == Bound{} || s.Release.AtLeast(b.Component, b.Version)
}
