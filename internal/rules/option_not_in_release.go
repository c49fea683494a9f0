package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

func checkOptionNotInRelease(p *Pass) {
	for _, section := range p.Sections {
		for _, a := range section.Assignments {
			if p.whyUnread(section, a) == otherRelease {
				p.wrongRelease(a)
			}
		}
	}
	if p.Narrowed || !p.complete() {
		return
	}
	for _, a := range p.Others {
		if !a.Entry.Opaque && !p.OutOfTree(a.As) {
			p.wrongRelease(a)
		}
	}
}

func (p *Pass) wrongRelease(a *config.Assignment) {
	if history, ok := p.historyOf(a.As); ok {
		p.Report(Problem{At: a, Message: history.message, Remediation: history.remedy})
	}
}

// history says when a name that this release does not read is read.
type history struct{ message, remedy string }

// historyOf finds out about a name that the release does not read, false where
// no release does.
func (s *Subject) historyOf(as oslo.Name) (history, bool) {
	if !wasEverRead(s.Service, as) {
		if legacy, ok := catalog.Legacy(as.Group, as.Option); ok && s.Service == "nova" && legacy.RemovedIn != "" {
			return s.legacyStory(legacy), true
		}
		return history{}, false
	}
	if spans := catalog.Life(s.Service, as.Group, as.Option); len(spans) > 0 {
		return s.lifeStory(as, spans)
	}
	return s.aliasStory(as)
}

func (s *Subject) lifeStory(as oslo.Name, spans []catalog.Span) (history, bool) {
	name, now := as.Option, s.Release.Nova()
	ignores := s.releaseName() + " ignores it"
	var past *catalog.Span
	for i := range spans {
		span := &spans[i]
		if span.Since.Compare(now) > 0 {
			since := span.Since.String()
			if span.SinceLibrary != "" {
				since = span.SinceLibrary + " (Nova " + since + ")"
			}
			h := history{message: name + " is read since " + since + ": " + ignores}
			if until := span.Until; !until.IsZero() {
				h.message = name + " is read since " + since + " and before " + until.String() + ": " + ignores
			}
			if older := s.nameBefore(as); older != "" {
				h.remedy = "Write " + older + " for this release."
			}
			return h, true
		}
		if span.Until.IsZero() || span.Until.Compare(now) > 0 {
			return history{}, false // registered after all
		}
		past = span
	}
	h := history{message: name + " was removed in " + past.Until.String() + ": " + ignores}
	if s.begins(as.Group, past) {
		h.message = name + " was read since " + past.Since.String() + " and removed in " + past.Until.String() + ": " + ignores
	}
	if legacy, ok := catalog.Legacy(as.Group, name); ok && legacy.Replaced() {
		h.remedy = "Write " + legacy.New.Option + " in [" + legacy.New.Group + "]."
	}
	return h, true
}

// begins tells whether the facts show the release that brought an option, and
// not only the first one whose options they list.
func (s *Subject) begins(section string, span *catalog.Span) bool {
	oldest := catalog.Releases()[0]
	if span.Since.Major <= oldest.Major() {
		return false
	}
	facts, ok := oldest.Section(s.Service, section)
	return span.Since.Major > oldest.Major()+1 || ok && facts.Complete
}

// nameBefore finds the name by which this release reads an option that has
// been renamed since.
func (s *Subject) nameBefore(as oslo.Name) string {
	facts, ok := s.Release.Section(s.Service, as.Group)
	if !ok || s.Service != "nova" {
		return ""
	}
	for _, option := range facts.All() {
		if legacy, ok := catalog.Legacy(as.Group, option.Name.Option); ok && legacy.New == as {
			return option.Name.Option
		}
	}
	return ""
}

func (s *Subject) legacyStory(legacy catalog.LegacyName) history {
	removed, _, _ := strings.Cut(legacy.RemovedIn, ":")
	h := history{message: full(legacy.Old) + " was removed in " + removed + ": " + s.releaseName() + " ignores it"}
	if legacy.Replaced() {
		h.remedy = "Write " + legacy.New.Option + " in [" + legacy.New.Group + "], as far as the release reads that."
	}
	return h
}

// aliasStory looks for releases that read the name as an older one.
func (s *Subject) aliasStory(as oslo.Name) (history, bool) {
	var first, last catalog.Release
	var current oslo.Name
	for _, release := range catalog.Releases() {
		facts, ok := release.Section(s.Service, as.Group)
		if !ok {
			continue
		}
		for _, option := range facts.All() {
			for _, older := range option.Deprecated {
				if older == as {
					if first.IsZero() {
						first = release
					}
					last, current = release, option.Name
				}
			}
		}
	}
	if first.IsZero() {
		return history{}, false
	}
	span := "from " + first.String() + " to " + last.String()
	switch first {
	case catalog.Releases()[0]:
		span = "up to " + last.String()
	case last:
		span = "in " + last.String() + " only"
	}
	h := history{message: as.Option + " is an older name of " + current.Option + ", read " + span + ": " + s.releaseName() + " ignores it"}
	if _, ok := s.Release.Option(s.Service, current.Group, current.Option); ok {
		h.remedy = "Write " + current.Option + "."
	}
	return h, true
}
