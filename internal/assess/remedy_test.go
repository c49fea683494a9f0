package assess_test

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// Remedies that a machine can follow literally, by their wording.
var (
	writeName   = regexp.MustCompile(`^Write ([a-z0-9_]+)\.$`)
	writeIn     = regexp.MustCompile(`^Write ([a-z0-9_]+) in \[([^\]]+)\]`)
	moveTo      = regexp.MustCompile(`^Move it to \[([^\]]+)\]`)
	remove      = regexp.MustCompile(`^Remove (?:the option|it|the line)\b`)
	writeHeader = regexp.MustCompile(`^Write (?:the header )?\[([^\]]+)\]\.$`)
	leaveOut    = regexp.MustCompile(`^(?:Leave|Take) (?:it|[a-z0-9_]+) out\b`)
	writeValues = regexp.MustCompile(`^(?:Set|Write) (?:([a-z0-9_]+) = ([A-Za-z0-9_./:-]*[A-Za-z0-9_/-]))(?: and ([a-z0-9_]+) = ([A-Za-z0-9_./:-]*[A-Za-z0-9_/-]))?(?: in \[([^\]]+)\])?(?:[.,;:]| alone| for )`)
	setValue    = regexp.MustCompile(`^Set ([a-z0-9_]+) to ([a-z0-9_]+)(?: alone)?[.,;]`)
	forExample  = regexp.MustCompile(`^Set ([a-z0-9_]+) to .*, (\d+) for example\.$`)
)

// remedied is a text with a remedy applied; false if no machine could.
func remedied(text string, f *report.Finding) (string, bool) {
	lines := strings.SplitAfter(text, "\n")
	if f.Line > len(lines) || f.Line == 0 && f.Option == "" {
		return "", false
	}
	replace := func(line string) (string, bool) {
		if f.Line == 0 {
			return "", false
		}
		changed := slices.Clone(lines)
		changed[f.Line-1] = line
		return strings.Join(changed, ""), true
	}
	here := ""
	if f.Line > 0 {
		here = lines[f.Line-1]
	}
	name, value, assigned := strings.Cut(here, "=")
	single := f.Line == 0 || f.Line == len(lines) || !strings.HasPrefix(lines[f.Line], " ") && !strings.HasPrefix(lines[f.Line], "\t")
	switch {
	case !single:
		return "", false
	case writeHeader.MatchString(f.Remediation) && strings.HasPrefix(here, "["):
		return replace("[" + writeHeader.FindStringSubmatch(f.Remediation)[1] + "]\n")
	case assigned && naming[f.Rule] && strings.TrimSpace(name) == f.Option && writeName.MatchString(f.Remediation):
		return replace(writeName.FindStringSubmatch(f.Remediation)[1] + " =" + value)
	case assigned && writeIn.MatchString(f.Remediation):
		parts := writeIn.FindStringSubmatch(f.Remediation)
		moved, ok := replace("")
		return ended(moved) + "[" + parts[2] + "]\n" + parts[1] + " =" + ended(value), ok
	case assigned && moveTo.MatchString(f.Remediation):
		moved, ok := replace("")
		return ended(moved) + "[" + moveTo.FindStringSubmatch(f.Remediation)[1] + "]\n" + ended(here), ok
	case assigned && (remove.MatchString(f.Remediation) || leaveOut.MatchString(f.Remediation)):
		return replace("")
	}
	set := func(section, option, value string) (string, bool) {
		if assigned && strings.TrimSpace(name) == option {
			return replace(option + " = " + value + "\n")
		}
		return withOption(text, section, option, value), true
	}
	if parts := writeValues.FindStringSubmatch(f.Remediation); parts != nil && cmp.Or(parts[5], f.Section) != "" {
		section := cmp.Or(parts[5], f.Section)
		after, ok := set(section, parts[1], parts[2])
		if ok && parts[3] != "" {
			after = withOption(after, section, parts[3], parts[4])
		}
		return after, ok
	}
	for _, pattern := range []*regexp.Regexp{setValue, forExample} {
		if parts := pattern.FindStringSubmatch(f.Remediation); parts != nil && f.Section != "" {
			return set(f.Section, parts[1], parts[2])
		}
	}
	return "", false
}

// withOption is a text with an option set, in its place or at the end.
func withOption(text, section, option, value string) string {
	lines := strings.SplitAfter(text, "\n")
	current := ""
	for i, line := range lines {
		if strings.HasPrefix(line, "[") {
			current = strings.Trim(strings.TrimSpace(line), "[]")
		}
		if name, _, ok := strings.Cut(line, "="); ok && current == section && strings.TrimSpace(name) == option {
			lines[i] = option + " = " + value + "\n"
			return strings.Join(lines, "")
		}
	}
	return ended(text) + "[" + section + "]\n" + option + " = " + value + "\n"
}

func ended(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

// remedyText is a text whose findings have remedies to try.
type remedyText struct{ name, service, release, text string }

func remedyTexts(t *testing.T) []remedyText {
	t.Helper()
	var list []remedyText
	for _, c := range loadFieldCases(t) {
		list = append(list, remedyText{c.ID, c.Service, c.Release, c.Text})
	}
	for _, path := range slices.Sorted(maps.Keys(wholeConfigurations(t))) {
		c := loadConfiguration(t, path)
		if len(c.sources) == 1 {
			list = append(list, remedyText{path, "", c.releases[len(c.releases)-1], c.sources[0].Content})
		}
	}
	for _, f := range loadServiceFixtures(t) {
		if len(f.Files) == 1 {
			list = append(list, remedyText{f.Name, f.Service, f.Release, f.sources(t)[0].Content})
		}
	}
	for rule := range rules.All() {
		rows := rule.Table()
		for i := range rows {
			row := &rows[i]
			service := ""
			if len(row.Services) > 0 {
				service = row.Services[0]
			}
			list = append(list, remedyText{fmt.Sprintf("%s row %d", rule.Name, i), service, row.Release, row.Bad})
		}
		if e := rule.Example; e.BadText != "" {
			list = append(list, remedyText{rule.Name, e.Service, e.Release, e.BadText})
		}
	}
	return list
}

// wholeConfigurations are the names of Nova's configurations.
func wholeConfigurations(t *testing.T) map[string]bool {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(configurations, "*.conf"))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, path := range paths {
		if name := strings.TrimSuffix(filepath.Base(path), ".conf"); !strings.Contains(name, ".d-") {
			names[name] = true
		}
	}
	return names
}

// Following a remedy literally causes no new error and makes nothing less
// secure.
func TestRemediesCanBeFollowed(t *testing.T) {
	t.Parallel()
	followed := map[string]int{}
	for _, text := range remedyTexts(t) {
		judge := func(content string) []report.Finding {
			result, mistakes := assess.Run(&assess.Request{
				Service: text.service,
				Policy:  assess.PolicyText{Release: text.release, Profile: "strict"},
				Sources: []assess.SourceText{{Name: "service.conf", Content: content}},
			}, time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
			if len(mistakes) > 0 {
				t.Fatalf("%s: %+v", text.name, mistakes)
			}
			return result.Findings
		}
		before := judge(text.text)
		for i := range before {
			f := &before[i]
			if f.Severity < report.Warning {
				continue
			}
			after, ok := remedied(text.text, f)
			if !ok {
				continue
			}
			followed[f.Rule]++
			found := judge(after)
			for j := range found {
				g := &found[j]
				if g.Severity == report.Error && !known(before, g) && !(naming[f.Rule] && (newlyRead[g.Rule] || fromGuide(g))) {
					t.Errorf("%s: %s: [%s] %s: %q\nfollowing it causes %s: [%s] %s: %s\nin\n%s",
						text.name, f.Rule, f.Section, f.Option, f.Remediation, g.Rule, g.Section, g.Option, g.Message, excerpt(after))
				}
			}
			if !repeated(text.text, f.Option) && slices.ContainsFunc(found, func(g report.Finding) bool { return same(f, &g) && g.Message == f.Message }) {
				t.Errorf("%s: %s: [%s] %s: %q\nfollowing it changes nothing: %s", text.name, f.Rule, f.Section, f.Option, f.Remediation, f.Message)
			}
		}
	}
	total := 0
	for _, n := range followed {
		total += n
	}
	t.Logf("%d remedies of %d rules followed: %v", total, len(followed), slices.Sorted(maps.Keys(followed)))
	if total < 300 || len(followed) < 30 {
		t.Errorf("only %d remedies of %d rules could be followed", total, len(followed))
	}
}

// naming are the rules whose remedies rename an option that nothing reads. Its
// value is then judged for the first time.
var naming = map[string]bool{
	"unknown_option": true, "unknown_section": true, "option_not_in_release": true, "ini_trap": true, "deprecated_option": true, "conflicting_names": true,
}

// newlyRead are the errors that such a value may cause: with the right name,
// the service would have acted on it. Errors about a wrong value or name are
// not included, apart from those about a database's URL, which names no driver in
// texts of a certain age.
var newlyRead = map[string]bool{
	"plaintext_secret": true, "plaintext_endpoint": true, "database_plaintext": true, "message_bus_plaintext": true, "live_migration_plaintext": true,
	"timeout_unset": true, "auth_type_missing": true, "auth_option_missing": true, "service_token_not_required": true,
	"endpoint_from_catalog": true, "image_signatures_off": true, "signer_not_validated": true, "placeholder_value": true,
	"console_without_authentication": true, "metadata_secret_unset": true, "key_format_invalid": true,
	"database_url_invalid": true,
}

// guideMarker matches a guide's placeholder, which no option accepts.
var guideMarker = regexp.MustCompile(`= "[A-Z]+_[A-Z_]+" cannot be read`)

func fromGuide(g *report.Finding) bool { return guideMarker.MatchString(g.Message) }

// repeated reports whether a text sets an option more than once: removing just
// one line would change nothing.
func repeated(text, option string) bool {
	return len(regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(option)+`\s*=`).FindAllString(text, 2)) > 1
}

// known reports whether a finding was present before, possibly at another line.
func known(before []report.Finding, g *report.Finding) bool {
	return slices.ContainsFunc(before, func(f report.Finding) bool { return same(&f, g) && f.Severity == g.Severity })
}

func same(f, g *report.Finding) bool {
	return cmp.Or(cmp.Compare(f.Rule, g.Rule), cmp.Compare(f.Section, g.Section), cmp.Compare(f.Option, g.Option), cmp.Compare(f.Index, g.Index)) == 0
}

// excerpt is the beginning of a text.
func excerpt(text string) string {
	const most = 600
	return text[:min(len(text), most)]
}
