package assess

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// rulesPage is the guide's page about the rules, with a heading for each.
const rulesPage = "https://registry.terraform.io/providers/osloconf/osloconf/latest/docs/guides/rules"

// RuleMeta describes every rule for exports, in the guide's order.
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
