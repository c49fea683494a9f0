package rules

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
	"sync"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Needs tells what a rule looks at, so that the guide can say when it runs.
type Needs uint8

// What rules look at.
const (
	Values Needs = 1 << iota // option values, however they were given
	Text                     // configuration text
	Files                    // files under the inspect root
)

// Scope tells how often the engine calls a rule's check.
type Scope uint8

// The scopes.
const (
	EachSession Scope = iota // once a section that builds a session and sets something; Pass.Section is set
	EachSection              // once a section of the configuration; Pass.Section is set
	Whole                    // once, Pass.Section is nil
	Run                      // not called: the engine itself reports it
)

// Rule is one rule. Its name is for ever: a renamed rule keeps the old name as
// an alias.
type Rule struct {
	Name       string
	Aliases    []string
	Levels     report.Levels
	CWE        []int
	References []string // Security Guide check ids, OSSA, OSSN
	Since      int      // first Nova major release it holds for, 0 for all
	Needs      Needs
	Scope      Scope
	Unwaivable bool

	Title       string // what it finds: one line without a final stop
	Effect      string // what happens and why it matters: one or two sentences
	Remediation string // what to write instead: one sentence
	FalseAlarms string // known false alarms, "" where there are none
	Example     Example

	Check func(*Pass)
	Cloud func(*CloudPass) // for rules that look at several configurations; called by CheckCloud
	Rows  []Row            // judged by the engine, beside Check where there is one

	weaknesses sync.Once // fills names
	names      []string  // CWE as findings carry it; shared
}

// Example is what the guide shows for a rule and what its tests run: the body
// of a data source that the rule finds fault with, and the same one mended.
type Example struct {
	DataSource string // "osloconf_glance" where empty
	Bad, Good  string // HCL arguments
	Message    string // what the finding of the bad one says

	// Instead of HCL, two configuration texts of a service, "nova" where Service
	// is empty, at Release where that is set.
	Service, Release, Program string
	BadText, GoodText         string
}

// Arguments gives an example as the arguments of a data source.
func (e *Example) Arguments(bad bool) (dataSource, arguments string) {
	arguments, text := e.Good, e.GoodText
	if bad {
		arguments, text = e.Bad, e.BadText
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

// Family is the rules of one heading in the guide, which stand in one file.
type Family struct {
	Name  string
	Rules []*Rule
}

// Families lists every family in the order of the guide. What it returns is
// shared and must not be changed.
func Families() []Family { return families[:] }

// All walks every rule in the order of the guide.
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
