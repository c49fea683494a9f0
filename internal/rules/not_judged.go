package rules

import (
	"maps"
	"slices"
)

// NotJudged lists what a call did not examine.
var NotJudged = &Rule{
	Name:        "not_judged",
	Levels:      "III",
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "what was not judged",
	Effect:      "These parts were not checked: a configuration without findings may still be wrong there.",
	Remediation: "Leave sections out to have every section judged, and add the missing configurations.",
	Example: Example{
		DataSource: "osloconf_file",
		Bad:        "sections = [\"glance\"]\nsource {\n  name    = \"nova.conf\"\n  content = \"[glance]\\ntimeout = 60\\n[libvirt]\\nvirt_type = kvm\\n\"\n}",
		Good:       "source {\n  name    = \"nova.conf\"\n  content = \"[glance]\\ntimeout = 60\\n[libvirt]\\nvirt_type = kvm\\n\"\n}",
		Message:    "not judged, because sections leaves them out: [libvirt]",
	},
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
