package assess

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// UpgradeRequest asks what changing the release does to a configuration. The
// request's Sources hold the configuration and its Policy.Release names the
// target release; values cannot come as attributes.
type UpgradeRequest struct {
	Request
	From string // the release that reads the configuration at present
	Pin  bool   // write out old defaults that differ in the new release
}

// UpgradeResult is the configuration as the new release would read it once
// migrated, and what changed.
type UpgradeResult struct {
	*Result
	FromNovaVersion string   // the exact version whose facts were used for From
	Changes         []Change // by section, then in catalogue order
	Steps           []Step   // what the upgrade requires, in the order it is due
}

// Upgrade reads a configuration as one release does, rewrites it for another,
// and judges the outcome by that release's rules. Going to an older release
// works the same way. The result is nil if there are mistakes.
func Upgrade(r *UpgradeRequest, now time.Time) (*UpgradeResult, []Mistake) {
	r.Service = cmp.Or(r.Service, defaultService)
	r.Policy.Service = r.Service
	policy, mistakes := r.Policy.Parse(now)
	for i := range mistakes {
		if mistakes[i].Attribute == "release" {
			mistakes[i].Attribute = "to_release"
		}
	}
	from, err := catalog.ResolveFor(r.Service, r.From)
	if err != nil {
		mistakes = append(mistakes, Mistake{Place: report.Place{Attribute: "from_release"},
			Summary: "Unknown release", Detail: sentence(err.Error())})
	}
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	sides := [...]catalog.Release{from, policy.Release}
	for _, release := range sides {
		if _, mistakes = r.only(release); len(mistakes) > 0 {
			return nil, mistakes
		}
	}
	in, mistakes := r.read()
	if len(mistakes) > 0 {
		return nil, r.hideMistakes(mistakes, policy.Release)
	}
	up := &UpgradeResult{FromNovaVersion: from.Nova().String()}
	if in.Broken {
		res := r.resolve(in, policy.Release, nil)
		up.Result = r.result(res, rules.Check(r.subject(res, &policy)), &policy)
		r.hideFindings(up.Findings, policy.Release)
		up.ID = r.upgradeID(up.ID, from)
		return up, nil
	}
	m := newMigration(r, in, from, policy.Release, r.sectionsIn(in, sides[:]))
	after := r.resolve(m.migrated(), policy.Release, m.judged())
	found := rules.Check(r.subject(after, &policy))
	if m.unpin(found) {
		after = r.resolve(m.migrated(), policy.Release, m.judged())
		found = rules.Check(r.subject(after, &policy))
	}
	found = m.weakened(m.ownFaults(found))
	up.Changes = m.changes(after)
	up.Steps = m.steps()
	up.Result = r.result(after, append(found, m.unjudged(found)...), &policy)
	r.hideFindings(up.Findings, policy.Release)
	up.ID = r.upgradeID(up.ID, from)
	return up, nil
}

// sectionsIn lists, sorted, the sections to upgrade: the chosen ones, or else every
// section that one of the releases reads, or moves an option of the input to.
func (r *UpgradeRequest) sectionsIn(in *config.Lines, releases []catalog.Release) []string {
	names := slices.Clone(r.Sections)
	if names == nil {
		for _, release := range releases {
			res := r.resolve(in, release, nil)
			for _, section := range res.Sections {
				names = append(names, section.Name())
			}
			for _, a := range in.Assignments {
				if current, ok := res.Renamed(a.As); ok {
					names = append(names, current.Group)
				}
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// upgradeID is a digest of the check of the migrated text and of the upgrade's
// inputs.
func (r *UpgradeRequest) upgradeID(id string, from catalog.Release) string {
	w := newDigest()
	w.texts("osloconf upgrade 1", id, from.Nova().String())
	w.flags(r.Pin)
	return "sha256:" + hex.EncodeToString(w.Sum(nil))
}

// lossRules report that a release does not read what a text sets.
var lossRules = [...]string{"option_not_in_release", "unknown_option", "auth_option_ignored", "conflicting_names"}

// unjudged returns the findings on options that are set but lost without a rule
// reporting it: the new release does not cover the section, or reads the name
// as an older one of an option that the texts also set.
func (m *migration) unjudged(found []report.Finding) []report.Finding {
	rule, ok := rules.Lookup("option_not_in_release")
	if !ok {
		return nil
	}
	told := map[oslo.Name]bool{}
	for i := range found {
		if !slices.Contains(lossRules[:], found[i].Rule) {
			continue
		}
		told[oslo.Name{Group: found[i].Section, Option: found[i].Option}] = true
	}
	var findings []report.Finding
	for i := range m.pairs {
		p := &m.pairs[i]
		if !p.lost() || p.heir || !m.written(p.before) || !m.complete(m.to, p.section) || told[p.before.Option.Name] || told[p.set] {
			continue
		}
		f := rule.Finding(p.before.Place, fmt.Sprintf("%s reads no %s in [%s]: it ignores the option", m.now(), p.before.Name(), p.section))
		if aliases := m.aliases[p.before.Option.Name]; len(aliases) > 0 {
			f.Message = fmt.Sprintf("%s reads %s in [%s] as an older name of %s, which the texts also set: only the current name counts",
				m.now(), p.before.Name(), p.section, bracketed(aliases[0].Name))
		}
		f.Section, f.Option = p.section, p.before.Name()
		findings = append(findings, f)
	}
	return findings
}
