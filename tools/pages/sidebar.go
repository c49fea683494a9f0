package main

import (
	"path"
	"regexp"
	"strings"
)

// The sidebar headings.
const (
	start       = "Getting started"
	practice    = "In practice"
	policy      = "Policy"
	commandLine = "Command line"
	options     = "Options by service"
	section     = "One section"
	service     = "Whole services"
	many        = "Many at once"
	checks      = "Checks"
	reports     = "Reports"
	texts       = "Text"
)

// heading is a page's heading, by its path below docs without the extension. A
// guide that is not listed goes under practice.
func heading(page string) string {
	switch page {
	case "guides/getting-started", "guides/whole-files", "guides/migrating-from-templates", "guides/unknown-values", "guides/troubleshooting":
		return start
	case "guides/waivers", "guides/rules", "guides/profiles", "guides/policies", "guides/concerns", "guides/drivers", "guides/security-guide", "guides/hardened-defaults":
		return policy
	case "guides/without-terraform", "guides/command-line", "guides/kolla-ansible", "guides/openstack-ansible":
		return commandLine
	case "data-sources/glance", "data-sources/session", "ephemeral-resources/session":
		return section
	case "data-sources/config", "data-sources/file", "data-sources/options", "data-sources/upgrade", "ephemeral-resources/config", "ephemeral-resources/file":
		return service
	case "data-sources/fleet", "data-sources/cloud":
		return many
	case "functions/check", "functions/check_config", "functions/lint", "functions/configuration":
		return checks
	case "functions/sarif", "functions/junit":
		return reports
	case "functions/parse", "functions/render", "functions/redact", "functions/environ":
		return texts
	}
	if strings.HasPrefix(page, "guides/service-") {
		return options
	}
	if path.Dir(page) == "guides" {
		return practice
	}
	return ""
}

// front matches the line of a page's front matter with its heading.
var front = regexp.MustCompile(`(?m)^subcategory: ".*"$`)

// placed puts a page under its heading in the sidebar.
func placed(page, text string) string {
	if !published(page) || page == "docs/index.md" {
		return text
	}
	end := strings.Index(text, "\n---\n")
	if !strings.HasPrefix(text, "---\n") || end < 0 {
		return text
	}
	name := heading(strings.TrimSuffix(strings.TrimPrefix(page, "docs/"), ".md"))
	return front.ReplaceAllString(text[:end], `subcategory: "`+name+`"`) + text[end:]
}
