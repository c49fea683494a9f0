package assess

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// PolicyText is a policy as users write it; empty fields are unset.
type PolicyText struct {
	Service     string // the service an exact release version refers to; "" is nova
	Release     string
	Profile     string
	Severities  map[string]string
	Waivers     []WaiverText
	EvaluatedAt string // RFC 3339

	Baseline      []string // fingerprints of accepted findings
	InlineWaivers *bool    // whether comments in the texts may waive; nil means unset, which is false
}

// WaiverText is a waiver as users write it.
type WaiverText struct {
	report.Place
	Rule, Reason, Expires, Owner, Option, Configuration string
	// Inherited means that it is in the provider's configuration: it may be for
	// another data source, so leaving it unused here means nothing.
	Inherited bool
}

// Over lays a data source's policy over the provider's: release, profile and
// time replace, severities replace key by key, waivers are added.
func (p PolicyText) Over(base PolicyText) PolicyText {
	merged := PolicyText{
		Service:     cmp.Or(p.Service, base.Service),
		Release:     cmp.Or(p.Release, base.Release),
		Profile:     cmp.Or(p.Profile, base.Profile),
		EvaluatedAt: cmp.Or(p.EvaluatedAt, base.EvaluatedAt),
		Severities:  p.Severities,
		Waivers:     p.Waivers,

		Baseline:      p.Baseline,
		InlineWaivers: cmp.Or(p.InlineWaivers, base.InlineWaivers),
	}
	if len(base.Severities) > 0 {
		merged.Severities = maps.Clone(base.Severities)
		for _, name := range slices.Sorted(maps.Keys(p.Severities)) {
			// Differences in case, and aliases, must not let both entries
			// stand.
			for other := range base.Severities {
				if sameRule(name, other) {
					delete(merged.Severities, other)
				}
			}
			merged.Severities[name] = p.Severities[name]
		}
	}
	for _, w := range base.Waivers {
		w.Inherited = true
		merged.Waivers = append(slices.Clip(merged.Waivers), w)
	}
	return merged
}

func sameRule(a, b string) bool {
	if strings.EqualFold(a, b) {
		return true
	}
	left, ok := rules.Lookup(a)
	right, also := rules.Lookup(b)
	return ok && also && left == right
}

// Policy is a policy with every name resolved.
type Policy struct {
	Release    catalog.Release
	Profile    report.Profile
	Severities map[*rules.Rule]report.Severity
	Waivers    []Waiver
	Now        time.Time      // for judging certificates and waivers
	Clock      time.Time      // of the check itself, whatever the policy says
	Inline     bool           // comments in the texts may waive
	Baseline   map[string]int // fingerprints, with their index in Listed
	Listed     []string       // the same in the order given

	// used records, for each waiver and then each baseline entry, whether it
	// covered a finding. It is set if one policy judges many configurations:
	// its owner then reports once what there is to say about the policy itself.
	used []bool

	configuration string // the configuration being judged, if it is one of several
}

// Waiver is a waiver with its origin.
type Waiver struct {
	report.Waiver
	report.Place
	Inherited bool
}

// Parse resolves the names in a policy. It returns every mistake, not just the
// first. now is used if the policy sets no time.
func (p PolicyText) Parse(now time.Time) (Policy, []Mistake) {
	var mistakes []Mistake
	wrong := func(place report.Place, summary string, err error) {
		mistakes = append(mistakes, Mistake{Place: place, Summary: summary, Detail: sentence(err.Error())})
	}
	policy := Policy{Release: catalog.Newest(), Profile: report.Baseline, Now: now, Clock: now}
	if p.Release != "" {
		release, err := catalog.ResolveFor(p.Service, p.Release)
		if err != nil {
			wrong(report.Place{Attribute: "release"}, "Unknown release", err)
		}
		policy.Release = release
	}
	if p.Profile != "" {
		profile, err := report.ParseProfile(p.Profile)
		if err != nil {
			wrong(report.Place{Attribute: "profile"}, "Unknown profile", err)
		}
		policy.Profile = profile
	}
	if p.EvaluatedAt != "" {
		at, err := time.Parse(time.RFC3339, p.EvaluatedAt)
		if err != nil {
			wrong(report.Place{Attribute: "evaluated_at"}, "Not a time",
				fmt.Errorf("%s is not an RFC 3339 time: write for example 2026-11-21T08:00:00Z", report.Show(p.EvaluatedAt)))
		}
		policy.Now = at
	}
	policy.Severities = p.severities(policy.Profile, wrong)
	for _, text := range p.Waivers {
		waiver, faults := text.parse()
		for _, fault := range faults {
			place := text.Place
			place.Key = fault.argument
			wrong(place, "Wrong waiver", fault.err)
		}
		if len(faults) == 0 {
			policy.Waivers = append(policy.Waivers, waiver)
		}
	}
	policy.Inline = p.InlineWaivers != nil && *p.InlineWaivers
	for i, text := range p.Baseline {
		if err := policy.accept(text); err != nil {
			wrong(report.Place{Attribute: "baseline"}, "Wrong baseline", fmt.Errorf("entry %d: %w", i, err))
			break // a different kind of file would give one per line
		}
	}
	return policy, mistakes
}

// severities resolves the severity overrides, and passes each mistake to wrong.
func (p PolicyText) severities(profile report.Profile, wrong func(report.Place, string, error)) map[*rules.Rule]report.Severity {
	var severities map[*rules.Rule]report.Severity
	for _, name := range slices.Sorted(maps.Keys(p.Severities)) {
		rule, severity, err := parseSeverity(name, p.Severities[name], profile)
		if _, twice := severities[rule]; err == nil && twice {
			err = fmt.Errorf("the rule %s is named twice, in different case or by an alias: keep one", rule.Name)
		}
		if err != nil {
			wrong(report.Place{Attribute: "severities", Key: name}, "Wrong severity override", err)
			continue
		}
		if severities == nil {
			severities = make(map[*rules.Rule]report.Severity, len(p.Severities))
		}
		severities[rule] = severity
	}
	return severities
}

func parseSeverity(name, text string, profile report.Profile) (*rules.Rule, report.Severity, error) {
	rule, err := lookup(name)
	if err != nil {
		return nil, report.Off, err
	}
	severity, err := report.ParseSeverity(text)
	if err != nil {
		return nil, report.Off, fmt.Errorf("rule %s: %w", rule.Name, err)
	}
	if rule.Unwaivable && severity < rule.Levels.At(profile) {
		return nil, report.Off, fmt.Errorf("the rule %s cannot be lowered: correct what it finds", rule.Name)
	}
	return rule, severity, nil
}

// waiverFault is what is wrong with one argument of a waiver.
type waiverFault struct {
	argument string
	err      error
}

// parse resolves the names in a waiver. It returns every fault, not just the
// first.
func (w WaiverText) parse() (Waiver, []waiverFault) {
	var faults []waiverFault
	wrong := func(argument string, err error) { faults = append(faults, waiverFault{argument, err}) }
	name := "the waiver"
	rule, err := lookup(w.Rule)
	switch {
	case err != nil:
		wrong("rule", err)
	case rule.Unwaivable:
		wrong("rule", fmt.Errorf("the rule %s cannot be waived: correct what it finds", rule.Name))
	}
	if err == nil {
		name = "the waiver of " + rule.Name
	}
	if !strings.ContainsFunc(w.Reason, visible) {
		wrong("reason", fmt.Errorf("%s has a blank reason: say why the finding is acceptable, for anyone who reads it next year", name))
	}
	expires, err := report.ParseExpiry(w.Expires)
	switch {
	case w.Expires == "":
		wrong("expires", fmt.Errorf("%s has no expires: write the last valid day, for example 2027-01-31", name))
	case err != nil:
		wrong("expires", fmt.Errorf("%s: expires = %w", name, err))
	}
	if w.Option != "" && !strings.Contains(strings.Trim(w.Option, "."), ".") {
		wrong("option", fmt.Errorf("%s: option = %s names no section: write section.option, for example glance.insecure", name, report.Show(w.Option)))
	}
	if len(faults) > 0 {
		return Waiver{}, faults
	}
	return Waiver{
		Waiver:    report.Waiver{Rule: rule.Name, Reason: w.Reason, Expires: expires, Owner: w.Owner, Option: w.Option, Configuration: w.Configuration},
		Place:     w.Place,
		Inherited: w.Inherited,
	}, nil
}

// visible reports whether a character has a visible form: a zero-width space is
// not a reason.
func visible(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// lookup finds a rule, or suggests one.
func lookup(name string) (*rules.Rule, error) {
	if rule, ok := rules.Lookup(name); ok {
		return rule, nil
	}
	if strings.ContainsAny(name, "*?") {
		return nil, errors.New("rules are named one by one: a wildcard would also cover what no one has looked at")
	}
	return nil, fmt.Errorf("unknown rule %s%s", report.Show(name), rules.DidYouMean(name))
}

// sentence turns an error text into a sentence for a diagnostic.
func sentence(text string) string {
	if text == "" {
		return text
	}
	return report.Stopped(strings.ToUpper(text[:1]) + text[1:])
}
