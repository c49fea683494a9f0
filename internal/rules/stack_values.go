package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// stackRows are on what Heat writes into calls to other services.
func stackRows() []Row {
	const url, uri = "[clients_heat]\nurl = https://stacks.example.org:8004/v1/", "[clients_keystone]\nauth_uri = https://keystone.example.org:5000"
	return []Row{{
		Where:       Where{Services: heatOnly, Section: "clients_heat"},
		Options:     []string{"url"},
		Is:          textIs(func(text string) bool { return !placeholdersOf(text).takeOnly("tenant_id") && marker(text) == "" }).Given(),
		If:          []Guard{heatEngine},
		Message:     "{assigned} has a placeholder that Heat does not fill",
		Effect:      "Heat raises KeyError, TypeError or ValueError whenever it needs its own address, as for the signals of a wait condition.",
		Remediation: "Write %(tenant_id)s where the ID of the project goes, and %% for a percent sign.",
		Bad:         url + "%(project_id)s\n", Good: url + "%(tenant_id)s\n",
	}, {
		Where:   Where{Services: heatOnly, Section: "DEFAULT", Since: Series("stein"), Before: Series("2025.1")},
		Options: []string{"max_nova_api_microversion", "max_ironic_api_microversion"},
		Is: value(func(s *config.Setting) bool {
			_, minor, _ := strings.Cut(s.Text, ".")
			return s.IsSet() && !s.Hidden && len(minor) > 1 && allDigits(minor) && strings.HasSuffix(minor, "0")
		}),
		If:          []Guard{heatEngine},
		Message:     "{option} ends in 0, and Heat reads it as a decimal number",
		Effect:      "The zero is lost: Heat reads 2.90 as 2.9, and refuses whatever needs a later microversion.",
		Remediation: "Write a microversion that does not end in 0, such as 2.89.",
		Bad:         "[DEFAULT]\nmax_nova_api_microversion = 2.90\n", Good: "[DEFAULT]\nmax_nova_api_microversion = 2.89\n",
		Release: "zed",
	}, {
		Where:       Where{Services: heatOnly, Section: "clients_keystone"},
		Options:     []string{"auth_uri"},
		Is:          textIs(func(text string) bool { return strings.HasSuffix(strings.TrimRight(text, "/"), "/v2.0") }).Given(),
		Message:     "{assigned} in {section} names version 2.0 of the Identity API",
		Effect:      "Heat looks for version 3 there, raises DiscoveryFailure or finds none, and creates no stack.",
		Remediation: "Write the address of Keystone without a version.",
		Bad:         uri + "/v2.0\n", Good: uri + "\n",
	}}
}
