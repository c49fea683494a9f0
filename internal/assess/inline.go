package assess

import (
	"errors"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// inlineForm is how a comment waives a finding on the option below it.
const inlineForm = `"# osloconf: allow RULE until YYYY-MM-DD: reason"`

// inlineMark is the start of such a comment's text.
const inlineMark = "osloconf:"

// inlineWaivers are the waivers in the texts' comments, by the lines they apply
// to, and what is wrong with such comments.
type inlineWaivers struct {
	list     []*inlineWaiver
	byLine   map[fileLine][]*inlineWaiver
	byOption map[string][]*inlineWaiver // "section.option", for findings without a line
	findings []report.Finding
}

type inlineWaiver struct {
	Waiver
	used bool
}

type fileLine struct {
	file string
	line int
}

// inlineWaivers reads the texts' comments. If a text does not parse, nothing in
// it takes effect, so its waivers do not either.
func (r *Request) inlineWaivers(res *resolution, policy *Policy) *inlineWaivers {
	w := &inlineWaivers{}
	if res.Broken || r.Attributes != nil {
		return w
	}
	for i := range res.Sources {
		source := &res.Sources[i]
		if source.File != nil && holdsMark(source.Text) {
			w.read(source, policy)
		}
	}
	for i := range w.findings {
		w.findings[i].Configuration = r.Configuration
	}
	return w
}

// holdsMark reports whether a text can contain such a comment at all.
func holdsMark(text string) bool {
	for {
		at := strings.IndexByte(text, ':')
		if at < 0 {
			return false
		}
		if begin := at + 1 - len(inlineMark); begin >= 0 && strings.EqualFold(text[begin:at+1], inlineMark) {
			return true
		}
		text = text[at+1:]
	}
}

// read processes one text. Comments directly above an option apply to it;
// nothing may come between, not even a blank line.
func (w *inlineWaivers) read(source *config.Source, policy *Policy) {
	entries := source.File.Entries
	var waiting []*inlineWaiver
	for i, line := range ini.Lines(source.Text) {
		number := i + 1
		for len(entries) > 0 && entries[0].Line < number {
			entries = entries[1:]
		}
		if line[0] == '#' || line[0] == ';' {
			place := source.Place
			place.Line = number
			if waiver := w.comment(line, place, policy); waiver != nil {
				waiting = append(waiting, waiver)
			}
			continue
		}
		if len(waiting) == 0 {
			continue
		}
		if len(entries) > 0 && entries[0].Line == number {
			w.add(waiting, &entries[0], source.Place.File)
		} else {
			w.nothingBelow(waiting)
		}
		waiting = nil
	}
	w.nothingBelow(waiting)
}

// comment reads one comment line; nil if it waives nothing.
func (w *inlineWaivers) comment(line string, place report.Place, policy *Policy) *inlineWaiver {
	body := strings.TrimSpace(strings.TrimLeft(line, "#;"))
	if len(body) < len(inlineMark) || !strings.EqualFold(body[:len(inlineMark)], inlineMark) {
		return nil
	}
	body = strings.TrimSpace(body[len(inlineMark):])
	if !meansToWaive(body) {
		return nil // such as a migrated text's remark about a line
	}
	if !policy.Inline {
		w.findings = append(w.findings, rules.WaiverIgnored.Finding(place,
			"this comment waives nothing: the policy does not allow waivers in comments"))
		return nil
	}
	text, err := inlineText(body)
	if err != nil {
		w.invalid(place, err)
		return nil
	}
	waiver, faults := text.parse()
	if len(faults) == 0 {
		waiver.Place = place
		return &inlineWaiver{Waiver: waiver}
	}
	reasons := make([]string, len(faults))
	for i, fault := range faults {
		reasons[i] = fault.err.Error()
	}
	w.invalid(place, errors.New(strings.Join(reasons, "; ")))
	return nil
}

// meansToWaive reports whether a text begins with allow or a word easily
// mistaken for it.
func meansToWaive(body string) bool {
	word := body
	if at := strings.IndexAny(body, " \t:=("); at >= 0 {
		word = body[:at]
	}
	switch strings.ToLower(word) {
	case "allow", "allows", "allowed", "alow", "allo", "alllow", "waive", "waiver", "ignore", "disable", "permit", "skip", "suppress":
		return true
	}
	return false
}

func (w *inlineWaivers) invalid(place report.Place, err error) {
	w.findings = append(w.findings, rules.WaiverInvalid.Finding(place, "this comment waives nothing: "+report.Redact(err.Error())))
}

// inlineText parses the text after the mark. Errors do not repeat it: a comment
// may contain anything.
func inlineText(body string) (WaiverText, error) {
	head, reason, ok := strings.Cut(body, ":")
	words := strings.Fields(head)
	switch {
	case len(words) == 0 || !strings.EqualFold(words[0], "allow"):
		return WaiverText{}, errors.New("it does not say allow; write " + inlineForm)
	case len(words) == 1:
		return WaiverText{}, errors.New("it names no rule; write " + inlineForm)
	case len(words) == 2:
		return WaiverText{}, errors.New("it names no last day; write " + inlineForm)
	case len(words) != 4 || !strings.EqualFold(words[2], "until"):
		return WaiverText{}, errors.New("what follows the rule is not \"until YYYY-MM-DD\"; write " + inlineForm)
	case !ok:
		return WaiverText{}, errors.New("it has no reason; write " + inlineForm)
	}
	// A reason appears in outputs, where a secret must not.
	reason = report.Redact(strings.TrimSpace(reason))
	return WaiverText{Rule: words[1], Expires: words[3], Reason: reason}, nil
}

// add records waivers for the option that an entry sets.
func (w *inlineWaivers) add(waivers []*inlineWaiver, entry *ini.Entry, file string) {
	if w.byLine == nil {
		w.byLine, w.byOption = map[fileLine][]*inlineWaiver{}, map[string][]*inlineWaiver{}
	}
	seen := map[string]bool{}
	option := oslo.GroupOf(entry.Section) + "." + entry.Name
	for _, waiver := range waivers {
		if seen[waiver.Rule] {
			w.invalid(waiver.Place, errors.New("a comment above it waives the same rule for the same option; keep one"))
			continue
		}
		seen[waiver.Rule] = true
		waiver.Option = option
		w.list = append(w.list, waiver)
		for line := entry.Line; line <= entry.End; line++ {
			at := fileLine{file, line}
			w.byLine[at] = append(w.byLine[at], waiver)
		}
		key := strings.ToLower(option)
		w.byOption[key] = append(w.byOption[key], waiver)
	}
}

func (w *inlineWaivers) nothingBelow(waivers []*inlineWaiver) {
	for _, waiver := range waivers {
		w.invalid(waiver.Place, errors.New("there is no option on the line below it"))
	}
}

// cover waives a finding to which a comment applies. A finding at another line
// is a different one, even on the same option: the comment may be in a file
// that a later one overrides.
func (w *inlineWaivers) cover(f *report.Finding, now time.Time) {
	if len(w.list) == 0 || f.Unwaivable || f.Option == "" {
		return
	}
	waivers := w.byLine[fileLine{f.File, f.Line}]
	if f.Line == 0 {
		waivers = w.byOption[strings.ToLower(f.Section+"."+f.Option)]
	}
	for _, waiver := range waivers {
		if !strings.EqualFold(waiver.Rule, f.Rule) {
			continue
		}
		waiver.used = true
		if !waiver.Expired(now) && !f.Waived {
			f.Waived, f.WaiverReason = true, waiver.Reason
		}
	}
}

// aboutInline returns the findings about waivers in comments.
func (p *Policy) aboutInline(w *inlineWaivers, complete bool) []report.Finding {
	var findings []report.Finding
	for i := range w.findings {
		findings = append(findings, p.chosen(w.findings[i])...)
	}
	for _, waiver := range w.list {
		switch {
		case waiver.Expired(p.Now):
			findings = append(findings, p.chosen(rules.WaiverExpired.Finding(waiver.Place, waiver.wasValid()))...)
		case !waiver.used && complete:
			findings = append(findings, p.chosen(rules.WaiverUnused.Finding(waiver.Place, waiver.matchedNothing()))...)
		}
	}
	return findings
}
