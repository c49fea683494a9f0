package report

import (
	"cmp"
	"slices"
)

// None is the Index of a finding that concerns no single list item.
const None = -1

// Place is where a finding's cause stands: in a source, under an attribute, or
// both.
type Place struct {
	File      string // name of the source, "" where values came as attributes
	Line      int    // 1-based, 0 where there is none
	Attribute string // top-level attribute or block to point at, "" for the whole call
	Key       string // key inside a map attribute, argument inside a block, else ""
	Block     int    // number of the block where Attribute names a repeated block
	Hidden    bool   // a secret stands there: nobody may quote the line
}

// Finding is one thing a rule found. Its texts never hold a secret.
type Finding struct {
	Place
	Rule          string
	Severity      Severity
	Section       string // the section, "" where the finding concerns none
	Option        string // the option's current name, or as written where nothing reads it; "" for none
	Index         int    // number of the item in a list value, else None
	Message       string // what is wrong, with the value unless it is secret
	Effect        string // what happens at run time, and why it matters
	Remediation   string // what to write instead
	CWE           []string
	References    []string  // Security Guide check ids, OSSA, OSSN, source files of the services
	Configuration string    // the configuration, where one of several is meant
	Related       []Related // the other places that it takes to see what is wrong
	Waived        bool
	WaiverReason  string
	Baselined     bool // a baseline lists its fingerprint

	Levels     Levels // the severities by profile, from which Severity is chosen
	Unwaivable bool   // no waiver covers it
	Fixed      bool   // it is an error whatever the policy says
}

// Related is another place that a finding is about.
type Related struct {
	Configuration, Section, Option, File string
	Line                                 int // 0 where there is none
}

// Sort orders findings as outputs show them: by severity (loudest first),
// section, option, rule, then place.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			cmp.Compare(a.Section, b.Section),
			cmp.Compare(a.Option, b.Option),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Block, b.Block),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Index, b.Index),
		)
	})
}

// Valid reports whether every error among the findings is waived or baselined.
func Valid(findings []Finding) bool {
	for i := range findings {
		if findings[i].Severity == Error && !findings[i].Accepted() {
			return false
		}
	}
	return true
}
