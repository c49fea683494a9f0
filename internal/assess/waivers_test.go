package assess_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

var (
	argument = regexp.MustCompile(`(?m)^(\w+)\s*=\s*(true|false|[0-9.]+|"(?:[^"\\]|\\.)*"|\[[^\]]*\])$`)
	content  = regexp.MustCompile(`(?m)^\s*content\s*=\s*("(?:[^"\\]|\\.)*")$`)
	quoted   = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
)

// exampleRequest turns a rule's example with a finding into a request; nil if
// the example needs more than values or a text.
func exampleRequest(rule *rules.Rule) *assess.Request {
	bad := rule.Example.Bad
	if found := content.FindAllStringSubmatch(bad, -1); found != nil {
		r := &assess.Request{}
		for i, match := range found {
			text, _ := strconv.Unquote(match[1])
			r.Sources = append(r.Sources, assess.SourceText{Name: "nova" + strconv.Itoa(i) + ".conf", Content: text})
		}
		return r
	}
	if rule.Example.DataSource != "" {
		return nil
	}
	list := &assess.Attributes{Section: "glance", Table: assess.GlanceAttributes()}
	for _, match := range argument.FindAllStringSubmatch(bad, -1) {
		typed, ok := assess.TypedNamed(list.Table, match[1])
		if !ok {
			continue
		}
		value := assess.Attribute{As: typed.As("glance"), Text: match[2]}
		value.Attribute = match[1]
		switch match[2][0] {
		case '"':
			value.Text, _ = strconv.Unquote(match[2])
		case '[':
			value.IsList = true
			for _, item := range quoted.FindAllString(match[2], -1) {
				text, _ := strconv.Unquote(item)
				value.Items = append(value.Items, assess.ItemText{Text: text})
			}
		}
		list.Values = append(list.Values, value)
	}
	return &assess.Request{Attributes: list, Interpolate: strings.Contains(bad, "interpolate")}
}

// others are names similar to an option's, none of them its own.
func others(f *report.Finding, all []string) []string {
	name := f.Section + "." + f.Option
	near := []string{
		f.Section + "." + strings.ToUpper(f.Option), f.Section + "." + strings.ReplaceAll(f.Option, "_", "-"), f.Section + "." + f.Option + "s",
		f.Section + "." + f.Option[:len(f.Option)-1], "x" + name, f.Section + "x." + f.Option, "DEFAULT." + f.Option, f.Section + ".." + f.Option,
		f.Section + ". " + f.Option, f.Section + "." + f.Option + " ", f.Section + "." + f.Option + "[0]", f.Section + "." + f.Option + ".0",
		f.Section + ".api_" + f.Option, "ssl.ca_file", f.Section + ".*", "*." + f.Option, "***.***", f.Section + ".***",
	}
	return slices.DeleteFunc(append(near, all...), func(other string) bool { return other == name })
}

// A waiver on one option excuses only that option's findings, for every kind of
// finding in the rules' examples.
func TestWaiverCoversItsOptionAlone(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	var names []string
	found := map[*rules.Rule][]report.Finding{}
	for rule := range rules.All() {
		r := exampleRequest(rule)
		if r == nil {
			continue
		}
		result, mistakes := assess.Run(r, now)
		if len(mistakes) > 0 {
			t.Fatalf("%s: %v", rule.Name, mistakes)
		}
		found[rule] = result.Findings
		for _, f := range result.Findings {
			if name := f.Section + "." + f.Option; f.Option != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	seen := map[string]bool{}
	for rule, findings := range found {
		for i := range findings {
			f := &findings[i]
			if f.Unwaivable || f.Option == "" {
				continue
			}
			seen[f.Rule] = true
			on := report.Waiver{Rule: f.Rule, Reason: "x", Option: f.Section + "." + f.Option}
			if masked := strings.Contains(f.Option, report.Mask); on.Covers(f) == masked {
				t.Errorf("%s on %s: covered is %t", f.Rule, on.Option, !masked)
			}
			upper := on
			if upper.Option = strings.ToUpper(f.Section) + "." + f.Option; on.Covers(f) != upper.Covers(f) {
				t.Errorf("%s on %s: the section is case-sensitive", f.Rule, upper.Option)
			}
			for _, other := range others(f, names) {
				if not := (report.Waiver{Rule: f.Rule, Reason: "x", Option: other}); not.Covers(f) {
					t.Errorf("%s on %s is covered by a waiver on %s (example of %s)", f.Rule, on.Option, other, rule.Name)
				}
			}
			for another := range rules.All() {
				if not := (report.Waiver{Rule: another.Name, Reason: "x", Option: on.Option}); another.Name != f.Rule && not.Covers(f) {
					t.Errorf("%s on %s is covered by a waiver for %s", f.Rule, on.Option, another.Name)
				}
			}
		}
	}
	if len(seen) < 35 {
		t.Errorf("the examples have findings of only %d rules", len(seen))
	}
}

// A waiver applies up to its last day; after it, or with nothing to excuse, it
// is itself a finding. Nothing but its own findings changes.
func TestWaiverOfEachRule(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	tried := 0
	for rule := range rules.All() {
		r := exampleRequest(rule)
		if r == nil || rule.Unwaivable {
			continue
		}
		plain, _ := assess.Run(r, now)
		at := slices.IndexFunc(plain.Findings, func(f report.Finding) bool {
			return f.Rule == rule.Name && f.Option != "" && !strings.Contains(f.Option, report.Mask)
		})
		if at < 0 {
			continue
		}
		tried++
		option := plain.Findings[at].Section + "." + plain.Findings[at].Option
		for _, test := range []struct{ expires, option, says string }{
			{"2026-06-01", option, ""},
			{"2026-05-31", option, "the waiver of " + rule.Name + " on " + option + " was valid through 2026-05-31 (UTC)"},
			{"2026-06-01", option + "_x", "the waiver of " + rule.Name + " on " + option + "_x matched no finding"},
		} {
			r := exampleRequest(rule)
			r.Policy.Waivers = []assess.WaiverText{{Rule: rule.Name, Reason: "lab", Expires: test.expires, Option: test.option}}
			result, mistakes := assess.Run(r, now)
			if len(mistakes) > 0 {
				t.Fatalf("%s: %v", rule.Name, mistakes)
			}
			said := ""
			for _, f := range result.Findings {
				if f.Rule == "waiver_expired" || f.Rule == "waiver_unused" {
					said = f.Message
				}
				mine := f.Rule == rule.Name && f.Section+"."+f.Option == test.option && test.says == ""
				if f.Waived != mine {
					t.Errorf("%s on %s.%s: waived is %t with a waiver on %s until %s", f.Rule, f.Section, f.Option, f.Waived, test.option, test.expires)
				}
			}
			if said != test.says {
				t.Errorf("%s: the result says %q about the waiver, want %q", rule.Name, said, test.says)
			}
		}
	}
	if tried < 35 {
		t.Errorf("only %d rules were tried", tried)
	}
}

// Findings on names that are not shown, and on names with dots, have no option
// that a waiver could name.
func TestWaiverOnHiddenNames(t *testing.T) {
	t.Parallel()
	for _, f := range []report.Finding{
		{Rule: "unknown_option", Section: "glance", Option: report.Mask},
		{Rule: "unknown_option", Section: report.Mask, Option: "x"},
		{Rule: "unknown_option", Section: "vendor", Option: "x.y"},
		{Rule: "unknown_option", Section: "vendor"},
	} {
		if w := (report.Waiver{Rule: "unknown_option", Option: f.Section + "." + f.Option}); w.Covers(&f) {
			t.Errorf("[%s] %s is covered", f.Section, f.Option)
		}
		if whole := (report.Waiver{Rule: "unknown_option"}); !whole.Covers(&f) {
			t.Errorf("[%s] %s is not covered by a waiver for the rule", f.Section, f.Option)
		}
	}
}
