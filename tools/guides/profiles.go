package main

import (
	_ "embed"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// profilesGuide is the start of the guide to the profiles.
//
//go:embed profiles.md
var profilesGuide string

// everyService is the heading of rules that are not about particular services.
const everyService = "Every service"

// writeProfiles writes what each profile fails, by service.
func writeProfiles(path string) error {
	var b strings.Builder
	b.WriteString(profilesGuide)
	byService := rulesByService()
	for _, service := range append([]string{everyService}, catalog.Services()...) {
		list := byService[service]
		if len(list) == 0 {
			continue
		}
		name := service
		if service != everyService {
			name = title(service)
		}
		fmt.Fprintf(&b, "\n## %s\n\n| profile | errors |\n| --- | --- |\n", name)
		for _, profile := range []report.Profile{report.Permissive, report.Baseline, report.Strict} {
			fmt.Fprintf(&b, "| `%s` | %s |\n", profile, failing(list, profile))
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// failing lists the rules that are errors in a profile but not in the one
// before it: the profiles build on one another.
func failing(list []*rules.Rule, profile report.Profile) string {
	var names []string
	for _, rule := range list {
		if rule.Levels.At(profile) != report.Error || profile > report.Permissive && rule.Levels.At(profile-1) == report.Error {
			continue
		}
		names = append(names, fmt.Sprintf("[`%[1]s`](rules.md#%[1]s)", rule.Name))
	}
	text := strings.Join(names, ", ")
	if profile > report.Permissive {
		if text == "" {
			return "the same"
		}
		return "also " + text
	}
	if text == "" {
		return "nothing"
	}
	return text
}

// rulesByService groups the rules by the services that their rows are about.
func rulesByService() map[string][]*rules.Rule {
	by := map[string][]*rules.Rule{}
	for rule := range rules.All() {
		for _, service := range servicesOf(rule) {
			by[service] = append(by[service], rule)
		}
	}
	return by
}

// servicesOf names the services that a rule is about. A rule with its own
// check, or with a row for any service, is about all of them.
func servicesOf(rule *rules.Rule) []string {
	if rule.Rows == nil || rule.Check != nil || rule.Cloud != nil {
		return []string{everyService}
	}
	var names []string
	for _, row := range rule.Table() {
		if row.Services == nil {
			return []string{everyService}
		}
		for _, service := range row.Services {
			if !slices.Contains(names, service) {
				names = append(names, service)
			}
		}
	}
	if len(names) == len(catalog.Services()) {
		return []string{everyService}
	}
	return names
}
