package report

// RuleMeta is what an export tells of a rule.
type RuleMeta struct {
	Name        string // snake_case
	Title       string // what it finds, one line
	Effect      string // what happens and why it matters
	Remediation string // what to write instead
	HelpURI     string // where the rule is explained, "" for nowhere
	Levels      Levels // by profile
	CWE         []int
}
