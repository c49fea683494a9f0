package assess

import (
	"fmt"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// BaselineEntry is one finding that a baseline accepts. Only the fingerprint
// matters; the rest is for human readers.
type BaselineEntry struct {
	Fingerprint   string `json:"fingerprint"`
	Rule          string `json:"rule,omitempty"`
	Configuration string `json:"configuration,omitempty"`
	Section       string `json:"section,omitempty"`
	Option        string `json:"option,omitempty"`
}

// BaselineOf lists the entries a baseline needs to accept these findings, each
// fingerprint once, ordered by configuration, section, option and rule. It
// omits findings that cannot be waived, are already waived, or are about the
// policy itself.
func BaselineOf(findings []report.Finding) []BaselineEntry {
	entries := []BaselineEntry{}
	seen := map[string]bool{}
	for i := range findings {
		f := &findings[i]
		rule, ok := rules.Lookup(f.Rule)
		if f.Waived || f.Unwaivable || !ok || rule.Scope == rules.Run {
			continue
		}
		fingerprint := f.Fingerprint()
		if seen[fingerprint] {
			continue
		}
		seen[fingerprint] = true
		entries = append(entries, BaselineEntry{fingerprint, f.Rule, f.Configuration, f.Section, f.Option})
	}
	slices.SortFunc(entries, func(a, b BaselineEntry) int {
		return strings.Compare(
			strings.Join([]string{a.Configuration, a.Section, a.Option, a.Rule, a.Fingerprint}, "\x00"),
			strings.Join([]string{b.Configuration, b.Section, b.Option, b.Rule, b.Fingerprint}, "\x00"))
	})
	return entries
}

// accept adds a fingerprint to the baseline.
func (p *Policy) accept(text string) error {
	fingerprint, err := report.ParseFingerprint(text)
	if err != nil {
		return err
	}
	if _, twice := p.Baseline[fingerprint]; twice {
		return nil
	}
	if p.Baseline == nil {
		p.Baseline = map[string]int{}
	}
	p.Baseline[fingerprint] = len(p.Listed)
	p.Listed = append(p.Listed, fingerprint)
	return nil
}

// marks is the number of waivers and baseline entries whose use is recorded.
func (p *Policy) marks() int { return len(p.Waivers) + len(p.Listed) }

// acceptListed marks a finding that the baseline lists. A finding that is
// waived as well still uses its entry.
func (p *Policy) acceptListed(f *report.Finding, used []bool) {
	if len(p.Listed) == 0 || f.Unwaivable {
		return
	}
	if i, listed := p.Baseline[f.Fingerprint()]; listed {
		used[i] = true
		f.Baselined = true
	}
}

// shownEntries is how many entries a message names.
const shownEntries = 10

// aboutBaseline lists the entries that no longer match anything.
func (p *Policy) aboutBaseline(used []bool, complete bool) []report.Finding {
	if !complete {
		return nil
	}
	var unused []string
	for i, fingerprint := range p.Listed {
		if !used[i] {
			unused = append(unused, fingerprint)
		}
	}
	if len(unused) == 0 {
		return nil
	}
	message := "1 baseline entry matches no finding: "
	if len(unused) > 1 {
		message = fmt.Sprintf("%d baseline entries match no finding: ", len(unused))
	}
	message += strings.Join(unused[:min(len(unused), shownEntries)], ", ")
	if more := len(unused) - shownEntries; more > 0 {
		message += fmt.Sprintf(" and %d more", more)
	}
	return p.chosen(rules.BaselineUnused.Finding(report.Place{Attribute: "baseline"}, message))
}
