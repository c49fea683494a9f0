package assess

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// rulesPage is where the guide explains the rules, a heading each.
const rulesPage = "https://registry.terraform.io/providers/osloconf/osloconf/latest/docs/guides/rules"

// RuleMeta is what exports tell of every rule, in the order of the guide.
func RuleMeta() []report.RuleMeta {
	var list []report.RuleMeta
	for rule := range rules.All() {
		list = append(list, report.RuleMeta{
			Name:        rule.Name,
			Title:       rule.Title,
			Effect:      rule.Effect,
			Remediation: rule.Remediation,
			HelpURI:     rulesPage + "#" + rule.Name,
			Levels:      rule.Levels,
			CWE:         rule.CWE,
		})
	}
	return list
}
