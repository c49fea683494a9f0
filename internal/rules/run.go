package rules

import (
	"strconv"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The rules about the run itself have no check: the engine and the policy
// report them.
var (
	// WaiverExpired finds waivers whose last day has passed.
	WaiverExpired = &Rule{
		Name:        "waiver_expired",
		Levels:      "EEE",
		CWE:         []int{807},
		Needs:       Values | Text | Files,
		Scope:       Run,
		Unwaivable:  true,
		Title:       "a waiver has expired",
		Effect:      "The finding that it covered counts again; an exception that no one renews must not last forever.",
		Remediation: "Fix what the waiver excused, or agree on a new date and reason with its owner.",
		Example: Example{
			Bad:     "insecure = true\nwaiver {\n  rule    = \"tls_verification_disabled\"\n  reason  = \"lab cloud\"\n  expires = \"2024-01-31\"\n}",
			Good:    "insecure = false",
			Message: "the waiver of tls_verification_disabled was valid through 2024-01-31 (UTC)",
		},
	}
	// WaiverUnused finds waivers that matched nothing.
	WaiverUnused = &Rule{
		Name:        "waiver_unused",
		Levels:      "WWW",
		Needs:       Values | Text | Files,
		Scope:       Run,
		Title:       "a waiver matched no finding",
		Effect:      "It excuses nothing now, and would silently excuse the next mistake of the same kind.",
		Remediation: "Remove the waiver.",
		Example: Example{
			Bad:     "insecure = false\nwaiver {\n  rule    = \"tls_verification_disabled\"\n  reason  = \"lab cloud\"\n  expires = \"2099-01-31\"\n}",
			Good:    "insecure = false",
			Message: "the waiver of tls_verification_disabled matched no finding",
		},
	}
	// SeverityLowered finds rules set below their profile's severity.
	SeverityLowered = &Rule{
		Name:        "severity_lowered",
		Levels:      "III",
		Needs:       Values | Text | Files,
		Scope:       Run,
		Title:       "a rule was set below its profile's severity",
		Effect:      "What the rule finds no longer fails the plan, and readers of the result should know.",
		Remediation: "Prefer a waiver, which has a reason and an end.",
		Example: Example{
			Bad:     "severities = { timeout_unset = \"off\" }",
			Good:    "timeout = 60",
			Message: "timeout_unset is set to off; the profile baseline has warning",
		},
	}
	// ruleNotEvaluated finds rules that could not run; see guarded.
	ruleNotEvaluated = &Rule{
		Name:        "rule_not_evaluated",
		Scope:       EachSection,
		Levels:      "IWE",
		CWE:         []int{693},
		Needs:       Values | Text | Files,
		Title:       "a rule could not run",
		Effect:      "The rule has not proved what it guards, so do not take it for granted.",
		Remediation: "Give the check what it needs, or check by hand what the rule looks at.",
		Example: Example{
			DataSource: "osloconf_file",
			Bad:        "source {\n  name    = \"nova.conf\"\n  content = \"[glance]\\nendpoint_override = https://$my_ip:9292\\n\"\n}",
			Good:       "source {\n  name    = \"nova.conf\"\n  content = \"[DEFAULT]\\nmy_ip = 10.0.0.5\\n[glance]\\nendpoint_override = https://$my_ip:9292\\n\"\n}",
			Message:    "endpoint_override was judged only in part",
		},
		Check: checkNotEvaluated,
	}
)

var theRun = []*Rule{WaiverExpired, WaiverUnused, WaiverInvalid, WaiverIgnored, BaselineUnused, ClockSetBack, ruleNotEvaluated, NotJudged, WeakerDefaultPinned, SeverityLowered}

// checkNotEvaluated reports values that are known only on the service's host.
func checkNotEvaluated(p *Pass) {
	for _, s := range p.Given() {
		if (s.State == config.Unknown || s.Partial) && s.Err != nil && s.Entry != nil {
			judged := " was judged by no rule: "
			if s.Sketch != nil {
				judged = " was judged only in part: "
			}
			p.Report(Problem{
				On:          s,
				Message:     s.Name() + judged + s.Err.Error(),
				Remediation: "Set the option that it refers to in the same configuration, or write the value out.",
			})
		}
	}
}

// Finding creates a finding for a rule without a check.
func (r *Rule) Finding(place report.Place, message string) report.Finding {
	return report.Finding{
		Place:       place,
		Rule:        r.Name,
		Index:       report.None,
		Message:     message,
		Effect:      r.Effect,
		Remediation: r.Remediation,
		CWE:         r.cwe(),
		Levels:      r.Levels,
		Unwaivable:  r.Unwaivable,
	}
}

// cwe is the rule's CWE as in findings. The slice is shared.
func (r *Rule) cwe() []string {
	r.weaknesses.Do(func() { r.names = cweNames(r.CWE) })
	return r.names
}

// cweNames writes CWE numbers as in findings, "CWE-295".
func cweNames(ids []int) []string {
	if len(ids) == 0 {
		return nil
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = "CWE-" + strconv.Itoa(id)
	}
	return names
}
