package rules

import (
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// ClockSetBack finds verdicts that are true only at the time set in the policy,
// and no longer at the time of the check. The policy reports it for waivers,
// its check for certificates.
var ClockSetBack = &Rule{
	Name:        "clock_set_back",
	Levels:      "IWE",
	CWE:         []int{807},
	Needs:       Values | Text | Files,
	Unwaivable:  true,
	Title:       "evaluated_at is in the past, and a verdict depends on it",
	Effect:      "What has expired since is judged as if it were valid: the check passes, and the service fails, or the exception never ends.",
	Remediation: "Remove evaluated_at, and renew the certificate, or agree on a new date for the waiver with its owner.",
	FalseAlarms: "A check that is repeated as it was on an earlier day, such as in an audit: " +
		"there the finding says what has changed since.",
	Example: Example{
		Bad: "insecure     = true\nevaluated_at = \"2024-01-15T00:00:00Z\"\nwaiver {\n  rule    = \"tls_verification_disabled\"\n" +
			"  reason  = \"lab cloud\"\n  expires = \"2024-01-31\"\n}",
		Good:    "insecure = false",
		Message: "evaluated_at is 2024-01-15T00:00:00Z, so the waiver of tls_verification_disabled, which was valid through 2024-01-31 (UTC), still applies",
	},
	Check: checkClock,
}

// checkClock examines the certificates that certificate_validity accepts.
func checkClock(p *Pass) {
	if p.Clock.IsZero() || !p.Now.Before(p.Clock) {
		return
	}
	if f := p.pem("cafile"); f != nil {
		levels := p.rule.Levels
		if p.Get("insecure").IsTrue() {
			levels = levels.Lower() // nothing reads it at present
		}
		now, later := lastToExpire(f.certificates(), p.Now), lastToExpire(f.certificates(), p.Clock)
		if now != nil && now.ValidAt(p.Now) && later.NotAfter.Before(p.Clock) {
			p.setBack(f, later.Subject, later.NotAfter, levels)
		}
	}
	if f := p.pem("certfile"); f != nil {
		if leaf := f.leaf(); leaf != nil && leaf.ValidAt(p.Now) && leaf.NotAfter.Before(p.Clock) {
			p.setBack(f, leaf.Subject, leaf.NotAfter, p.rule.Levels)
		}
	}
}

func (p *Pass) setBack(f *pemFile, subject string, end time.Time, levels report.Levels) {
	p.Report(Problem{On: f.setting, Levels: levels, Message: f.says("certificate %s expired on %s, and passes because evaluated_at is %s",
		report.Show(subject), dateOf(end), p.Now.UTC().Format(time.RFC3339))})
}
