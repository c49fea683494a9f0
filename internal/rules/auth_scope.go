package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// scoped reports whether a plugin requests a token from Keystone with the scope
// that its options name. Others have a built-in scope, or request no token.
func scoped(plugin string) bool {
	switch plugin {
	case "password", "token", "v2password", "v2token", "v3password", "v3token", "v3totp", "v3kerberos":
		return true
	}
	return federated(plugin)
}

// federated reports whether a plugin gets its token from an identity provider.
func federated(plugin string) bool {
	switch plugin {
	case "v3fedkerb", "v3samlpassword", "v3adfspassword":
		return true
	}
	return strings.HasPrefix(plugin, "v3oidc")
}

func checkAuthScopeMissing(p *Pass) {
	plugin := p.authPlugin()
	if p.Service == "heat" && p.Name() == "trustee" {
		return // Heat adds each stack's trust
	}
	if plugin == nil || !scoped(plugin.Name) ||
		!p.lacks("project_id", "project_name", "tenant_id", "tenant_name", "domain_id", "domain_name", "trust_id", "system_scope") {
		return
	}
	for _, a := range p.Assignments {
		name := fold(a.As.Option)
		if a.Option == nil && (strings.HasPrefix(name, "tenant_") || strings.HasPrefix(name, "project_")) {
			return // auth_option_not_taken says why there is no scope
		}
	}
	if p.misspelt("project_name") {
		return
	}
	what := "project, domain, trust or system"
	if strings.HasPrefix(plugin.Name, "v2") {
		what = "tenant or trust"
	}
	p.Report(Problem{On: p.Get("auth_type"), Message: fmt.Sprintf("auth_type = %s without %s: the token has no scope", report.Show(plugin.Name), what)})
}

// scopes lists the options that definitely name a scope, one of each kind.
func (p *Pass) scopes() []string {
	var named []string
	for _, kind := range [...][]string{{"project_id", "project_name"}, {"domain_id", "domain_name"}, {"trust_id"}} {
		for _, option := range kind {
			if p.has(option) {
				named = append(named, option)
				break
			}
		}
	}
	return named
}

func checkAuthScopeConflict(p *Pass) {
	plugin := p.authPlugin()
	if plugin == nil {
		return
	}
	named := p.scopes()
	if plugin.Name == "v3applicationcredential" {
		if p.Get("system_scope").Str() == "all" {
			named = append(named, "system_scope")
		}
		for _, option := range named {
			p.Report(Problem{
				On: p.Get(option), Message: option + " with an application credential, which has its own scope: no call with it gets a token",
				Effect:      "keystoneauth refuses to load a project's name without its domain, and Keystone refuses to issue a token for any scope but the credential's own.",
				Remediation: "Remove " + option + ": the credential belongs to one project.",
			})
		}
		return
	}
	if !scoped(plugin.Name) || strings.HasPrefix(plugin.Name, "v2") {
		return
	}
	anyVersion := plugin.Name == "password" || plugin.Name == "token"
	switch {
	case len(named) > 1 && (!anyVersion || p.has("domain_id") || p.has("domain_name") || p.Release.Major() >= keystoneV3Only):
		p.Report(Problem{On: p.Get(named[1]), Message: enumerate(named) + " each name a scope, and a token has one: keystoneauth raises AuthorizationFailure"})
	case len(named) > 0 && p.Get("system_scope").Str() == "all" && !federated(plugin.Name):
		p.Report(Problem{On: p.Get("system_scope"), Message: "system_scope is dropped: " + named[0] + " names a scope as well"})
	}
}

func checkSystemScope(p *Pass) {
	plugin, scope := p.authPlugin(), p.Get("system_scope")
	if plugin == nil || !scope.HasText() {
		return
	}
	if federated(plugin.Name) {
		p.Report(Problem{On: scope, Message: fmt.Sprintf("system_scope is dropped: auth_type = %s asks for project, domain or trust only", report.Show(plugin.Name)),
			Effect:      "The plugin exchanges the identity provider's token for one with a scope, and leaves the system scope out of that request.",
			Remediation: "Name a project or a domain instead."})
		return
	}
	if scope.Str() == "all" {
		return
	}
	p.Report(Problem{On: scope, Message: fmt.Sprintf("system_scope = %s is dropped: the only system scope is all", scope.Show())})
}

// pairs are options of which only one is sent if both are set; the first wins.
var pairs = [...]struct{ wins, loses string }{
	{"user_id", "username"},
	{"user_domain_id", "user_domain_name"},
	{"project_id", "project_name"},
	{"project_domain_id", "project_domain_name"},
	{"domain_id", "domain_name"},
	{"default_domain_id", "default_domain_name"},
	{"tenant_id", "tenant_name"},
	{"application_credential_id", "application_credential_name"},
}

func checkIDAndName(p *Pass) {
	plugin := p.authPlugin()
	if plugin == nil {
		return
	}
	for _, pair := range pairs {
		wins, loses := pair.wins, pair.loses
		if plugin.Name == "v2password" && wins == "user_id" {
			wins, loses = loses, wins
		}
		if p.has(wins) && p.has(loses) {
			p.Report(Problem{On: p.Get(loses), Message: fmt.Sprintf("%s is not sent: %s is set as well", loses, wins)})
		}
	}
}
