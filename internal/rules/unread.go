package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// reason is why nothing reads an assignment, which determines the one rule that
// reports it.
type reason uint8

const (
	isRead       reason = iota
	notJudged           // not known yet, or that release's facts are incomplete
	forged              // no configuration can express the name: line_injection
	trapped             // the line reads differently from how it looks: ini_trap
	otherProgram        // another program of the service reads it: option_not_in_program
	otherStore          // only other store types or drivers read it: option_of_other_store
	otherRelease        // another release reads it: option_not_in_release
	authIgnored         // an auth plugin's name in a section that builds a session without one: auth_option_ignored
	otherPlugin         // another auth plugin's name: auth_option_not_taken
	unknownAtAll        // unknown_option
)

// whyUnread says why nothing reads an assignment of a covered section. Several
// rules ask for each.
func (s *Subject) whyUnread(section *config.Section, a *config.Assignment) reason {
	if a.Option != nil {
		return isRead
	}
	why, known := s.reasons[a]
	if !known {
		why = s.findReason(section, a)
		if s.reasons == nil {
			s.reasons = map[*config.Assignment]reason{}
		}
		s.reasons[a] = why
	}
	return why
}

func (s *Subject) findReason(section *config.Section, a *config.Assignment) reason {
	switch {
	case a.Entry.Opaque, s.OutOfTree(a.As), s.ofNeighbour(a.As), s.ofMethod(a.As):
		return notJudged // it may turn out null, which is unset; or the catalogue cannot tell
	case !s.fromText(a) && ini.WritableName(a.As.Option) != nil:
		return forged
	case s.fromText(a) && meantName(section, a.As.Option) != "":
		return trapped
	case s.spelled(section, a.As.Option) != "" && s.OtherProgram(a.As) == nil:
		return unknownAtAll // a slip in case or hyphens
	}
	if s.ofOtherProgram(section, a) {
		return otherProgram
	}
	if s.OtherStore(section, a.As.Option) != nil {
		return otherStore
	}
	_, known := s.historyOf(a.As)
	switch {
	case known && (section.Facts.Complete || s.legacyOnly(a.As)):
		return otherRelease // even if some plugin has an option of that name
	case known:
		return notJudged
	}
	auth := AuthName(s.Release, fold(a.As.Option))
	switch {
	case auth && section.Facts.Reads.Auth:
		return otherPlugin
	case auth && section.BuildsSession():
		return authIgnored
	case s.ofLaterPlugin(section, a.As.Option):
		return notJudged // unknown_auth_plugin reports it
	case !section.Facts.Complete:
		return notJudged
	}
	return unknownAtAll
}

// ofLaterPlugin reports whether a name is an option of the auth plugin that a section
// names and that only later releases have.
func (s *Subject) ofLaterPlugin(section *config.Section, name string) bool {
	kind := section.Get("auth_type").Str()
	if !section.Facts.Reads.Auth || kind == "" {
		return false
	}
	if _, ok := s.Release.Plugin(kind); ok {
		return false
	}
	_, plugin := firstWith(kind)
	return plugin != nil && slices.ContainsFunc(plugin.Options, func(o *catalog.Option) bool { return o.Name.Option == name })
}

// ofNeighbour reports whether a project around the service reads a name.
func (s *Subject) ofNeighbour(as oslo.Name) bool {
	known, ok := s.Release.Service(s.Service)
	return ok && known.Beside(as)
}

// fromText reports whether an assignment is in a text rather than in
// attributes.
func (s *Subject) fromText(a *config.Assignment) bool { return a.Entry.Line > 0 && len(s.Sources) > 0 }

// raw is an assignment's text before interpolation, as its author wrote it.
func (s *Subject) raw(a *config.Assignment) string {
	if s.Literal {
		return strings.ReplaceAll(a.Entry.Value, `\$`, "$")
	}
	return a.Entry.Value
}

// register iterates over every name that a section reads in this release,
// including older ones in its own group.
func register(s *config.Section) func(func(string) bool) {
	return func(yield func(string) bool) {
		for name := range s.Names {
			if !yield(name) {
				return
			}
		}
		for older := range s.OlderNames {
			if older.Group == s.Name() && !yield(older.Option) {
				return
			}
		}
	}
}

// spelled finds the name in the section that differs from the given one at most
// in case and hyphens, "" if there is none.
func spelled(s *config.Section, name string) string {
	folded := fold(name)
	for candidate := range register(s) {
		if len(candidate) == len(folded) && fold(candidate) == folded {
			return candidate
		}
	}
	return ""
}

// spelled is the function spelled, including options of auth plugins if the
// section loads one.
func (s *Subject) spelled(section *config.Section, name string) string {
	if right := spelled(section, name); right != "" || !section.Facts.Reads.Auth {
		return right
	}
	if folded := fold(name); folded != name && len(s.Release.PluginsTaking(folded)) > 0 {
		return folded
	}
	return ""
}

// longestName is the longest name that a message repeats. Anything longer, or
// with characters other than letters, digits, "_", "-" and ".", may be part of
// a misplaced value, which may be a secret.
const longestName = 60

func showable(name string) bool {
	if name == "" || len(name) > longestName {
		return false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_', c == '-', c == '.':
		default:
			return false
		}
	}
	return true
}

// capitalised is a text, which is not empty, with its first letter in upper case.
func capitalised(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// label is a name for a message.
func label(name string) string {
	if showable(name) {
		return name
	}
	return "a name that is not shown here"
}

// full is an option's name with its section, for a message.
func full(name oslo.Name) string { return "[" + name.Group + "] " + label(name.Option) }

// releaseName is the release for a message.
func (s *Subject) releaseName() string { return s.Release.Of(s.Service) }
