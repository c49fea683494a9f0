package assess

import (
	"fmt"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// judge chooses each finding's severity, applies the waivers, and adds what
// there is to say about the policy itself. What a user turned off is dropped.
// complete tells that every value was known, so that an unused waiver is
// really unused.
func (p *Policy) judge(findings []report.Finding, complete bool) []report.Finding {
	used := p.used
	if used == nil {
		used = make([]bool, len(p.Waivers))
	}
	judged := findings[:0]
	for _, f := range findings {
		f.Severity = p.severity(&f)
		if f.Severity == report.Off {
			continue
		}
		for i := range p.Waivers {
			waiver := &p.Waivers[i]
			if !waiver.Covers(&f) {
				continue
			}
			used[i] = true
			if !waiver.Expired(p.Now) && !f.Waived {
				f.Waived, f.WaiverReason = true, waiver.Reason
			}
		}
		judged = append(judged, f)
	}
	if p.used == nil {
		judged = append(judged, p.about(used, complete)...)
	}
	report.Sort(judged)
	return judged
}

// about is what there is to say about the policy itself.
func (p *Policy) about(used []bool, complete bool) []report.Finding {
	return append(p.aboutWaivers(used, complete), p.aboutSeverities()...)
}

func (p *Policy) severity(f *report.Finding) report.Severity {
	if len(p.Severities) > 0 {
		if rule, ok := rules.Lookup(f.Rule); ok {
			if chosen, ok := p.Severities[rule]; ok {
				return chosen
			}
		}
	}
	return f.Levels.At(p.Profile)
}

func (p *Policy) aboutWaivers(used []bool, complete bool) []report.Finding {
	var findings []report.Finding
	for i := range p.Waivers {
		waiver := &p.Waivers[i]
		on := waiver.Rule
		if waiver.Option != "" {
			on += " on " + waiver.Option
		}
		switch {
		case waiver.Expired(p.Now) && (used[i] || !waiver.Inherited):
			message := fmt.Sprintf("the waiver of %s was valid through %s (UTC)", on, waiver.Expires.Format("2006-01-02"))
			if waiver.Owner != "" {
				message += ", owner " + report.Quote(waiver.Owner)
			}
			findings = append(findings, p.aboutWaiver(rules.WaiverExpired, waiver, message)...)
		case used[i] && p.revives(waiver):
			findings = append(findings, p.chosen(rules.ClockSetBack.Finding(report.Place{Attribute: "evaluated_at"},
				fmt.Sprintf("evaluated_at is %s, so that the waiver of %s still counts, which was valid through %s (UTC)",
					p.Now.UTC().Format(time.RFC3339), on, waiver.Expires.Format(time.DateOnly))))...)
		case !used[i] && !waiver.Inherited && complete:
			findings = append(findings, p.aboutWaiver(rules.WaiverUnused, waiver,
				fmt.Sprintf("the waiver of %s matched no finding", on))...)
		}
	}
	return findings
}

// revives reports whether a waiver counts only because the policy names a time
// that has passed.
func (p *Policy) revives(waiver *Waiver) bool {
	return !waiver.Expired(p.Now) && waiver.Expired(p.Clock)
}

func (p *Policy) aboutSeverities() []report.Finding {
	var findings []report.Finding
	for rule := range rules.All() {
		chosen, ok := p.Severities[rule]
		if ok && chosen < rule.Levels.At(p.Profile) {
			f := rules.SeverityLowered.Finding(report.Place{Attribute: "severities", Key: rule.Name},
				fmt.Sprintf("%s is set to %s; the profile %s has %s", rule.Name, chosen, p.Profile, rule.Levels.At(p.Profile)))
			findings = append(findings, p.chosen(f)...)
		}
	}
	return findings
}

func (p *Policy) aboutWaiver(rule *rules.Rule, waiver *Waiver, message string) []report.Finding {
	var place report.Place // none for a waiver of the provider's, which stands in another block
	if !waiver.Inherited {
		place = waiver.Place
		place.Key = "expires"
	}
	return p.chosen(rule.Finding(place, message))
}

// chosen gives a finding its severity, and drops it where that is off.
func (p *Policy) chosen(f report.Finding) []report.Finding {
	f.Severity = p.severity(&f)
	if f.Severity == report.Off {
		return nil
	}
	return []report.Finding{f}
}
