package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// Cloud is the configurations of one cloud under one policy: each is checked on
// its own, then all are compared with each other.
type Cloud struct {
	Request // the common part; Attributes and Sources stay empty
	Members []CloudMember
	Unknown bool // there may be more members, not known yet
}

// CloudMember is one configuration of a cloud. An empty service or release
// defaults to the cloud's.
type CloudMember struct {
	report.Place
	Name    string
	Service string
	Program string
	Release string
	Sources []SourceText
	Unknown bool // its name, service or release is not known yet
}

// RunCloud checks every configuration, on all processors, and compares those
// that are known. Results are in name order. The result is nil if there are
// mistakes, or if nothing else is looked for.
func RunCloud(c *Cloud, now time.Time) (*FleetResult, []Mistake) {
	c.Service = cmp.Or(c.Service, defaultService)
	c.Policy.Service = c.Service
	policy, mistakes := c.Policy.Parse(now)
	mistakes = append(mistakes, c.named()...)
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	members := slices.DeleteFunc(slices.Clone(c.Members), func(m CloudMember) bool { return m.Unknown })
	slices.SortFunc(members, func(a, b CloudMember) int { return cmp.Compare(a.Name, b.Name) })

	out := &FleetResult{
		Release:        policy.Release.Series(),
		NovaVersion:    policy.Release.Nova().String(),
		ServiceVersion: policy.Release.VersionOf(c.Service),
		Members:        make([]MemberResult, len(members)),
	}
	read := make([]*rules.Member, len(members))
	wrong := make([][]Mistake, len(members))
	used := spread(len(members), policy.marks(), func(i int, used []bool) {
		m := &members[i]
		mine := policy // each worker records its own use of waivers
		mine.used = used
		r := c.member(m)
		if m.Release != "" || r.Service != c.Service {
			if mine.Release, wrong[i] = memberRelease(m, &r.Policy, policy.Now); len(wrong[i]) > 0 {
				return
			}
		}
		mine.configuration = m.Name
		only, mistakes := r.only(mine.Release)
		if wrong[i] = m.own(mistakes); len(mistakes) > 0 {
			return
		}
		result, mistakes := r.check(&mine, only)
		if wrong[i] = m.own(mistakes); len(mistakes) > 0 {
			return
		}
		read[i] = &rules.Member{Name: m.Name, Place: m.Place, Configuration: result.configuration}
		result.configuration = nil
		out.Members[i] = MemberResult{m.Name, result}
	})
	for _, more := range wrong {
		mistakes = append(mistakes, more...)
	}
	if len(mistakes) > 0 || c.MistakesOnly {
		return nil, mistakes
	}
	across := policy
	across.used = used
	found := across.judge(rules.CheckCloud(read, c.Unknown || len(members) < len(c.Members)), true)
	complete := !c.Unknown && len(members) == len(c.Members)
	out.finishCloud(found, policy.about(used, complete && out.complete()))
	return out, nil
}

// named finds configurations without a name, or with a duplicate one.
func (c *Cloud) named() []Mistake {
	var mistakes []Mistake
	seen := make(map[string]bool, len(c.Members))
	for i := range c.Members {
		m := &c.Members[i]
		switch {
		case m.Unknown:
		case m.Name == "":
			mistakes = append(mistakes, Mistake{Place: m.Place, Summary: "Configuration without a name",
				Detail: "Outputs and findings refer to configurations by name, so give each its own."})
		case seen[m.Name]:
			mistakes = append(mistakes, Mistake{Place: m.Place, Summary: "Two configurations with the same name",
				Detail: fmt.Sprintf("Another configuration is also named %s: outputs and findings refer to configurations by name, so give each its own.", report.Show(m.Name))})
		}
		seen[m.Name] = true
	}
	return mistakes
}

// member is the request that checks one configuration.
func (c *Cloud) member(m *CloudMember) *Request {
	r := c.Request
	r.Service, r.Program = cmp.Or(m.Service, c.Service), m.Program
	r.Sources = m.Sources
	r.compared = true
	r.Policy.Service = r.Service
	r.Policy.Release = cmp.Or(m.Release, r.Policy.Release)
	return &r
}

// finishCloud combines the findings of the configurations, those between them,
// and those about the policy.
func (out *FleetResult) finishCloud(across, ofPolicy []report.Finding) {
	for i := range out.Members {
		member := &out.Members[i]
		for j := range member.Findings {
			member.Findings[j].Configuration = member.Name
		}
	}
	own := map[string][]report.Finding{}
	var common []report.Finding
	for _, f := range across {
		if f.Configuration == "" {
			common = append(common, f)
			continue
		}
		own[f.Configuration] = append(own[f.Configuration], f)
	}
	for i := range out.Members {
		member := &out.Members[i]
		if more := own[member.Name]; len(more) > 0 {
			before := unapproved(member.Findings)
			member.Findings = append(member.Findings, more...)
			report.Sort(member.Findings)
			member.Valid = report.Valid(member.Findings)
			after := unapproved(member.Findings)
			member.Rendered = after + strings.TrimPrefix(member.Rendered, before)
			member.RenderedRedacted = after + strings.TrimPrefix(member.RenderedRedacted, before)
		}
	}
	out.finish(append(common, ofPolicy...))
}

// own makes mistakes in a block point at the block and name it. Mistakes in
// what all configurations share keep their place.
func (m *CloudMember) own(mistakes []Mistake) []Mistake {
	for i := range mistakes {
		mistake := &mistakes[i]
		switch mistake.Attribute {
		case "service", "release", "source", m.Attribute:
			mistake.Place = m.Place
			mistake.Hidden = true
			mistake.Detail = "Configuration " + report.Show(m.Name) + ": " + mistake.Detail
		}
	}
	return mistakes
}

// memberRelease resolves the release of one configuration.
func memberRelease(m *CloudMember, text *PolicyText, now time.Time) (catalog.Release, []Mistake) {
	policy, mistakes := PolicyText{Service: text.Service, Release: text.Release}.Parse(now)
	return policy.Release, m.own(mistakes)
}
