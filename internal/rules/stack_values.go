package rules

import (
	"net/url"
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
		Is:          textIs(endsIn("/v2.0")).Given(),
		Message:     "{assigned} in {section} names version 2.0 of the Identity API",
		Effect:      "Heat looks for version 3 there, raises DiscoveryFailure or finds none, and creates no stack.",
		Remediation: "Write the address of Keystone without a version.",
		Bad:         uri + "/v2.0\n", Good: uri + "\n",
	}}
}

// projectlessRow is on the address of Heat's own API, which it gives to instances.
func projectlessRow() Row {
	const text = "[clients_heat]\nurl = https://stacks.example.org:8004/v1"
	return Row{
		Where:       Where{Services: heatOnly, Section: "clients_heat"},
		Options:     []string{"url"},
		Is:          textIs(projectless).Given(),
		If:          []Guard{heatEngine},
		Levels:      "WEE",
		Message:     "{option} in {section} does not contain %(tenant_id)s",
		Effect:      "Heat's API has the project in each path, so the signals of software deployments and wait conditions get 404.",
		Remediation: "End the URL in /v1/%(tenant_id)s.",
		Bad:         text + "\n", Good: text + "/%(tenant_id)s\n",
	}
}

// projectless reports whether a URL ends before the ID of a project.
func projectless(text string) bool {
	at, err := url.Parse(text)
	return err == nil && at.Host != "" && oneOf(strings.Trim(at.Path, "/"), "", "v1")
}

// trusteeScopeRow is on the account by which Heat acts for users, whose tokens have the
// scope of a trust.
func trusteeScopeRow() Row {
	const text = "[trustee]\nauth_type = password\nauth_url = https://keystone.example.org\nusername = heat\npassword = Wc2n7Yt9Lr4VqXz8\nuser_domain_name = Default\n"
	scopes := []string{"project_id", "project_name", "domain_id", "domain_name", "system_scope"}
	return Row{
		Where:       Where{Services: heatOnly, Section: "trustee"},
		Options:     scopes,
		Is:          isSet,
		If:          []Guard{heatEngine, with("auth_type", in("password", "v3password")), firstWritten(scopes...)},
		Levels:      "WEE",
		Message:     "{option} in {section} is a second scope beside that of the trust",
		Effect:      "keystoneauth raises AuthorizationFailure whenever Heat acts by a trust, as for autoscaling, signals and software deployments.",
		Remediation: "Leave {option} out of [trustee]: the trust gives the scope.",
		Bad:         text + "project_name = service\nproject_domain_name = Default\n", Good: text,
	}
}
