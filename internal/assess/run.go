package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

const defaultService = config.DefaultService

// epoch is used when the time does not matter.
var epoch time.Time

// Result is the result of one check.
type Result struct {
	ID               string
	Release          string // the resolved series
	NovaVersion      string // the exact version whose facts were used
	ServiceVersion   string // likewise, of the service
	Rendered         string
	RenderedRedacted string
	Values           map[string]string
	Settings         map[string]SettingInfo // nil unless requested
	Migrated         map[string]string      // texts with only the necessary changes, by source name
	Findings         []report.Finding
	Valid            bool
	Complete         bool // every value was known

	configuration *config.Configuration // what was judged, if it is compared with others
}

// Run checks one request. The result is nil if there are mistakes: then the
// call itself is meaningless. It is empty if only mistakes are looked for. now is
// used if the request sets no time.
func Run(r *Request, now time.Time) (*Result, []Mistake) {
	r.Service = cmp.Or(r.Service, defaultService)
	r.Policy.Service = r.Service
	policy, mistakes := r.Policy.Parse(now)
	if mistakes = append(mistakes, r.Mistakes...); len(mistakes) > 0 {
		return nil, mistakes
	}
	only, mistakes := r.only(policy.Release)
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	return r.check(&policy, only)
}

// check runs a request with a parsed policy and selected sections.
func (r *Request) check(policy *Policy, only []string) (*Result, []Mistake) {
	if r.Tree != nil {
		shaped := *r
		attributes, mistakes := r.Tree.Attributes(r.input(), policy.Release)
		shaped.Tree, shaped.Attributes = nil, attributes
		if len(mistakes) > 0 {
			return nil, shaped.hideMistakes(mistakes, policy.Release)
		}
		return shaped.check(policy, only)
	}
	if r.Attributes != nil {
		if mistakes := r.Attributes.Mistakes(); len(mistakes) > 0 {
			return nil, r.hideMistakes(mistakes, policy.Release)
		}
	}
	in, mistakes := r.read()
	if len(mistakes) > 0 {
		return nil, r.hideMistakes(mistakes, policy.Release)
	}
	if r.MistakesOnly {
		return new(Result), nil
	}
	res := r.resolve(in, policy.Release, only)
	if r.Hardened && !in.Broken {
		harden(res.Configuration)
	}
	subject := r.subject(res, policy)
	if r.Inspect != nil {
		tree, err := inspect.Open(r.Inspect.Root)
		if err != nil {
			return nil, []Mistake{{
				Place:   report.Place{Attribute: "inspect", Key: "root"},
				Summary: "Inspect root cannot be used",
				Detail:  sentence(err.Error()),
			}}
		}
		defer tree.Close()
		subject.Tree, subject.ConfigFile = tree, r.Inspect.ConfigFile
	}
	result := r.result(res, rules.Check(subject), policy)
	if r.brief { // all its places are hidden
		return result, nil
	}
	r.hideFindings(result.Findings, policy.Release)
	if r.JudgeOnly {
		return result, nil
	}
	if res.Broken {
		result.Migrated = r.untouched()
	} else {
		result.Migrated = r.migrate(res)
	}
	return result, nil
}

// subject is the configuration as the rules see it.
func (r *Request) subject(res *resolution, policy *Policy) *rules.Subject {
	judged := res.Judged()
	if res.Broken || res.Unread {
		judged.Sections, judged.Others = nil, nil // nothing definitely takes effect: only the text is judged
	}
	return &rules.Subject{Configuration: judged, Now: policy.Now, Clock: policy.Clock, Ephemeral: r.Ephemeral}
}

// result has everything the outputs show, except the migrated texts.
func (r *Request) result(res *resolution, found []report.Finding, policy *Policy) *Result {
	if r.Configuration != "" {
		for i := range found {
			found[i].Configuration = r.Configuration
		}
	}
	var doc document
	if !res.Broken {
		doc = r.document(res)
	}
	if r.Public {
		found = r.public(doc, res, found)
	}
	findings := policy.judgeWith(append(found, r.notJudged(res)...), r.inlineWaivers(res, policy), !res.Unknown)
	result := &Result{
		Release:        policy.Release.Series(),
		NovaVersion:    policy.Release.Nova().String(),
		ServiceVersion: policy.Release.VersionOf(r.Service),
		Complete:       !res.Unknown,
	}
	if r.compared {
		result.configuration = res.Configuration
	}
	if !r.JudgeOnly {
		result.ID = r.id(policy.Release)
	}
	if !res.Broken {
		text, redacted, err := doc.write()
		if r.Public {
			text = redacted
		}
		if err != nil && !refusesLine(findings) {
			findings = append(findings, unwritable(err))
			report.Sort(findings)
		}
		head := unapproved(findings)
		result.Rendered, result.RenderedRedacted = head+text, head+redacted
		if !r.brief && !r.JudgeOnly {
			result.Values = r.effective(res)
		}
		result.Settings = r.explained(res)
	}
	if res.Broken {
		result.Rendered = unapproved(findings)
		result.RenderedRedacted = result.Rendered
	}
	result.Findings = findings
	result.Valid = report.Valid(findings)
	return result
}

// refusesLine reports whether a finding already says that a value cannot be a
// line.
func refusesLine(findings []report.Finding) bool {
	return slices.ContainsFunc(findings, func(f report.Finding) bool {
		return f.Rule == "line_injection" && f.Severity == report.Error
	})
}

// unwritable is the finding for a value that passed every rule but that no INI
// line can express.
func unwritable(err error) report.Finding {
	rule, _ := rules.Lookup("line_injection")
	f := rule.Finding(report.Place{}, report.Redact(err.Error()))
	f.Severity = report.Error
	return f
}

// only lists the sections to judge: the one the attributes are for, those
// requested, or nil for all that the texts concern.
func (r *Request) only(release catalog.Release) ([]string, []Mistake) {
	if !release.ServiceCovered(r.Service) {
		return nil, []Mistake{serviceNotCovered(r.Service, release)}
	}
	if mistakes := unknownProgram(r.Service, r.Program); len(mistakes) > 0 {
		return nil, mistakes
	}
	if r.Attributes != nil && !r.Attributes.Whole() {
		return r.sessionSection(release)
	}
	if r.Sections == nil {
		return nil, nil
	}
	if len(r.Sections) == 0 {
		return nil, []Mistake{{
			Place:   report.Place{Attribute: "sections"},
			Summary: "Empty list of sections",
			Detail:  `An empty list judges nothing. Leave sections out to have the whole text judged, or set enforcement = "report" to see findings without failing the plan.`,
		}}
	}
	var names []string
	for _, name := range r.Sections {
		if _, ok := release.Section(r.Service, name); !ok {
			return nil, []Mistake{{
				Place:   report.Place{Attribute: "sections"},
				Summary: "Section not covered",
				Detail: fmt.Sprintf("Nothing in %s of release %s reads a section %s. It reads these sections: %s.",
					r.Service, release.Series(), report.Show(name), strings.Join(release.Sections(r.Service), ", ")),
			}}
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// sessionSection is the section that attributes are for.
func (r *Request) sessionSection(release catalog.Release) ([]string, []Mistake) {
	name := r.Attributes.Section
	section, ok := release.Section(r.Service, name)
	// In releases before Nova built a session from it, [glance] is Nova's own.
	if !ok || !section.Consumer && name != "glance" {
		return nil, []Mistake{{
			Place:   report.Place{Attribute: "section"},
			Summary: "Section not covered",
			Detail: fmt.Sprintf("The section %s of %s in release %s builds no keystoneauth session that the catalogue knows. Sections that do: %s.",
				report.Show(name), r.Service, release.Series(), strings.Join(release.Consumers(r.Service), ", ")),
		}}
	}
	return []string{name}, nil
}

// serviceNotCovered says what is known about a service that the release does
// not cover.
func serviceNotCovered(service string, release catalog.Release) Mistake {
	detail := fmt.Sprintf("The catalogue has no service %s", report.Show(service))
	if since := catalog.CoveredSince(service); since != "" {
		detail = fmt.Sprintf("The catalogue covers %s from %s on, but not in %s", service, since, release.Series())
	} else if near := rules.Nearest(service, slices.Values(catalog.Services())); near != "" {
		detail += ": did you mean " + near + "?"
	}
	return Mistake{
		Place:   report.Place{Attribute: "service"},
		Summary: "Service not covered",
		Detail:  sentence(detail) + " It covers: " + strings.Join(catalog.Services(), ", ") + ".",
	}
}

// BuildsSession reports whether the request's release of the service builds a
// keystoneauth session from a section, so that its options have attributes. It
// is false if anything cannot be resolved.
func (r *Request) BuildsSession(section string) bool {
	policy, mistakes := r.Policy.Parse(epoch)
	if len(mistakes) > 0 {
		return true // the check reports what is wrong
	}
	service := cmp.Or(r.Service, defaultService)
	facts, ok := policy.Release.Section(service, section)
	return ok && (facts.Consumer || service == defaultService && section == "glance")
}

// MayRead reports whether anything may read a section: the release registers
// it, a configuration may choose its name, or it is out of tree.
func (r *Request) MayRead(section string) bool {
	policy, mistakes := r.Policy.Parse(epoch)
	if _, named := r.OutOfTree[section]; named || len(mistakes) > 0 {
		return true
	}
	service, ok := policy.Release.Service(cmp.Or(r.Service, defaultService))
	if !ok {
		return true // the check reports what is wrong
	}
	_, registered := service.Section(oslo.GroupOf(section))
	return registered || len(service.Patterns()) > 0 && r.Service != "" && r.Service != defaultService
}

// SectionsRead lists the sections that the request's release reads, for the end
// of a message.
func (r *Request) SectionsRead() string {
	policy, _ := r.Policy.Parse(epoch)
	service := cmp.Or(r.Service, defaultService)
	return " in " + service + " of release " + policy.Release.Series() + ": it reads " + strings.Join(policy.Release.Sections(service), ", ")
}
