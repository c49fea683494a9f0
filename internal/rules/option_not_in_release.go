package rules

import (
	"cmp"
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
	if p.Narrowed {
		return
	}
	for _, a := range p.Others {
		if !p.complete() && !p.legacyOnly(a.As) {
			continue
		}
		if !a.Entry.Opaque && !p.OutOfTree(a.As) && !p.ofNeighbour(a.As) {
			p.wrongRelease(a)
		}
	}
}

// legacyOnly reports whether a name was removed before the first release whose
// facts are listed.
func (s *Subject) legacyOnly(as oslo.Name) bool {
	legacy, ok := catalog.Legacy(as.Group, as.Option)
	if !ok || s.Service != "nova" || legacy.RemovedIn == "" {
		return false
	}
	_, spans := s.AliasLife(as)
	return len(spans) == 0 && len(s.Life(as)) == 0
}

func (p *Pass) wrongRelease(a *config.Assignment) {
	history, ok := p.historyOf(a.As)
	if !ok {
		return
	}
	problem := Problem{At: a, Message: history.message, Remediation: history.remedy}
	if problem.Remediation == "" && a.As.Group == "DEFAULT" && catalog.ReadByBackends(p.Release, p.Service, a.As.Option) {
		problem.Remediation = "Write it in the section of the backend that it is for, and list that section in enabled_backends."
	}
	if current, _ := p.Successor(a.As); current != (oslo.Name{}) {
		option, ok := p.Release.Option(p.Service, current.Group, current.Option)
		if ok && option.DeprecatedForRemoval && option.DefaultText() == a.Entry.Value {
			problem.Remediation = "Remove the option: " + full(current) + " has this value by default, and is deprecated."
		}
	}
	if p.MayBeBackported(a.As) {
		problem.Levels = "WWW"
		problem.Message += ", unless the package carries the security fix that brought it"
		problem.Remediation = "Make sure that the installed package carries the fix; if it does, leave the option as it is."
	}
	p.Report(problem)
}

// history says when a name that this release does not read is read.
type history struct{ message, remedy string }

// historyOf finds the history of a name that the release does not read, false
// if no release does.
func (s *Subject) historyOf(as oslo.Name) (history, bool) {
	own := s.Life(as)
	current, alias := s.AliasLife(as)
	if n := len(own); n > 0 && (len(alias) == 0 || !outlives(&alias[len(alias)-1], &own[n-1])) {
		return s.lifeStory(as, own)
	}
	if len(alias) > 0 {
		return s.aliasStory(as, current, alias, len(own) > 0), true
	}
	if legacy, ok := catalog.Legacy(as.Group, as.Option); ok && s.Service == "nova" && legacy.RemovedIn != "" {
		return s.legacyStory(legacy), true
	}
	return history{}, false
}

// outlives reports whether a name was read as an older name after it had ceased
// to be a separate option.
func outlives(alias, own *catalog.Span) bool {
	return !own.Until.IsZero() && (alias.Until.IsZero() || alias.Until.Compare(own.Until) > 0)
}

func (s *Subject) lifeStory(as oslo.Name, spans []catalog.Span) (history, bool) {
	name, now := as.Option, s.Release.Nova()
	ignores := s.releaseName() + " ignores it"
	var past *catalog.Span
	for i := range spans {
		span := &spans[i]
		if span.Since.Compare(now) > 0 {
			h := history{message: name + " is read since " + s.since(span) + ": " + ignores}
			if until := span.Until; !until.IsZero() {
				h.message = name + " is read since " + s.since(span) + " and before " + s.until(span) + ": " + ignores
			}
			if older := s.nameBefore(as); older != "" {
				h.remedy = "Write " + older + " for this release."
			} else if current, known := s.Successor(as); known && current != (oslo.Name{}) {
				h.remedy = s.replacement(as, current) // what this release reads instead
			}
			return h, true
		}
		if span.Until.IsZero() || span.Until.Compare(now) > 0 {
			return history{}, false // registered after all
		}
		past = span
	}
	h := history{message: name + " was removed in " + s.until(past) + ": " + ignores}
	if s.backendsRead(as) != "" {
		h.message = name + " was removed from [" + as.Group + "] in " + s.until(past) + ": " + ignores + " there"
	}
	if s.begins(as.Group, past) {
		h.message = name + " was read since " + s.since(past) + " and removed in " + s.until(past) + ": " + ignores
	}
	if h.remedy = s.successorOf(as); h.remedy == "" {
		h.remedy = "Remove the option, or write what the release reads in its place."
	}
	return h, true
}

// since says when a span begins, for a message: a version of Nova, or the
// series for another service.
func (s *Subject) since(span *catalog.Span) string {
	if s.Service != "nova" {
		if span.SinceLibrary != "" {
			return span.SinceLibrary + " (" + span.SinceSeries + ")"
		}
		return span.SinceSeries
	}
	if span.SinceLibrary != "" {
		return span.SinceLibrary + " (Nova " + span.Since.String() + ")"
	}
	return span.Since.String()
}

func (s *Subject) until(span *catalog.Span) string {
	if s.Service != "nova" {
		return span.UntilSeries
	}
	return span.Until.String()
}

// successorOf says what to write instead of a removed name; "" if only the
// rule's own remedy applies.
func (s *Subject) successorOf(as oslo.Name) string {
	current, known := s.Successor(as)
	switch {
	case !known:
		return s.backendsRead(as)
	case current == oslo.Name{}:
		return "Remove the option: " + cmp.Or(s.WhyGone(as), "nothing takes its place") + "."
	case s.gives(current):
		return tooMany(current)
	}
	return s.replacement(as, current)
}

// tooMany says to remove an option whose successor is set as well.
func tooMany(current oslo.Name) string {
	return "Remove the option: " + current.Option + " in [" + current.Group + "], which takes its place, is set as well."
}

// gives reports whether the configuration sets an option.
func (s *Subject) gives(name oslo.Name) bool {
	section := s.Configuration.Section(name.Group)
	return section != nil && section.Get(name.Option).Given()
}

// replacement says to write another option instead of one.
func (s *Subject) replacement(as, current oslo.Name) string {
	if where := s.writeForBackends(current); where != "" {
		return where
	}
	if !s.TakesValue(as) {
		return "Set " + current.Option + " in [" + current.Group + "] instead, which takes another value."
	}
	return "Write " + current.Option + " in [" + current.Group + "]."
}

// backendsRead says where to write an option of [DEFAULT] that only the sections of
// back ends still read; "" for any other.
func (s *Subject) backendsRead(as oslo.Name) string {
	if as.Group != "DEFAULT" || !catalog.ReadByBackends(s.Release, s.Service, as.Option) {
		return ""
	}
	const where, all = "Write it in the section of each back end that needs it", "backend_defaults"
	if _, ok := s.Release.Option(s.Service, all, as.Option); !ok {
		return where + "."
	}
	return where + ", or in [" + all + "] for all of them."
}

// begins reports whether the facts show the release that introduced an option,
// rather than just the first one whose options they list.
func (s *Subject) begins(section string, span *catalog.Span) bool {
	oldest := catalog.Releases()[0]
	if s.Service != "nova" {
		for _, release := range catalog.Releases() {
			if release.ServiceCovered(s.Service) {
				return span.SinceSeries != release.Series()
			}
		}
		return false
	}
	if span.Since.Major <= oldest.Major() {
		return false
	}
	facts, ok := oldest.Section(s.Service, section)
	return span.Since.Major > oldest.Major()+1 || ok && facts.Complete
}

// nameBefore finds the name by which this release reads an option that has since
// been renamed, with the section if it is another; "A or B" if several options have
// become one.
func (s *Subject) nameBefore(as oslo.Name) string {
	var names []string
	for _, old := range s.NamesBefore(as) {
		if name := old.Option; old.Group == as.Group {
			names = append(names, name)
		} else {
			names = append(names, name+" in ["+old.Group+"]")
		}
	}
	if facts, ok := s.Release.Section(s.Service, as.Group); ok && s.Service == "nova" && len(names) == 0 {
		for name := range facts.Names {
			if legacy, ok := catalog.Legacy(as.Group, name); ok && legacy.New == as {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, " or ")
}

func (s *Subject) legacyStory(legacy catalog.LegacyName) history {
	removed, _, _ := strings.Cut(legacy.RemovedIn, ":")
	h := history{message: full(legacy.Old) + " was removed in " + removed + ": " + s.releaseName() + " ignores it"}
	if !legacy.Replaced() {
		return h
	}
	if _, reads := s.Release.Option(s.Service, legacy.New.Group, legacy.New.Option); reads {
		h.remedy = "Write " + legacy.New.Option + " in [" + legacy.New.Group + "]."
	} else {
		h.remedy = s.successorOf(legacy.New)
	}
	return h
}

// aliasStory is about a name that some releases read as an older one. If own is
// true, it was a separate option before.
func (s *Subject) aliasStory(as, current oslo.Name, spans []catalog.Span, own bool) history {
	first, last := &spans[0], &spans[len(spans)-1]
	of := current.Option
	if current.Group != as.Group && !strings.HasPrefix(current.Group, "<") {
		of = full(current)
	}
	period := "read since " + s.since(first)
	if !last.Until.IsZero() {
		oldest, newest := releaseFrom(first.Since), releaseBefore(last.Until)
		switch {
		case own || !s.begins(current.Group, first):
			period = "read up to " + s.named(newest)
		case oldest == newest:
			period = "read in " + s.named(newest) + " only"
		default:
			period = "read from " + s.named(oldest) + " to " + s.named(newest)
		}
	}
	h := history{message: as.Option + " is an older name of " + of + ", " + period + ": " + s.releaseName() + " ignores it"}
	h.remedy = s.successorOf(as)
	return h
}

// named names a release in a message: its version counts for Nova only.
func (s *Subject) named(release catalog.Release) string {
	if s.Service != "nova" {
		return release.Series()
	}
	return release.String()
}

// releaseBefore is the last release older than a version of Nova.
func releaseBefore(version catalog.Version) catalog.Release {
	var found catalog.Release
	for _, release := range catalog.Releases() {
		if release.Nova().Compare(version) < 0 {
			found = release
		}
	}
	return found
}

// releaseFrom is the first release that is not older than a version of Nova.
func releaseFrom(version catalog.Version) catalog.Release {
	for _, release := range catalog.Releases() {
		if release.Nova().Compare(version) >= 0 {
			return release
		}
	}
	return catalog.Release{}
}
