package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// defaultService is the service whose configuration is meant where none is
// named.
const defaultService = "nova"

// epoch stands for the time where none matters.
var epoch time.Time

// Result is what one check gives.
type Result struct {
	ID               string
	Release          string // the resolved series
	NovaVersion      string // the exact version whose facts were used
	Rendered         string
	RenderedRedacted string
	Values           map[string]string
	Settings         map[string]SettingInfo // nil unless asked for
	Migrated         map[string]string      // texts with only what must change changed, by source name
	Findings         []report.Finding
	Valid            bool
	Complete         bool // every value was known
}

// Run checks one request. The result is nil where there are mistakes: then the
// call itself means nothing. now is used where the request names no time.
func Run(r *Request, now time.Time) (*Result, []Mistake) {
	r.Service = cmp.Or(r.Service, defaultService)
	policy, mistakes := r.Policy.Parse(now)
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	covered, mistakes := r.covered(policy.Release)
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	return r.check(&policy, covered)
}

// check runs a request whose policy is parsed and whose sections are chosen.
func (r *Request) check(policy *Policy, covered []*catalog.Section) (*Result, []Mistake) {
	if r.Attributes != nil {
		if mistakes := r.Attributes.mistakes(); len(mistakes) > 0 {
			return nil, r.hideMistakes(mistakes, policy.Release)
		}
	}
	in, mistakes := r.read()
	if len(mistakes) > 0 {
		return nil, r.hideMistakes(mistakes, policy.Release)
	}
	if r.Attributes == nil {
		covered = present(r.Service, covered, in, deprecatedNames(policy.Release, r.Service))
	}
	res := r.resolve(in, policy.Release, covered)
	if r.Hardened && !in.broken {
		harden(res.sections)
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
	if r.brief { // its places are hidden one and all
		return result, nil
	}
	r.hideFindings(result.Findings, policy.Release)
	if r.JudgeOnly {
		return result, nil
	}
	if res.broken {
		result.Migrated = r.untouched()
	} else {
		result.Migrated = r.migrate(res)
	}
	return result, nil
}

// subject is the configuration as the rules look at it.
func (r *Request) subject(res *resolution, policy *Policy) *rules.Subject {
	subject := &rules.Subject{
		Release:   res.release,
		Service:   r.Service,
		Sections:  res.sections,
		Sources:   res.sources,
		Others:    res.others,
		Literal:   r.Attributes != nil && !r.Interpolate,
		Now:       policy.Now,
		Clock:     policy.Clock,
		Elsewhere: res.elsewhere,
	}
	if res.broken || res.unread {
		subject.Sections, subject.Others = nil, nil // nothing is surely effective: the text alone is judged
	}
	return subject
}

// result is what the outputs show, but for the migrated texts.
func (r *Request) result(res *resolution, found []report.Finding, policy *Policy) *Result {
	findings := policy.judge(found, !res.unknown)
	result := &Result{
		Release:     policy.Release.Series(),
		NovaVersion: policy.Release.Nova().String(),
		Complete:    !res.unknown,
	}
	if !r.JudgeOnly {
		result.ID = r.id(policy.Release)
	}
	if !res.broken {
		text, redacted, err := r.document(res).write()
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
	if res.broken {
		result.Rendered = unapproved(findings)
		result.RenderedRedacted = result.Rendered
	}
	result.Findings = findings
	result.Valid = report.Valid(findings)
	return result
}

// refusesLine tells whether a finding says already that some value is no line.
func refusesLine(findings []report.Finding) bool {
	return slices.ContainsFunc(findings, func(f report.Finding) bool {
		return f.Rule == "line_injection" && f.Severity == report.Error
	})
}

// unwritable is the finding for a value that passed every rule and that no INI
// line can carry.
func unwritable(err error) report.Finding {
	rule, _ := rules.Lookup("line_injection")
	f := rule.Finding(report.Place{}, err.Error())
	f.Severity = report.Error
	return f
}

// covered lists the sections that may be judged: the one that attributes are
// for, or those that the service's release covers.
func (r *Request) covered(release catalog.Release) ([]*catalog.Section, []Mistake) {
	if !release.ServiceCovered(r.Service) {
		return nil, []Mistake{serviceNotCovered(r.Service, release)}
	}
	names := release.Consumers(r.Service)
	asked, argument := r.Sections, "sections"
	if r.Attributes != nil {
		asked, argument = []string{r.Attributes.Section}, "section"
	}
	if asked == nil {
		asked = names
	} else if r.Attributes == nil && len(asked) == 0 {
		return nil, nil
	}
	var sections []*catalog.Section
	for _, name := range asked {
		section, ok := release.Section(r.Service, name)
		// [glance] is Nova's own in the releases before it built a session.
		if !ok || (!section.Consumer && name != "glance") {
			return nil, []Mistake{{
				Place:   report.Place{Attribute: argument},
				Summary: "Section not covered",
				Detail: fmt.Sprintf("The section %s of %s in release %s builds no keystoneauth session that the catalogue knows. Sections that do: %s.",
					report.Quote(name), r.Service, release.Series(), strings.Join(names, ", ")),
			}}
		}
		if !slices.Contains(sections, section) {
			sections = append(sections, section)
		}
	}
	if r.Attributes == nil && r.Sections == nil && r.Service == defaultService {
		if glance, ok := release.Section(r.Service, "glance"); ok && !glance.Consumer {
			sections = append(sections, glance)
		}
	}
	return sections, nil
}

func serviceNotCovered(service string, release catalog.Release) Mistake {
	return Mistake{
		Place:   report.Place{Attribute: "service"},
		Summary: "Service not covered",
		Detail: fmt.Sprintf("The catalogue knows no sections of the service %s in release %s. It covers: %s.",
			report.Quote(service), release.Series(), strings.Join(servicesOf(release), ", ")),
	}
}

func servicesOf(release catalog.Release) []string {
	var services []string
	for _, service := range catalog.Services() {
		if release.ServiceCovered(service) {
			services = append(services, service)
		}
	}
	return services
}
