package rules_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// respelled is one way to write what a rule forbids, and what Debian 12's real
// service reads from it.
type respelled struct {
	Rule    string   `json:"rule"`
	Service string   `json:"service"`
	Release string   `json:"release"`
	Program string   `json:"program,omitempty"`
	Section string   `json:"section"`
	Pattern string   `json:"pattern,omitempty"` // of a freely named section
	Option  string   `json:"option"`
	Files   []string `json:"files"` // in --config-file order
	Reads   any      `json:"reads"`
}

// inDebian is the release of a sample's service in Debian 12, "" if the sample
// is for another one.
func inDebian(s sample) string {
	release := "zed"
	if s.service == "ironic" {
		release = "2023.1"
	}
	if s.release != "" && s.release != release {
		return ""
	}
	return release
}

// ownRelease is the release that a sample is for.
func ownRelease(s sample) string { return cmp.Or(s.release, "2026.1") }

// registeredIn finds an option of a section, and the section's pattern if its
// name is free.
func registeredIn(service *catalog.Service, section, option string) (found *catalog.Option, pattern string) {
	if of, ok := service.Section(section); ok {
		found, _ = of.Option(option)
		return found, of.Pattern
	}
	for _, p := range service.Patterns() {
		if of := service.Named(p.Name, section, ""); of != nil {
			if found, ok := of.Option(option); ok {
				return found, p.Name
			}
		}
	}
	return nil, ""
}

// sample is a configuration text in which a rule has a finding.
type sample struct {
	service, program, release, bad string
}

// samples are the texts in a rule's table and example.
func samples(rule *rules.Rule) []sample {
	var list []sample
	rows := rule.Table()
	for i := range rows {
		row := &rows[i]
		service := "nova"
		if len(row.Services) > 0 {
			service = row.Services[0]
		}
		list = append(list, sample{service, row.Program, row.Release, row.Bad})
	}
	if e := rule.Example; e.BadText != "" {
		list = append(list, sample{cmp.Or(e.Service, "nova"), e.Program, e.Release, e.BadText})
	}
	return append(list, moreSamples[rule.Name]...)
}

// moreSamples are texts for rules without any in their tables and examples.
var moreSamples = map[string][]sample{
	"interface_conflict": {{service: "ironic", bad: "[neutron]\nauth_type = none\nendpoint_override = https://neutron.example.org\nvalid_interfaces = internal\ninterface = internal\n"}},
}

// respell lists the ways to write what a rule forbids; none if the rule has no
// text with an error on an option that it sets, in a release that Debian has.
func respell(t *testing.T, rule *rules.Rule, releaseOf func(s sample) string) []respelled {
	t.Helper()
	for _, s := range samples(rule) {
		release := releaseOf(s)
		if release == "" {
			continue
		}
		of, err := catalog.Resolve(release)
		if err != nil {
			t.Fatal(err)
		}
		service, ok := of.Service(s.service)
		if !ok {
			continue
		}
		for _, f := range judgedAs(t, s.service, s.program, release, s.bad) {
			if f.Rule != rule.Name || f.Severity != report.Error || f.Option == "" {
				continue
			}
			option, pattern := registeredIn(service, f.Section, f.Option)
			if option == nil || option.Ignored {
				continue
			}
			base := respelled{Rule: rule.Name, Service: s.service, Program: s.program, Release: release, Section: f.Section, Pattern: pattern, Option: f.Option}
			var list []respelled
			for _, files := range waysTo(s.bad, f.Section, option) {
				one := base
				one.Files = files
				list = append(list, one)
			}
			if len(list) > 0 {
				return list
			}
		}
	}
	return nil
}

// judgedAs judges texts under the baseline profile.
func judgedAs(t *testing.T, service, program, release string, files ...string) []report.Finding {
	t.Helper()
	return judgedAt(t, nil, service, program, release, files...)
}

// judgedAt is judgedAs with a host's root to inspect.
func judgedAt(t *testing.T, host *assess.Inspect, service, program, release string, files ...string) []report.Finding {
	t.Helper()
	return judgedUnder(t, assess.PolicyText{Release: release}, host, service, program, files...)
}

// judgedUnder is judgedAt under any policy.
func judgedUnder(t *testing.T, policy assess.PolicyText, host *assess.Inspect, service, program string, files ...string) []report.Finding {
	t.Helper()
	r := &assess.Request{Service: service, Program: program, Policy: policy, Inspect: host}
	names := [...]string{"first.conf", "second.conf", "third.conf"}
	for i, content := range files {
		r.Sources = append(r.Sources, assess.SourceText{Name: names[i], Content: content})
	}
	return check(t, r, nil)
}

// waysTo writes one option of a text in other ways that oslo.config may read
// alike. The text's own way, first, is represented by nil.
func waysTo(text, section string, option *catalog.Option) [][]string {
	before, name, value, after := cutAssignment(text, section, option.Name.Option)
	if name == "" {
		return waysToLeaveOut(text, section, option.Name.Option)
	}
	with := func(line string) []string { return []string{before + line + "\n" + after} }
	header := "[" + section + "]\n"
	without := before + after
	ways := [][]string{
		{text},
		with(name + "=" + value),
		with(name + ": " + value),
		with(name + " :" + value),
		with(name + "\t=\t" + value + "\t"),
		with(name + " = \u00a0" + value + "\u2003"),
		with(name + " = " + quoted(value)),
		with(name + " = '" + value + "'"),
		with(name + " = " + value + "\n" + name + " = " + value),
		with("# " + name + " = \n" + name + " = " + value + "\n;" + name + " = x"),
		{strings.ReplaceAll(text, "\n", "\r\n")},
		{strings.TrimSuffix(text, "\n")},
		{without, header + name + " = " + value + "\n"},
		{header + name + " = " + value + "\n", without},
		{text, "[" + strings.ToUpper(section) + "]\n" + name + " = " + value + "\n"},
		{strings.ReplaceAll(text, "["+section+"]", "["+strings.ToUpper(section)+"]")},
		{without + "\n" + header + "\n\n" + name + " = " + value + "\n"},
	}
	truths := map[string][]string{"true": {"True", "TRUE", "yes", "Yes", "on", "1", "t", "y"}, "false": {"False", "FALSE", "no", "No", "off", "0", "f", "n"}}
	for _, other := range truths[strings.ToLower(value)] {
		ways = append(ways, with(name+" = "+other))
	}
	for _, old := range option.Deprecated {
		group := cmp.Or(old.Group, section)
		ways = append(ways, []string{without, "[" + group + "]\n" + cmp.Or(old.Option, name) + " = " + value + "\n"})
	}
	return ways
}

func quoted(value string) string { return `"` + value + `"` }

// waysToLeaveOut are near misses that leave unset an option that a text does
// not set.
func waysToLeaveOut(text, section, name string) [][]string {
	header := "[" + section + "]\n"
	ways := [][]string{{text}}
	for _, more := range []string{
		"#" + name + " = x\n", "; " + name + " = x\n", strings.ToUpper(name) + " = x\n", strings.ReplaceAll(name, "_", "-") + " = x\n",
		name + "s = x\n", "x" + name + " = x\n", "# " + name + "\n#  = x\n", strings.ReplaceAll(name, "_", "") + " = x\n", strings.Title(name) + " = x\n", //nolint:staticcheck // the names are ASCII
	} {
		ways = append(ways, []string{text, header + more})
	}
	return append(ways,
		[]string{text, "[" + section + "_]\n" + name + " = x\n"},
		[]string{text, "[x" + section + "]\n" + name + " = x\n"},
		[]string{strings.ReplaceAll(text, "\n", "\r\n")},
		[]string{"# " + name + " = x\n" + text},
	)
}

// cutAssignment finds the last line that sets an option, in a text written for
// people. The name is empty if there is none.
func cutAssignment(text, section, option string) (before, name, value, after string) {
	lines := strings.SplitAfter(text, "\n")
	current, at := "", -1
	for i, line := range lines {
		body := strings.TrimSpace(line)
		if strings.HasPrefix(body, "[") {
			current = strings.Trim(body, "[]")
		}
		left, right, found := strings.Cut(body, "=")
		if found && current == section && strings.TrimSpace(left) == option && strings.TrimSpace(right) != "" {
			at, value = i, strings.TrimSpace(right)
		}
	}
	if at < 0 || at+1 < len(lines) && strings.HasPrefix(lines[at+1], " ") {
		return text, "", "", ""
	}
	return strings.Join(lines[:at], ""), option, value, strings.Join(lines[at+1:], "")
}

// finds reports whether the findings include the rule, as an error on the
// option.
func (r *respelled) finds(findings []report.Finding) bool {
	return slices.ContainsFunc(findings, func(f report.Finding) bool {
		there := f.Section == r.Section || r.Rule == "region_inconsistent" // which compares sections
		return f.Rule == r.Rule && f.Severity == report.Error && there && f.Option == r.Option
	})
}
