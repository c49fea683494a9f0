package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// versionCapRows are on [upgrade_levels]: Nova looks a release up among those
// whose versions it knows, and takes any other text for a version.
func versionCapRows() []Row {
	const levels = "[upgrade_levels]\n"
	row := Row{
		Where:       Where{Section: "upgrade_levels"},
		Options:     []string{"compute"},
		Is:          value(noVersion).Given(),
		If:          []Guard{namesNone},
		Message:     "{assigned} is neither a version nor a release that this Nova knows",
		Effect:      "Nova reads it as a version, and every call to nova-compute raises ValueError or RPCVersionCapError.",
		Remediation: "Set compute = auto, or write the codename of a release in lower case, such as caracal for 2024.1.",
		Bad:         levels + "compute = 2024.1\n", Good: levels + "compute = caracal\n",
	}
	others := row
	others.Options = []string{"conductor", "scheduler", "cells", "cert", "console", "consoleauth", "network"}
	others.Effect = "Nova reads it as a version, and every call to that service raises ValueError or RPCVersionCapError."
	others.Remediation = "Remove {option} from [upgrade_levels]: only compute takes auto and the newer releases."
	others.Bad, others.Good = levels+"conductor = auto\n", levels+"conductor = ocata\n"
	return []Row{row, others}
}

// noVersion reports whether a value is not a version of a service's interface, a
// major and a minor number. A year is none: no interface has come that far. Nor is
// an empty text, which Nova reads as one.
func noVersion(s *config.Setting) bool {
	if !scalar(s) {
		return false
	}
	major, minor, dotted := strings.Cut(s.Value.Text(), ".")
	return !dotted || len(major) > 2 || !allDigits(major) || !allDigits(minor)
}

// namesNone holds where the release knows the option's names, and the value is
// none of them.
func namesNone(p *Pass, s *config.Setting) bool {
	return p.namesListed(p.namesSection(s), s.Name()) && !p.loads(s, s.Str())
}
