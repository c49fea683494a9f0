package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// accountlessRow is a row for a service token that is to be sent without an account
// to get it with: Nova sends none then, and Cinder raises an error.
func accountlessRow(service, message, effect string) Row {
	return Row{
		Where:       Where{Services: []string{service}, Section: "service_user"},
		Options:     []string{"send_service_user_token"},
		Is:          isTrue,
		If:          []Guard{with("auth_type", isEmpty), with("auth_section", isEmpty)},
		Levels:      "EEE",
		CWE:         []int{1288},
		Message:     message,
		Effect:      effect,
		Remediation: "Set auth_type and the credentials of the service user in [service_user], or auth_section to the section that contains them.",
		Bad:         "[service_user]\nsend_service_user_token = true\n",
		Good:        "[service_user]\nsend_service_user_token = true\nauth_section = keystone_authtoken\n",
	}
}

// keyManagerUserRow is on the service token that Castellan is to send to Barbican, without
// an account to get it with.
func keyManagerUserRow() Row {
	const text = "[barbican]\nsend_service_user_token = true\n"
	return Row{
		Where:       Where{Section: "barbican", Since: Bound{"castellan", "3.9.0"}},
		Options:     []string{"send_service_user_token"},
		Is:          isTrue,
		If:          []Guard{keysInBarbican, where("barbican_service_user", "auth_type", isEmpty), where("barbican_service_user", "auth_section", isEmpty)},
		Message:     "{assigned} in {section} needs credentials: [barbican_service_user] sets neither auth_type nor auth_section",
		Effect:      "Castellan raises AttributeError or Forbidden for each request to Barbican, so no key can be stored or read.",
		Remediation: "Set auth_type and the credentials of the service user in [barbican_service_user], or auth_section to the section that contains them; name them in set_elsewhere if another file has the section.",
		Bad:         text, Good: text + "[barbican_service_user]\nauth_section = keystone_authtoken\n",
	}
}

// keysInBarbican holds where Castellan may keep keys in Barbican.
func keysInBarbican(p *Pass, _ *config.Setting) bool {
	backend := p.Configuration.Get("key_manager", "backend")
	return backend.Known() && strings.Contains(backend.Str(), "barbican")
}
