package rules

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// keyManagerRows are about the key manager that services use: one that
// Castellan knows by name, or a class.
func keyManagerRows() []Row {
	clients := []string{"nova", "cinder", "glance", "manila", "octavia", "barbican"}
	return []Row{{
		Where:   Where{Services: clients, Section: "key_manager"},
		Options: []string{"backend"},
		Is: textIs(func(text string) bool {
			return !strings.Contains(text, ".") && !slices.Contains([]string{"barbican", "vault"}, text)
		}).Given(),
		If:          []Guard{notMisspeltDriver},
		Levels:      "EEE",
		CWE:         []int{1287},
		Message:     "{assigned} is neither a key manager that Castellan has nor the path of a class",
		Effect:      "Castellan finds no such key manager: no encrypted volume can be made or attached, and no signature checked.",
		Remediation: "Set backend = barbican, or vault.",
		Bad:         "[key_manager]\nbackend = castellan\n",
		Good:        "[key_manager]\nbackend = vault\n",
	}, {
		Where:       Where{Services: []string{"nova", "cinder"}, Section: "key_manager", Absent: true},
		Options:     []string{"backend"},
		Is:          textIs(func(text string) bool { return text == "barbican" }).ByDefault(),
		If:          []Guard{wholeFile},
		Levels:      "--W",
		CWE:         []int{1188},
		Message:     "{option} is not set in {section}: the release's default decides where keys are kept",
		Effect:      "Nova and Cinder must ask the same key manager, and a default that changes with a release parts them from the keys of encrypted volumes.",
		Remediation: "Write backend = barbican, or the key manager that you run, in nova.conf and in cinder.conf.",
		Bad:         "[DEFAULT]\ndebug = false\n",
		Good:        "[DEFAULT]\ndebug = false\n[key_manager]\nbackend = barbican\n",
	}}
}

// notMisspeltDriver holds where driver_unknown does not report the name.
func notMisspeltDriver(p *Pass, s *config.Setting) bool {
	_, said := p.unknown(s, nil, s.Str())
	return !said
}
