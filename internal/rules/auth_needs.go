package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// keystoneV3Only is the first major version of Nova whose Keystone, of the same
// release, has only the v3 Identity API.
const keystoneV3Only = 17

// The ends of messages that say who rejects the configuration.
const (
	byKeystoneauth = ": keystoneauth refuses to load it"
	byKeystone     = ": Keystone refuses the request for a token"
)

func checkAuthOptionMissing(p *Pass) {
	plugin := p.authPlugin()
	if plugin == nil {
		return
	}
	for _, option := range plugin.Options {
		name := option.Name.Option
		if !option.Required || !p.lacks(name) {
			continue
		}
		consequence := byKeystoneauth
		if p.Get(name).IsSet() {
			consequence = ", which is empty: Keystone issues no token"
		}
		p.needs(name, name, consequence)
	}
	p.needsCredential(plugin.Name)
	p.needsUserDomain(plugin.Name)
	p.needsProjectDomain(plugin.Name)
	p.needsPlace(plugin.Name)
}

// needs reports what a plugin lacks, on the first option that would supply it.
func (p *Pass) needs(option, what, consequence string) {
	if p.misspelt(option) {
		return // one mistake, one finding
	}
	kind := p.Get("auth_type")
	message := fmt.Sprintf("auth_type = %s needs %s%s", report.Show(kind.Str()), what, consequence)
	if s := p.Get(option); s.IsSet() {
		p.Report(Problem{On: s, Message: message, Remediation: authRemedy(option, p.Service)})
		return
	}
	p.Report(Problem{On: kind, Option: option, Message: message, Remediation: authRemedy(option, p.Service)})
}

// needsSecret reports that only a secret is missing: many deployments keep it
// in another file, which this configuration does not show.
func (p *Pass) needsSecret(option string) {
	if p.misspelt(option) {
		return
	}
	kind := p.Get("auth_type")
	problem := Problem{
		On: kind, Option: option,
		Message:     fmt.Sprintf("auth_type = %s needs %s%s", report.Show(kind.Str()), option, byKeystone),
		Remediation: "Set " + option + " here, or list " + kind.Section() + "." + option + " in set_elsewhere where another file or the environment sets it.",
	}
	if s := p.Get(option); s.IsSet() {
		problem.On = s // to nothing, which no other file explains
	} else if len(p.Sources) > 0 {
		problem.Levels = "WWE"
	}
	p.Report(problem)
}

// needsCredential judges the credentials that prove the caller's identity.
func (p *Pass) needsCredential(plugin string) {
	switch plugin {
	case "password", "v2password", "v3password", "v3totp":
		if p.lacks("username", "user_id") {
			p.needs("username", "username or user_id", byKeystone)
		}
	case "v3applicationcredential":
		switch {
		case p.lacks("application_credential_id", "application_credential_name"):
			p.needs("application_credential_id", "application_credential_id or application_credential_name", byKeystoneauth)
		case p.has("application_credential_name") && p.lacks("application_credential_id", "username", "user_id"):
			p.needs("username", "username or user_id with application_credential_name", byKeystone)
		}
	}
	secret := ""
	switch plugin {
	case "password", "v2password", "v3password":
		secret = "password"
	case "v3totp":
		secret = "passcode"
	case "token", "v2token", "v3token":
		secret = "token"
	}
	if secret != "" && p.lacks(secret) {
		p.needsSecret(secret)
	}
	switch plugin {
	case "admin_token":
		if p.lacks("token") {
			p.needs("token", "token", ": requests go out without one")
		}
	case "http_basic":
		for _, option := range [...]string{"username", "password"} {
			if p.lacks(option, "http_basic_"+option) {
				p.needs(option, option, ": requests go out without credentials")
			}
		}
	}
}

// needsUserDomain: user names are unique only within a domain. The v3 plugins
// check for it themselves, the version-independent one leaves it to Keystone.
func (p *Pass) needsUserDomain(plugin string) {
	const what = "user_domain_id or user_domain_name with username"
	switch plugin {
	case "v3password", "v3totp", "v3applicationcredential":
		if p.has("username") && p.lacks("user_domain_id", "user_domain_name") {
			p.needs("user_domain_name", what, byKeystoneauth)
		}
	case "password":
		if p.Release.Major() >= keystoneV3Only && p.has("username") &&
			p.lacks("user_id", "user_domain_id", "user_domain_name", "default_domain_id", "default_domain_name") {
			p.needs("user_domain_name", what, byKeystone)
		}
	}
}

// needsProjectDomain: the same applies to project names.
func (p *Pass) needsProjectDomain(plugin string) {
	const what = "project_domain_id or project_domain_name with project_name"
	switch {
	case !p.has("project_name"), plugin == "v3applicationcredential": // which takes no project: auth_scope_conflict
	case strings.HasPrefix(plugin, "v3"):
		if p.lacks("project_domain_id", "project_domain_name") {
			p.needs("project_domain_name", what, byKeystoneauth)
		}
	case plugin == "password" || plugin == "token":
		if p.Release.Major() >= keystoneV3Only &&
			p.lacks("project_id", "project_domain_id", "project_domain_name", "default_domain_id", "default_domain_name") {
			p.needs("project_domain_name", what, byKeystone)
		}
	}
}

// needsPlace judges the destination that some plugins must be given.
func (p *Pass) needsPlace(plugin string) {
	switch {
	case plugin == "v3tokenlessauth":
		if p.lacks("project_id", "project_name", "domain_id", "domain_name") {
			p.needs("project_id", "a project or a domain", byKeystoneauth)
		}
	case strings.HasPrefix(plugin, "v3oidc"):
		if p.Get("access_token_endpoint") != nil && p.Get("discovery_endpoint") != nil &&
			p.lacks("access_token_endpoint", "discovery_endpoint") {
			p.needs("discovery_endpoint", "access_token_endpoint or discovery_endpoint", byKeystoneauth)
		}
	case plugin == "admin_token" || plugin == "none" || plugin == "http_basic":
		if p.Facts.Reads.Adapter && !p.ofRPC() && p.Get("endpoint") != nil && p.lacks("endpoint", "endpoint_override") {
			p.needs("endpoint", "endpoint, or the section endpoint_override", ": there is no catalogue to find the service in")
		}
	}
}
