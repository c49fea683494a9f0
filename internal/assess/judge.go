package assess

import (
	"fmt"
	"slices"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// judge chooses each finding's severity, applies the waivers and the baseline,
// and adds findings about the policy itself. Findings the user turned off are
// dropped. complete means that every value was known, so that an unused waiver
// really is unused.
func (p *Policy) judge(findings []report.Finding, complete bool) []report.Finding {
	return p.judgeWith(findings, new(inlineWaivers), complete)
}

// judgeWith does the same, applying the waivers in comments as well.
func (p *Policy) judgeWith(findings []report.Finding, inline *inlineWaivers, complete bool) []report.Finding {
	used := p.used
	if used == nil {
		used = make([]bool, p.marks())
	}
	judged := findings[:0]
	for _, f := range findings {
		f.Severity = p.severity(&f)
		if f.Severity == report.Off {
			continue
		}
		if f.Configuration == "" {
			f.Configuration = p.configuration
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
		inline.cover(&f, p.Now)
		p.acceptListed(&f, used[len(p.Waivers):])
		judged = append(judged, f)
	}
	judged = append(judged, p.aboutInline(inline, complete)...)
	if p.used == nil {
		judged = append(judged, p.about(used, complete)...)
	}
	report.Sort(judged)
	return judged
}

// about returns the findings about the policy itself.
func (p *Policy) about(used []bool, complete bool) []report.Finding {
	return slices.Concat(p.aboutWaivers(used, complete), p.aboutSeverities(), p.aboutBaseline(used[len(p.Waivers):], complete))
}

func (p *Policy) severity(f *report.Finding) report.Severity {
	if f.Fixed {
		return report.Error
	}
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
		switch {
		case waiver.Expired(p.Now) && (used[i] || !waiver.Inherited):
			findings = append(findings, p.aboutWaiver(rules.WaiverExpired, waiver, waiver.wasValid())...)
		case used[i] && p.revives(waiver):
			findings = append(findings, p.chosen(rules.ClockSetBack.Finding(report.Place{Attribute: "evaluated_at"},
				fmt.Sprintf("evaluated_at is %s, so the waiver of %s, which was valid through %s (UTC), still applies",
					p.Now.UTC().Format(time.RFC3339), waiver.on(), waiver.Expires.Format(time.DateOnly))))...)
		case !used[i] && !waiver.Inherited && complete:
			findings = append(findings, p.aboutWaiver(rules.WaiverUnused, waiver, waiver.matchedNothing())...)
		}
	}
	return findings
}

// on says what the waiver covers.
func (w *Waiver) on() string {
	if w.Option == "" {
		return w.Rule
	}
	return w.Rule + " on " + w.Option
}

func (w *Waiver) wasValid() string {
	message := fmt.Sprintf("the waiver of %s was valid through %s (UTC)", w.on(), w.Expires.Format("2006-01-02"))
	if w.Owner != "" {
		message += ", owner " + report.Show(w.Owner)
	}
	return message
}

func (w *Waiver) matchedNothing() string {
	return fmt.Sprintf("the waiver of %s matched no finding", w.on())
}

// revives reports whether a waiver applies only because the policy sets a time
// in the past.
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
	var place report.Place // none for the provider's waiver, which is in another block
	if !waiver.Inherited {
		place = waiver.Place
		place.Key = "expires"
	}
	return p.chosen(rule.Finding(place, message))
}

// chosen sets a finding's severity, and drops it if that is off.
func (p *Policy) chosen(f report.Finding) []report.Finding {
	f.Severity = p.severity(&f)
	if f.Severity == report.Off {
		return nil
	}
	return []report.Finding{f}
}
