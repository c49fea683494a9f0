package report

import (
	"cmp"
	"slices"
)

// None is the Index of a finding that is not about a list item.
const None = -1

// Place is where a finding's cause is: in a source, under an attribute, or
// both.
type Place struct {
	File      string // name of the source, "" if values came as attributes
	Line      int    // 1-based, 0 for none
	Attribute string // top-level attribute or block to point at, "" for the whole call
	Key       string // key in a map attribute, argument in a block, else ""
	Block     int    // index of the block if Attribute names a repeated block
	Hidden    bool   // there is a secret there: the line must not be quoted
}

// Finding is one thing a rule found. Its texts never contain a secret.
type Finding struct {
	Place
	Rule          string
	Severity      Severity
	Section       string // the section, "" if the finding is about none
	Option        string // the option's current name, or as written if nothing reads it; "" for none
	Index         int    // index of the item in a list value, else None
	Message       string // what is wrong, including the value unless it is secret
	Effect        string // what happens at run time, and why it matters
	Remediation   string // what to write instead
	CWE           []string
	References    []string  // Security Guide check ids, OSSA, OSSN, source files of the services
	Configuration string    // the configuration, if there are several
	Related       []Related // other places needed to see what is wrong
	Waived        bool
	WaiverReason  string
	Baselined     bool // a baseline lists its fingerprint

	Levels     Levels // the severities by profile, from which Severity is chosen
	Unwaivable bool   // no waiver can cover it
	Fixed      bool   // it is an error whatever the policy says
}

// Related is another place that a finding is about.
type Related struct {
	Configuration, Section, Option, File string
	Line                                 int // 0 for none
}

// Sort orders findings as outputs show them: by severity (highest first),
// section, option, rule, then place.
func Sort(findings []Finding) {
	// Findings are large: sort their indices, and move each finding once.
	order := make([]int, len(findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return findings[a].compare(&findings[b]) })
	for first := range order {
		if order[first] == first {
			continue
		}
		moved, to := findings[first], first
		for order[to] != first {
			from := order[to]
			findings[to], order[to] = findings[from], to
			to = from
		}
		findings[to], order[to] = moved, to
	}
}

// compare is Sort's order.
func (f *Finding) compare(g *Finding) int {
	return cmp.Or(
		cmp.Compare(g.Severity, f.Severity),
		cmp.Compare(f.Section, g.Section),
		cmp.Compare(f.Option, g.Option),
		cmp.Compare(f.Rule, g.Rule),
		cmp.Compare(f.Block, g.Block),
		cmp.Compare(f.Line, g.Line),
		cmp.Compare(f.Index, g.Index),
	)
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
