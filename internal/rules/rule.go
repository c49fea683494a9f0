package rules

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Needs is what a rule examines, so that the guide can say when it runs.
type Needs uint8

// What rules examine.
const (
	Values Needs = 1 << iota // option values, however they were given
	Text                     // configuration text
	Files                    // files under the inspect root
)

// Scope is how often the engine calls a rule's check.
type Scope uint8

// The scopes.
const (
	EachSession Scope = iota // once per section that builds a session and sets something; Pass.Section is set
	EachSection              // once per section of the configuration; Pass.Section is set
	Whole                    // once, Pass.Section is nil
	Run                      // not called: the engine itself reports the rule
)

// Rule is one rule. Its name is permanent: a renamed rule keeps the old name as
// an alias.
type Rule struct {
	Name       string
	Aliases    []string
	Levels     report.Levels
	CWE        []int
	References []string // Security Guide check ids, OSSA, OSSN, source files of the services
	Since      int      // first Nova major version it applies to, 0 for all
	Needs      Needs
	Scope      Scope
	Unwaivable bool

	Title       string // what it finds: one line without a final full stop
	Effect      string // what happens and why it matters: one or two sentences
	Remediation string // what to write instead: one sentence
	FalseAlarms string // known false alarms, "" for none
	Example     Example

	Check func(*Pass)
	Cloud func(*CloudPass) // for rules that compare several configurations; called by CheckCloud
	Rows  []Part           // judged by the engine, in addition to Check

	weaknesses sync.Once // fills names
	names      []string  // CWE as in findings; shared
}

// Example is shown in the guide and run by its tests: the body of a data source
// with a finding of the rule, and the same one corrected.
type Example struct {
	DataSource string // "osloconf_glance" if empty
	Bad, Good  string // HCL arguments
	Message    string // the message of the bad one's finding

	// Alternatively, two configuration texts of a service, "nova" if Service is
	// empty, at Release if set.
	Service, Release, Program string
	BadText, GoodText         string

	// Or an osloconf_cloud's configurations.
	BadPair, GoodPair [2]Half
}

// Half is one of the two configurations of an osloconf_cloud.
type Half struct {
	Name    string // Service if empty
	Service string
	Program string // none if empty
	Release string // the data source's if empty
	Text    string
}

// Arguments returns an example as the arguments of a data source.
func (e *Example) Arguments(bad bool) (dataSource, arguments string) {
	arguments, text, pair := e.Good, e.GoodText, &e.GoodPair
	if bad {
		arguments, text, pair = e.Bad, e.BadText, &e.BadPair
	}
	if e.BadPair[0].Service != "" {
		return e.DataSource, pairArguments(pair)
	}
	if e.BadText == "" {
		return cmp.Or(e.DataSource, "osloconf_glance"), arguments
	}
	var b strings.Builder
	for _, argument := range [...]struct{ name, value string }{
		{"service", e.Service}, {"release", e.Release}, {"program", e.Program},
	} {
		if argument.value != "" {
			fmt.Fprintf(&b, "%-7s = %q\n", argument.name, argument.value)
		}
	}
	file := cmp.Or(e.Service, "nova") + ".conf"
	fmt.Fprintf(&b, "source {\n  name    = %q\n  content = <<-EOT\n", file)
	for line := range strings.Lines(strings.ReplaceAll(strings.ReplaceAll(text, "${", "$${"), "%{", "%%{")) {
		b.WriteString("    " + line)
	}
	b.WriteString("  EOT\n}")
	return "osloconf_file", b.String()
}

// pairArguments is the body of an osloconf_cloud with two configurations.
func pairArguments(pair *[2]Half) string {
	var b strings.Builder
	for i := range pair {
		half := &pair[i]
		name := cmp.Or(half.Name, half.Service)
		fmt.Fprintf(&b, "configuration {\n  name    = %q\n  service = %q\n", name, half.Service)
		for _, argument := range [...]struct{ name, value string }{{"program", half.Program}, {"release", half.Release}} {
			if argument.value != "" {
				fmt.Fprintf(&b, "  %s = %q\n", argument.name, argument.value)
			}
		}
		fmt.Fprintf(&b, "  source {\n    name    = \"%s.conf\"\n    content = <<-EOT\n", name)
		for line := range strings.Lines(half.Text) {
			b.WriteString("      " + line)
		}
		b.WriteString("    EOT\n  }\n}\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Family is the rules under one heading in the guide, which share a file.
type Family struct {
	Name  string
	Rules []*Rule
}

// Families lists every family in the guide's order. The slice is shared and
// must not be changed.
func Families() []Family { return families[:] }

// All iterates over every rule in the guide's order.
func All() iter.Seq[*Rule] {
	return func(yield func(*Rule) bool) {
		for i := range families {
			for _, rule := range families[i].Rules {
				if !yield(rule) {
					return
				}
			}
		}
	}
}

// Lookup finds a rule by its name or an alias, in any case.
func Lookup(name string) (*Rule, bool) {
	for rule := range All() {
		if strings.EqualFold(rule.Name, name) {
			return rule, true
		}
		for _, alias := range rule.Aliases {
			if strings.EqualFold(alias, name) {
				return rule, true
			}
		}
	}
	return nil, false
}
