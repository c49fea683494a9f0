package report

// RuleMeta is what an export says about a rule.
type RuleMeta struct {
	Name        string // snake_case
	Title       string // what it finds, in one line
	Effect      string // what happens and why it matters
	Remediation string // what to write instead
	HelpURI     string // where the rule is explained, "" for none
	Levels      Levels // by profile
	CWE         []int
}
