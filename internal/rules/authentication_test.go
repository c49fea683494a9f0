package rules_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// usual are the auth options of a section without faults.
func usual(changes given) given {
	values := given{
		"auth_type": "password", "auth_url": "https://keystone:5000", "username": "nova", "password": "s3cr3t",
		"user_domain_name": "Default", "project_name": "service", "project_domain_name": "Default",
	}
	for name, value := range changes {
		if value == nil {
			delete(values, name)
		} else {
			values[name] = value
		}
	}
	return values
}

var authRules = []string{
	"auth_type_missing", "unknown_auth_plugin", "auth_option_missing", "auth_option_not_taken", "auth_section_conflict",
	"auth_section_unresolved", "auth_scope_missing", "auth_scope_conflict", "system_scope_invalid", "auth_id_and_name",
	"auth_url_version", "interface_conflict",
}

func TestAuthenticationInOrder(t *testing.T) {
	t.Parallel()
	for name, values := range map[string]given{
		"usual":                        usual(nil),
		"nothing at all":               {},
		"version in both":              usual(given{"auth_type": "v3password", "auth_url": "https://keystone:5000/v3/"}),
		"version in the URL":           usual(given{"auth_url": "https://keystone/identity/v3"}),
		"version in the type":          usual(given{"auth_type": "v3password"}),
		"default domain for both":      usual(given{"user_domain_name": nil, "project_domain_name": nil, "default_domain_id": "default"}),
		"ids":                          usual(given{"username": nil, "user_domain_name": nil, "user_id": "u", "project_name": nil, "project_domain_name": nil, "project_id": "p"}),
		"system":                       usual(given{"project_name": nil, "project_domain_name": nil, "system_scope": "all"}),
		"domain":                       usual(given{"project_name": nil, "project_domain_name": nil, "domain_name": "Default"}),
		"trust":                        usual(given{"project_name": nil, "project_domain_name": nil, "trust_id": "t"}),
		"token":                        {"auth_type": "v3token", "auth_url": "https://k/v3", "token": "s3cr3t", "project_id": "p"},
		"application credential":       {"auth_type": "v3applicationcredential", "auth_url": "https://k/v3", "application_credential_id": "i", "application_credential_secret": "s3cr3t"},
		"application credential, name": {"auth_type": "v3applicationcredential", "auth_url": "https://k/v3", "application_credential_name": "n", "user_id": "u", "application_credential_secret": "s3cr3t"},
		"elsewhere":                    {"auth_section": "service_user"},
		"none":                         {"auth_type": "none", "extra": nil},
		"a cinderclient plugin":        {"auth_type": "noauth", "user_id": "nova"},
		"unknown plugin":               {"auth_type": unknown, "username": "nova"},
		"empty auth_section":           usual(given{"auth_section": ""}),
		"its own auth_section":         usual(given{"auth_section": "cinder"}),
		"unknown section":              {"auth_section": unknown, "username": "nova", "auth_type": "v3token"},
		"unknown values": {"auth_type": "v3password", "auth_url": unknown, "username": "nova", "password": unknown,
			"user_domain_id": unknown, "project_name": unknown, "project_domain_id": unknown},
		"unknown scope":        usual(given{"project_name": nil, "project_domain_name": nil, "project_id": unknown, "domain_id": "d"}),
		"unknown system scope": usual(given{"project_name": nil, "project_domain_name": nil, "system_scope": unknown}),
		"unknown name":         usual(given{"project_id": "p", "project_name": unknown}),
		"not taken, not known": usual(given{"application_credential_id": unknown}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			delete(values, "extra")
			findings := session(t, "cinder", values)
			for _, rule := range authRules {
				none(t, findings, rule)
			}
		})
	}
}

func TestAuthenticationFindings(t *testing.T) {
	t.Parallel()
	v3 := given{"auth_type": "v3password"}
	for name, tt := range map[string]struct {
		values  given
		release string // zed if empty
		rule    string
		option  string
		message string
		levels  string // EEE if empty
	}{
		"no auth_type": {given{"auth_url": "https://k", "username": "nova", "password": "s3cr3t"}, "", "auth_type_missing", "auth_type",
			"auth_type is not set, so auth_url, password and username of [cinder] are not read", ""},
		"empty auth_type": {given{"auth_type": "", "username": "nova"}, "", "auth_type_missing", "auth_type",
			"auth_type is empty, so username of [cinder] is not read", ""},
		"misspelt": {usual(given{"auth_type": "passwrod"}), "", "unknown_auth_plugin", "auth_type",
			`auth_type = "passwrod" names no auth plugin of keystoneauth1 5.0.1; did you mean password?`, ""},
		"wrong case": {usual(given{"auth_type": "Password"}), "", "unknown_auth_plugin", "auth_type", "did you mean password?", ""},
		"another package's": {given{"auth_type": "gnocchi-basic"}, "", "unknown_auth_plugin", "auth_type",
			`auth_type = "gnocchi-basic" names no auth plugin of keystoneauth1 5.0.1`, "WEE"},
		"a newer one's": {given{"auth_type": "http_basic"}, "train", "unknown_auth_plugin", "auth_type",
			"which this release pins; Nova 22.4.0 and its keystoneauth1 4.2.1 have it", ""},
		"letter case in plugin names": {given{"auth_type": "v3multifactor"}, "", "unknown_auth_plugin", "auth_type",
			"keystoneauth splits auth_methods into single letters", ""},

		"no auth_url":        {usual(given{"auth_url": nil}), "", "auth_option_missing", "auth_url", `auth_type = "password" needs auth_url: keystoneauth refuses to load it`, ""},
		"empty auth_url":     {usual(given{"auth_url": ""}), "", "auth_option_missing", "auth_url", "needs auth_url, which is empty: Keystone issues no token", ""},
		"no user":            {usual(given{"username": nil}), "", "auth_option_missing", "username", "needs username or user_id: Keystone refuses", ""},
		"no password":        {usual(given{"password": nil}), "", "auth_option_missing", "password", "needs password: Keystone refuses", ""},
		"empty password":     {usual(given{"password": ""}), "", "auth_option_missing", "password", "needs password", ""},
		"no user domain":     {usual(given{"user_domain_name": nil}), "", "auth_option_missing", "user_domain_name", "needs user_domain_id or user_domain_name with username: Keystone refuses", ""},
		"v3, no user domain": {usual(join(v3, given{"user_domain_name": nil})), "", "auth_option_missing", "user_domain_name", "with username: keystoneauth refuses to load it", ""},
		"v3, id and no user domain": {usual(join(v3, given{"user_domain_name": nil, "user_id": "u"})), "", "auth_option_missing", "user_domain_name",
			"with username: keystoneauth refuses to load it", ""},
		"no project domain":     {usual(given{"project_domain_name": nil}), "", "auth_option_missing", "project_domain_name", "with project_name: Keystone refuses", ""},
		"v3, no project domain": {usual(join(v3, given{"project_domain_name": nil})), "pike", "auth_option_missing", "project_domain_name", "with project_name: keystoneauth refuses to load it", ""},
		"no token":              {given{"auth_type": "token", "auth_url": "https://k", "project_id": "p"}, "", "auth_option_missing", "token", `auth_type = "token" needs token: Keystone refuses`, ""},
		"no secret": {given{"auth_type": "v3applicationcredential", "auth_url": "https://k", "application_credential_id": "i"}, "", "auth_option_missing",
			"application_credential_secret", "needs application_credential_secret: keystoneauth refuses to load it", ""},
		"no application credential": {given{"auth_type": "v3applicationcredential", "auth_url": "https://k", "application_credential_secret": "s"}, "", "auth_option_missing",
			"application_credential_id", "needs application_credential_id or application_credential_name", ""},
		"whose application credential": {given{"auth_type": "v3applicationcredential", "auth_url": "https://k", "application_credential_secret": "s", "application_credential_name": "n"}, "",
			"auth_option_missing", "username", "needs username or user_id with application_credential_name", ""},
		"tokenless":   {given{"auth_type": "v3tokenlessauth", "auth_url": "https://k/v3"}, "", "auth_option_missing", "project_id", "needs a project or a domain", ""},
		"no passcode": {given{"auth_type": "v3totp", "auth_url": "https://k/v3", "user_id": "u", "project_id": "p"}, "", "auth_option_missing", "passcode", "needs passcode", ""},
		"no issuer": {given{"auth_type": "v3oidcclientcredentials", "auth_url": "https://k/v3", "identity_provider": "i", "protocol": "openid", "project_id": "p"}, "",
			"auth_option_missing", "discovery_endpoint", "needs access_token_endpoint or discovery_endpoint: keystoneauth refuses", ""},
		"no basic password": {given{"auth_type": "http_basic", "username": "u"}, "", "auth_option_missing", "password", "requests go out without credentials", ""},
		"no admin token":    {given{"auth_type": "admin_token", "endpoint": "https://c"}, "", "auth_option_missing", "token", "requests go out without one", ""},

		"another plugin's": {usual(given{"application_credential_id": "i"}), "", "auth_option_not_taken", "application_credential_id",
			`application_credential_id is not read: auth_type = "password" takes no such option`, ""},
		"tenant for v3": {usual(join(v3, given{"tenant_name": "service"})), "", "auth_option_not_taken", "tenant_name", "takes no such option, but project_name", ""},

		"next to auth_section": {given{"auth_section": "service_user", "auth_type": "password", "username": "cinder", "password": "s3cr3t"}, "", "auth_section_conflict", "auth_section",
			`auth_section = "service_user", so auth_type, password and username of [cinder] are not read`, ""},

		"no scope":        {usual(given{"project_name": nil, "project_domain_name": nil}), "", "auth_scope_missing", "auth_type", `auth_type = "password" without project, domain, trust or system`, "IWW"},
		"project, domain": {usual(given{"domain_id": "d"}), "", "auth_scope_conflict", "domain_id", "project_name and domain_id each name a scope", ""},
		"project, trust":  {usual(given{"trust_id": "t"}), "", "auth_scope_conflict", "trust_id", "project_name and trust_id each name a scope", ""},
		"project, system": {usual(given{"system_scope": "all"}), "", "auth_scope_conflict", "system_scope", "system_scope is dropped: project_name names a scope as well", ""},
		"system, but not": {usual(given{"system_scope": "true"}), "", "system_scope_invalid", "system_scope", `system_scope = "true" is dropped: the only system scope is all`, ""},
		"system, federated": {given{"auth_type": "v3oidcaccesstoken", "auth_url": "https://k/v3", "identity_provider": "i", "protocol": "openid", "access_token": "s", "system_scope": "all"}, "",
			"system_scope_invalid", "system_scope", `system_scope is dropped: auth_type = "v3oidcaccesstoken" asks for project, domain or trust only`, ""},
		"scope in two ways": {given{"auth_type": "v3applicationcredential", "auth_url": "https://k", "application_credential_id": "i", "application_credential_secret": "s", "project_id": "p"}, "",
			"auth_scope_conflict", "project_id", "project_id with an application credential", ""},
		"id and name":    {usual(given{"project_id": "p"}), "", "auth_id_and_name", "project_name", "project_name is not sent: project_id is set as well", "WWW"},
		"user twice":     {usual(given{"user_id": "p"}), "", "auth_id_and_name", "username", "username is not sent: user_id is set as well", "WWW"},
		"user twice, v2": {given{"auth_type": "v2password", "auth_url": "https://k/v2.0", "username": "n", "user_id": "i", "password": "s", "tenant_id": "t"}, "", "auth_id_and_name", "user_id", "user_id is not sent: username is set as well", "WWW"},

		"v2 type, v3 URL":       {given{"auth_type": "v2password", "auth_url": "https://k/v3", "username": "n", "password": "s", "tenant_name": "t"}, "", "auth_url_version", "auth_url", `auth_url = "https://k/v3" does not end in /v2.0`, ""},
		"v2 type, no version":   {given{"auth_type": "v2password", "auth_url": "https://k/", "username": "n", "password": "s", "tenant_name": "t"}, "ocata", "auth_url_version", "auth_url", `does not end in /v2.0, as auth_type = "v2password" needs`, ""},
		"v2 type":               {given{"auth_type": "v2password", "auth_url": "https://k/v2.0", "username": "n", "password": "s", "tenant_name": "t"}, "", "auth_url_version", "auth_type", "Keystone has not had since Queens", "WEE"},
		"v3 type, v2 URL":       {usual(join(v3, given{"auth_url": "https://k/v2.0/"})), "", "auth_url_version", "auth_url", `names version 2.0, and auth_type = "v3password" speaks version 3`, ""},
		"domains, v2 URL":       {usual(given{"auth_url": "https://k/v2.0"}), "ocata", "auth_url_version", "auth_url", "which has no domains: keystoneauth raises DiscoveryFailure", ""},
		"no domains, v2 URL":    {given{"auth_type": "password", "auth_url": "https://k/v2.0", "username": "n", "password": "s", "project_name": "p"}, "", "auth_url_version", "auth_url", "names version 2.0, which Keystone has not had since Queens", "WEE"},
		"the whole path":        {usual(given{"auth_url": "https://k/v3/auth/tokens"}), "", "auth_url_version", "auth_url", "names the address of the tokens", ""},
		"tokenless, no version": {given{"auth_type": "v3tokenlessauth", "auth_url": "https://k", "project_id": "p"}, "", "auth_url_version", "auth_url", "does not end in /v3, which this plugin does not append", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			section := "cinder"
			if tt.release == "ocata" {
				section = "neutron" // [cinder] reads no auth options yet
			}
			run := func(opts ...option) []report.Finding {
				opts = append(opts, release(cmp.Or(tt.release, "zed")))
				return session(t, section, tt.values, opts...)
			}
			f := one(t, run(), tt.rule, tt.option)
			saysThat(t, f, tt.message)
			gradedAs(t, tt.rule, tt.option, cmp.Or(tt.levels, "EEE"), run)
			for _, f := range run() {
				if strings.Contains(fmt.Sprint(f), "s3cr3t") {
					t.Errorf("%s shows a secret: %+v", f.Rule, f)
				}
			}
		})
	}
}

func join(a, b given) given {
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
}

// One mistake is one finding: its consequences are not reported as well.
func TestAuthenticationOneCause(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		values given
		only   string
	}{
		"no auth_type":   {usual(given{"auth_type": nil}), "auth_type_missing"},
		"unknown plugin": {usual(given{"auth_type": "passwd3"}), "unknown_auth_plugin"},
		"elsewhere":      {usual(given{"auth_section": "neutron"}), "auth_section_conflict"},
		"tenant for v3":  {usual(given{"auth_type": "v3password", "project_name": nil, "project_domain_name": nil, "tenant_name": "t"}), "auth_option_not_taken"},
		"no user domain": {usual(given{"auth_type": "v3password", "user_domain_name": nil}), "auth_option_missing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := session(t, "cinder", tt.values, release("zed"))
			for _, f := range findings {
				if f.Rule != tt.only && (slices.Contains(authRules, f.Rule) || f.Rule == "unknown_option") {
					t.Errorf("in addition to %s there is %s: %s", tt.only, f.Rule, f.Message)
				}
			}
		})
	}
}

func TestAuthenticationInText(t *testing.T) {
	t.Parallel()
	const shared = "[cinder]\nauth_section = Service_User\n"
	f := one(t, text(t, shared), "auth_section_unresolved", "auth_section")
	saysThat(t, f, `auth_section = "Service_User" names a section that the text does not contain`)
	gradedAs(t, "auth_section_unresolved", "auth_section", "WWE", func(opts ...option) []report.Finding { return text(t, shared, opts...) })
	saysThat(t, one(t, text(t, shared+"[service_user]\nusername = nova\n"), "auth_section_unresolved", "auth_section"), "names a section without auth_type")
	none(t, text(t, shared+"[service_user]\nauth_type = password\n"), "auth_section_unresolved")
	none(t, text(t, "[cinder]\nauth_section = keystone_authtoken\n[keystone_authtoken]\nauth_type = password\n"), "auth_section_unresolved")

	const own = "[cinder]\nauth_section = shared\n[shared]\nauth_type = password\n"
	saysThat(t, one(t, text(t, own), "auth_section_unresolved", "auth_section"), `auth_section = "shared" names a section in which Nova registers no auth options: keystoneauth raises NoSuchOptError`)
	gradedAs(t, "auth_section_unresolved", "auth_section", "EEE", func(opts ...option) []report.Finding { return text(t, own, opts...) })
	none(t, text(t, "[cinder]\nauth_section = neutron\n[neutron]\nauth_plugin = password\n"), "auth_section_unresolved")

	f = one(t, text(t, "[cinder]\n\nusername = nova\n"), "auth_type_missing", "auth_type")
	if f.Line != 3 {
		t.Errorf("line %d, want 3, the line of the first option", f.Line)
	}
	f = one(t, text(t, "[cinder]\nauth_type = v3token\nauth_url = https://k/v3\ntoken = s3cr3t\nproject_id = p\nuser_domain_id = d\n"), "auth_option_not_taken", "user_domain_id")
	if f.Line != 6 || f.Section != "cinder" {
		t.Errorf("[%s] line %d, want [cinder] line 6", f.Section, f.Line)
	}
	// An older name of the plugin's own option is accepted.
	none(t, text(t, "[cinder]\nauth_type = password\nauth_url = https://k\nuser_name = nova\npassword = s\nuser_domain_id = d\ntenant_id = p\n"), "auth_option_not_taken")
	none(t, text(t, "[cinder]\nauth_type = password\nauth_url = https://k\nuser_name = nova\npassword = s\nuser_domain_id = d\ntenant_id = p\n"), "auth_option_missing")
	// [glance] loads no plugin.
	for _, rule := range authRules {
		none(t, text(t, "[glance]\nusername = nova\nauth_type = passwrod\n"), rule)
	}
}

func TestFixedEndpointNeeded(t *testing.T) {
	t.Parallel()
	f := one(t, session(t, "ironic", given{"auth_type": "none"}), "auth_option_missing", "endpoint")
	saysThat(t, f, "there is no catalogue to find the service in")
	none(t, session(t, "ironic", given{"auth_type": "none", "endpoint_override": "https://ironic:6385"}), "auth_option_missing")
	none(t, session(t, "ironic", given{"auth_type": "none", "endpoint_override": unknown}), "auth_option_missing")
	none(t, session(t, "cinder", given{"auth_type": "none"}), "auth_option_missing")
}

func TestInterfaceConflict(t *testing.T) {
	t.Parallel()
	run := func(opts ...option) []report.Finding {
		return session(t, "neutron", given{"interface": "internal", "valid_interfaces": []any{"internal"}}, append(opts, service("ironic"))...)
	}
	gradedAs(t, "interface_conflict", "interface", "EEE", run)
	saysThat(t, one(t, run(), "interface_conflict", "interface"), `interface = "internal" together with valid_interfaces`)
	none(t, session(t, "neutron", given{"valid_interfaces": []any{"internal"}}, service("ironic")), "interface_conflict")
	none(t, session(t, "neutron", given{"interface": unknown, "valid_interfaces": []any{"internal"}}, service("ironic")), "interface_conflict")
	none(t, session(t, "neutron", given{"interface": "internal", "valid_interfaces": []any{unknown}}, service("ironic")), "interface_conflict")
}

// TestAuthOfLibraries: Castellan loads a plugin from [barbican_service_user] in
// every service that uses it, but registers auth_type itself.
func TestAuthOfLibraries(t *testing.T) {
	t.Parallel()

	const lines = "[barbican_service_user]\nauth_type = password\nusername = cinder\npasword = s3cr3t\n"
	findings := text(t, lines, service("cinder"), release("zed"))
	none(t, findings, "auth_option_ignored")
	one(t, findings, "unknown_option", "pasword")
	for _, f := range text(t, "[barbican_service_user]\nauth_type = password\n", service("cinder"), release("zed")) {
		if f.Option == "username" && !strings.Contains(f.Remediation, "for example cinder,") {
			t.Errorf("the remedy is %q", f.Remediation)
		}
	}
}
