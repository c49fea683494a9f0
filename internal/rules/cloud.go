package rules

import (
	"cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// acrossServices are the rules that compare several configurations.
var acrossServices = []*Rule{
	cloudSecretMismatch, cloudRegionMismatch, cloudIdentityMismatch, cloudServiceToken, cloudSharedAccount, cloudKeyManager,
	cloudImagePath, cloudReleaseMix, cloudNetwork, cloudHost, cloudEndpoint, cloudNotification,
}

// Member is one configuration of a cloud.
type Member struct {
	Name  string
	Place report.Place // the block that contains it
	*config.Configuration
}

// usable reports whether the member's values can be compared.
func (m *Member) usable() bool { return m.Configuration != nil && !m.Broken && !m.Unread }

// CloudPass is one call of a rule that compares several configurations.
type CloudPass struct {
	Members []*Member

	rule     *Rule
	findings *[]report.Finding
	services map[string][]*Member
	unread   map[string]bool   // services with a configuration that cannot be compared
	more     bool              // there are configurations about which nothing is known
	missing  map[string]string // what a rule could not compare, by what is missing
	busSides []busSide         // see buses
	dialled  bool              // busSides has been filled
}

// CheckCloud runs the rules about configurations that disagree, and returns
// their findings. Configurations that do not parse or are unknown are left out,
// and more means that there are others about which nothing is known yet: then
// nothing is reported as missing. Each comparison takes time linear in the
// number of configurations.
func CheckCloud(members []*Member, more bool) []report.Finding {
	pass := &CloudPass{more: more, missing: map[string]string{}, services: map[string][]*Member{}, unread: map[string]bool{}}
	for _, m := range members {
		switch {
		case m.usable():
			pass.Members = append(pass.Members, m)
			pass.services[m.Service] = append(pass.services[m.Service], m)
		case m.Configuration != nil:
			pass.unread[m.Service] = true
		default:
			pass.more = true
		}
	}
	var findings []report.Finding
	pass.findings = &findings
	for _, rule := range acrossServices {
		pass.rule = rule
		guardedCloud(pass)
	}
	return append(findings, pass.unjudged()...)
}

func guardedCloud(p *CloudPass) {
	defer func() {
		if fault := recover(); fault != nil {
			f := ruleNotEvaluated.Finding(report.Place{}, failedInside(p.rule, fault))
			f.Levels = "EEE"
			*p.findings = append(*p.findings, f)
		}
	}()
	p.rule.Cloud(p)
}

// of lists these services' members, in the services' order.
func (p *CloudPass) of(services ...string) []*Member {
	if len(services) == 1 {
		return p.services[services[0]]
	}
	var found []*Member
	for _, service := range services {
		found = append(found, p.services[service]...)
	}
	return found
}

// mayHold reports whether one of these services may have a configuration that
// cannot be examined.
func (p *CloudPass) mayHold(services ...string) bool {
	for _, service := range services {
		if p.unread[service] {
			return true
		}
	}
	return p.more
}

// report files a finding on one side, with the others as related places.
func (p *CloudPass) report(on side, others []side, problem Problem) {
	f := p.rule.Finding(on.setting.Place, problem.Message)
	if f.Place == (report.Place{}) {
		f.Place = on.member.Place
	}
	f.File = report.Redact(f.File)
	f.Configuration, f.Section, f.Option = on.member.Name, on.section(), on.setting.Name()
	f.Effect = cmp.Or(problem.Effect, f.Effect)
	f.Remediation = cmp.Or(problem.Remediation, f.Remediation)
	if problem.Levels != "" {
		f.Levels = problem.Levels
	}
	f.References = p.rule.References
	if problem.References != nil {
		f.References = problem.References
	}
	const most = 10 // places that a finding names
	f.Related = make([]report.Related, 0, min(len(others), most))
	for _, other := range others[:min(len(others), most)] {
		f.Related = append(f.Related, other.related())
	}
	*p.findings = append(*p.findings, f)
}

// lacks records what the rule would have compared, once for the whole cloud,
// unless a configuration that would have it may still come.
func (p *CloudPass) lacks(what string, services ...string) {
	if !p.mayHold(services...) {
		p.missing[what] = p.rule.Name
	}
}

// unjudged reports once what could not be compared because a side is missing.
func (p *CloudPass) unjudged() []report.Finding {
	if len(p.missing) == 0 {
		return nil
	}
	message, between := "not compared, because the configurations contain no ", ""
	for _, what := range sortedKeys(p.missing) {
		message += between + what + " (for " + p.missing[what] + ")"
		between = ", no "
	}
	return []report.Finding{NotJudged.Finding(report.Place{}, message)}
}
