package sessions

import "strings"

// who is a complete user, where a project; together they get a token.
const (
	who    = "username = nova\npassword = Geheim\nuser_domain_name = Default\n"
	where  = "project_name = service\nproject_domain_name = Default\n"
	at     = "auth_url = https://keystone.example.com:5000\n"
	at3    = "auth_url = https://keystone.example.com:5000/v3\n"
	plain2 = "auth_type = password\n" + at
	plain3 = "auth_type = v3password\n" + at3
	badge  = "auth_type = v3applicationcredential\n" + at3 + "application_credential_secret = Geheim\n"
)

// refusals lists combinations for each rule about keystoneauth.
var refusals = [...]Refusal{
	{ID: "auth_type_missing", Rule: "auth_type_missing", Section: "neutron", Text: at + who,
		Ignored: func(a *Answer) bool { return a.Auth == nil }},
	{ID: "auth_type_missing/empty", Rule: "auth_type_missing", Section: "cinder", Text: "auth_type =\n" + at + who,
		Ignored: func(a *Answer) bool { return a.Auth == nil }},
	{ID: "unknown_auth_plugin", Rule: "unknown_auth_plugin", Section: "cinder", Text: "auth_type = passwrod\n",
		At: "auth", Class: "NoMatchingPlugin"},
	{ID: "unknown_auth_plugin/multifactor", Rule: "unknown_auth_plugin", Section: "cinder",
		Text: "auth_type = v3multifactor\nauth_methods = v3password\n" + at3 + who + where, At: "auth", Class: "NoMatchingPlugin"},

	{ID: "auth_option_missing/url", Rule: "auth_option_missing", Section: "neutron", Text: "auth_type = password\n" + who + where,
		At: "auth", Class: "MissingRequiredOptions"},
	{ID: "auth_option_missing/v3 url", Rule: "auth_option_missing", Section: "placement", Text: "auth_type = v3password\n" + who + where,
		At: "auth", Class: "MissingRequiredOptions"},
	{ID: "auth_option_missing/v3 user domain", Rule: "auth_option_missing", Section: "neutron",
		Text: plain3 + "username = nova\npassword = Geheim\n" + where, At: "auth", Class: "OptionError"},
	{ID: "auth_option_missing/v3 project domain", Rule: "auth_option_missing", Section: "neutron",
		Text: plain3 + who + "project_name = service\n", At: "auth", Class: "OptionError"},
	{ID: "auth_option_missing/user domain", Rule: "auth_option_missing", Section: "neutron", Ask: "token",
		Text:    plain2 + "username = nova\npassword = Geheim\n" + where,
		Ignored: func(a *Answer) bool { return user(a)["name"] == "nova" && user(a)["domain"] == nil }},
	{ID: "auth_option_missing/project domain", Rule: "auth_option_missing", Section: "neutron", Ask: "token",
		Text:    plain2 + who + "project_name = service\n",
		Ignored: func(a *Answer) bool { return a.asked() != nil && dig(a.asked(), "scope", "project", "domain") == nil }},
	{ID: "auth_option_missing/user", Rule: "auth_option_missing", Section: "neutron", Ask: "token",
		Text:    plain2 + "password = Geheim\n" + where,
		Ignored: func(a *Answer) bool { return a.asked() != nil && user(a)["name"] == nil && user(a)["id"] == nil }},
	{ID: "auth_option_missing/password", Rule: "auth_option_missing", Section: "neutron", Ask: "token",
		Text:    plain2 + "username = nova\nuser_domain_name = Default\n" + where,
		Ignored: func(a *Answer) bool { return a.asked() != nil && user(a)["password"] == nil }},
	{ID: "auth_option_missing/token", Rule: "auth_option_missing", Section: "neutron", Ask: "token",
		Text:    "auth_type = v3token\n" + at3 + where,
		Ignored: func(a *Answer) bool { return a.asked() != nil && dig(a.asked(), "identity", "token", "id") == nil }},
	{ID: "auth_option_missing/application credential", Rule: "auth_option_missing", Section: "neutron", Text: badge,
		At: "auth", Class: "OptionError"},
	{ID: "auth_option_missing/application credential's secret", Rule: "auth_option_missing", Section: "neutron",
		Text: "auth_type = v3applicationcredential\n" + at3 + "application_credential_id = id\n", At: "auth", Class: "OptionError"},
	{ID: "auth_option_missing/application credential's user domain", Rule: "auth_option_missing", Section: "neutron",
		Text: badge + "application_credential_name = name\nusername = nova\n", At: "auth", Class: "OptionError"},
	{ID: "auth_scope_conflict/application credential's project", Rule: "auth_scope_conflict", Section: "neutron",
		Text: badge + "application_credential_id = id\nproject_name = service\n", At: "auth", Class: "OptionError"},
	{ID: "auth_option_missing/tokenless", Rule: "auth_option_missing", Section: "neutron", Text: "auth_type = v3tokenlessauth\n" + at3,
		At: "auth", Class: "OptionError"},

	{ID: "auth_option_not_taken", Rule: "auth_option_not_taken", Section: "neutron",
		Text:    "auth_type = v3token\n" + at3 + "token = Geheim\nproject_id = id\nuser_domain_name = Default\n",
		Ignored: func(a *Answer) bool { return !registered(a, "user_domain_name") }},
	{ID: "auth_option_not_taken/tenant", Rule: "auth_option_not_taken", Section: "placement",
		Text:    plain3 + who + where + "tenant_name = service\n",
		Ignored: func(a *Answer) bool { return !registered(a, "tenant_name") }},
	{ID: "auth_option_ignored", Rule: "auth_option_ignored", Section: "glance", Text: plain2 + who,
		Ignored: func(a *Answer) bool {
			return a.Auth == nil && !registered(a, "password") && !registered(a, "auth_type")
		}},
	{ID: "auth_section_conflict", Rule: "auth_section_conflict", Section: "cinder",
		Text:    "[cinder]\nauth_section = service_user\nauth_type = v3token\ntoken = Geheim\n[service_user]\n" + plain2 + who + where,
		Ignored: func(a *Answer) bool { return a.Auth != nil && a.Auth.Values["username"] == "nova" }},
	{ID: "auth_section_unresolved", Rule: "auth_section_unresolved", Section: "cinder", Text: "auth_section = service_user\n",
		Ignored: func(a *Answer) bool { return a.Auth == nil }},
	{ID: "auth_section_unresolved/without auth_type", Rule: "auth_section_unresolved", Section: "cinder",
		Text:    "[cinder]\nauth_section = service_user\n[service_user]\nusername = nova\n",
		Ignored: func(a *Answer) bool { return a.Auth == nil }},
	{ID: "auth_section_unresolved/not registered", Rule: "auth_section_unresolved", Section: "cinder",
		Text: "[cinder]\nauth_section = shared\n[shared]\n" + plain2 + who + where, At: "auth", Class: "NoSuchOptError"},

	{ID: "auth_scope_missing", Rule: "auth_scope_missing", Section: "neutron", Ask: "token", Text: plain2 + who,
		Ignored: func(a *Answer) bool { return a.asked() != nil && a.asked()["scope"] == nil }},
	{ID: "auth_scope_conflict", Rule: "auth_scope_conflict", Section: "neutron", Ask: "token", Text: plain2 + who + where + "domain_id = d\n",
		At: "outcome", Class: "AuthorizationFailure"},
	{ID: "auth_scope_conflict/v3", Rule: "auth_scope_conflict", Section: "neutron", Ask: "token", Text: plain3 + who + where + "trust_id = t\n",
		At: "outcome", Class: "AuthorizationFailure"},
	{ID: "auth_scope_conflict/system", Rule: "auth_scope_conflict", Section: "neutron", Ask: "token", Text: plain2 + who + where + "system_scope = all\n",
		Ignored: func(a *Answer) bool {
			return dig(a.asked(), "scope", "project") != nil && dig(a.asked(), "scope", "system") == nil
		}},
	{ID: "auth_scope_conflict/application credential", Rule: "auth_scope_conflict", Section: "neutron", Ask: "token",
		Text:    badge + "application_credential_id = id\nproject_id = p\n",
		Ignored: func(a *Answer) bool { return dig(a.asked(), "scope", "project", "id") == "p" }},
	{ID: "system_scope_invalid", Rule: "system_scope_invalid", Section: "neutron", Ask: "token", Text: plain2 + who + "system_scope = true\n",
		Ignored: func(a *Answer) bool { return a.asked() != nil && dig(a.asked(), "scope", "system") == nil }},

	{ID: "auth_id_and_name/user", Rule: "auth_id_and_name", Section: "neutron", Ask: "token", Text: plain3 + who + where + "user_id = id\n",
		Ignored: func(a *Answer) bool { return user(a)["id"] == "id" && user(a)["name"] == nil }},
	{ID: "auth_id_and_name/user domain", Rule: "auth_id_and_name", Section: "neutron", Ask: "token", Text: plain2 + who + where + "user_domain_id = id\n",
		Ignored: func(a *Answer) bool {
			return dig(user(a), "domain", "id") == "id" && dig(user(a), "domain", "name") == nil
		}},
	{ID: "auth_id_and_name/project", Rule: "auth_id_and_name", Section: "neutron", Ask: "token", Text: plain2 + who + where + "project_id = id\n",
		Ignored: func(a *Answer) bool {
			return dig(a.asked(), "scope", "project", "id") == "id" && dig(a.asked(), "scope", "project", "name") == nil
		}},
	{ID: "auth_id_and_name/project domain", Rule: "auth_id_and_name", Section: "neutron", Ask: "token", Text: plain3 + who + where + "project_domain_id = id\n",
		Ignored: func(a *Answer) bool {
			return dig(a.asked(), "scope", "project", "domain", "id") == "id" && dig(a.asked(), "scope", "project", "domain", "name") == nil
		}},
	{ID: "auth_id_and_name/domain", Rule: "auth_id_and_name", Section: "neutron", Ask: "token", Text: plain3 + who + "domain_id = id\ndomain_name = Default\n",
		Ignored: func(a *Answer) bool {
			return dig(a.asked(), "scope", "domain", "id") == "id" && dig(a.asked(), "scope", "domain", "name") == nil
		}},
	{ID: "auth_id_and_name/application credential", Rule: "auth_id_and_name", Section: "neutron", Ask: "token",
		Text: badge + "application_credential_id = id\napplication_credential_name = name\n" + "user_id = u\n",
		Ignored: func(a *Answer) bool {
			sent := dig(a.asked(), "identity", "application_credential")
			return dig(sent, "id") == "id" && dig(sent, "name") == nil
		}},

	{ID: "auth_url_version/v3 at v2.0", Rule: "auth_url_version", Section: "neutron", Ask: "token",
		Text:    "auth_type = v3password\nauth_url = https://keystone.example.com:5000/v2.0\n" + who + where,
		Ignored: func(a *Answer) bool { return asks(a, "/v2.0/v3/auth/tokens") }},
	{ID: "auth_url_version/domains at v2.0", Rule: "auth_url_version", Section: "neutron", Ask: "token",
		Text: "auth_type = password\nauth_url = https://keystone.example.com:5000/v2.0\n" + who + where,
		At:   "outcome", Class: "DiscoveryFailure"},
	{ID: "auth_url_version/v2 at v3", Rule: "auth_url_version", Section: "neutron", Ask: "token",
		Text:    "auth_type = v2password\nauth_url = https://keystone.example.com:5000/v3\nusername = nova\npassword = Geheim\ntenant_name = service\n",
		Ignored: func(a *Answer) bool { return asks(a, "/v3/tokens") }},
	{ID: "auth_url_version/tokens", Rule: "auth_url_version", Section: "neutron", Ask: "token",
		Text: "auth_type = v3password\nauth_url = https://keystone.example.com:5000/v3/auth/tokens\n" + who + where,
		Ignored: func(a *Answer) bool {
			return asks(a, "/v3/auth/tokens/auth/tokens") || asks(a, "/v3/auth/tokens/v3/auth/tokens")
		}},

	{ID: "interface_conflict", Rule: "interface_conflict", Service: "ironic", Release: "2026.1", Section: "neutron",
		Text: "interface = internal\nvalid_interfaces = internal\n", At: "adapter", Class: "TypeError"},
	{ID: "invalid_interface", Rule: "invalid_interface", Section: "glance", Text: "valid_interfaces = internalURL\n",
		At: "adapter", Class: "TypeError"},
	{ID: "invalid_interface/case", Rule: "invalid_interface", Section: "neutron", Text: "valid_interfaces = internal,Public\n",
		At: "adapter", Class: "TypeError"},
	{ID: "public_interface/empty", Rule: "public_interface", Section: "neutron", Ask: "get", Text: plain2 + who + where + "valid_interfaces =\n",
		Ignored: func(a *Answer) bool { return asks(a, "https://public.network.example.com/path") }},
	{ID: "public_interface/listed", Rule: "public_interface", Section: "neutron", Ask: "get", Text: plain2 + who + where + "valid_interfaces = public\n",
		Ignored: func(a *Answer) bool { return asks(a, "https://public.network.example.com/path") }},

	{ID: "timeout_invalid/zero", Rule: "timeout_invalid", Section: "glance", Ask: "get",
		Text: "endpoint_override = https://glance.example.com\ntimeout = 0\n", At: "outcome", Class: "ValueError"},
	{ID: "timeout_invalid/negative", Rule: "timeout_invalid", Section: "cinder", Ask: "get", Text: "timeout = -1\n",
		At: "outcome", Class: "ValueError"},
	{ID: "timeout_invalid/fraction", Rule: "timeout_invalid", Section: "neutron", Text: "timeout = 2.5\n",
		At: "option timeout", Class: "ConfigFileValueError"},
	{ID: "retry_delay_invalid/connection", Rule: "retry_delay_invalid", Section: "neutron", Ask: "retry",
		Text: "endpoint_override = https://neutron.example.com\nconnect_retries = 1\nconnect_retry_delay = -1\n", At: "outcome", Class: "ValueError"},
	{ID: "retry_delay_invalid/status", Rule: "retry_delay_invalid", Section: "placement", Ask: "busy",
		Text: "endpoint_override = https://placement.example.com\nstatus_code_retries = 1\nstatus_code_retry_delay = -0.5\n", At: "outcome", Class: "ValueError"},
	{ID: "timeout_unset", Rule: "timeout_unset", Section: "neutron", Text: "timeout =\n",
		Ignored: func(a *Answer) bool { return a.Session.Values["timeout"] == nil }},
	{ID: "invalid_value", Rule: "invalid_value", Section: "placement", Text: "connect_retries = many\n",
		At: "option connect_retries", Class: "ConfigFileValueError"},
	{ID: "interpolation_error", Rule: "interpolation_error", Section: "placement", Text: "region_name = $nope\n",
		At: "option region_name", Class: "NoSuchOptError"},

	{ID: "keyfile_without_certfile", Rule: "keyfile_without_certfile", Section: "glance", Text: "keyfile = /etc/nova/client.key\n",
		Ignored: func(a *Answer) bool { return a.Session.Values["cert"] == nil }},
	{ID: "combined_certificate_and_key", Rule: "combined_certificate_and_key", Section: "glance", Text: "certfile = /etc/nova/client.pem\n",
		Ignored: func(a *Answer) bool { return a.Session.Values["cert"] == "/etc/nova/client.pem" }},
	{ID: "tls_verification_disabled", Rule: "tls_verification_disabled", Section: "neutron", Text: "insecure = true\ncafile = /etc/ssl/ca.pem\n",
		Ignored: func(a *Answer) bool { return a.Session.Values["verify"] == false }},
	{ID: "tls_verification_disabled/old name", Rule: "tls_verification_disabled", Section: "glance", Text: "api_insecure = true\n",
		Ignored: func(a *Answer) bool { return a.Session.Values["verify"] == false }},
	{ID: "system_trust_store", Rule: "system_trust_store", Section: "neutron", Text: "endpoint_override = https://neutron.example.com\n",
		Ignored: func(a *Answer) bool { return a.Session.Values["verify"] == true }},

	{ID: "endpoint_percent", Rule: "endpoint_percent", Section: "glance", Ask: "get", Text: "endpoint_override = https://glance%x:9292\n",
		At: "outcome", Class: "TypeError"},
	{ID: "endpoint_percent/name", Rule: "endpoint_percent", Section: "neutron", Ask: "get", Text: "endpoint_override = https://neutron:9696/%(nope)s\n",
		At: "outcome", Class: "Exception"},
	{ID: "endpoint_percent/encoded", Rule: "endpoint_percent", Section: "glance", Ask: "get", Text: "endpoint_override = https://glance:9292/%C3%A4\n",
		At: "outcome", Class: "Exception"},
	{ID: "endpoint_scheme", Rule: "endpoint_scheme", Section: "glance", Ask: "get", Text: "endpoint_override = glance.example.com:9292\n",
		At: "outcome", Class: "ClientException"},
	{ID: "endpoint_scheme/other", Rule: "endpoint_scheme", Section: "neutron", Ask: "get", Text: "endpoint_override = ftp://neutron.example.com\n",
		At: "outcome", Class: "ClientException"},
	{ID: "endpoint_authority/port", Rule: "endpoint_authority", Section: "glance", Ask: "get", Text: "endpoint_override = https://glance.example.com:99999\n",
		At: "outcome", Class: "Exception"},
	{ID: "endpoint_authority/host", Rule: "endpoint_authority", Section: "glance", Ask: "get", Text: "endpoint_override = https://:9292\n",
		At: "outcome", Class: "Exception"},
	{ID: "endpoint_query_or_fragment", Rule: "endpoint_query_or_fragment", Section: "neutron", Ask: "get", Text: "endpoint_override = https://neutron.example.com/?a=b\n",
		Ignored: func(a *Answer) bool { return len(a.Requests) == 1 && strings.Contains(a.Requests[0].URL, "?a=b/path") }},
	{ID: "endpoint_query_or_fragment/fragment", Rule: "endpoint_query_or_fragment", Section: "neutron", Ask: "get", Text: "endpoint_override = https://neutron.example.com/#x\n",
		Ignored: func(a *Answer) bool { return len(a.Requests) == 1 && !strings.Contains(a.Requests[0].URL, "path") }},
	{ID: "option_without_effect/version", Rule: "option_without_effect", Section: "glance", Text: "version = 2\nmax_version = 3\n",
		Ignored: func(a *Answer) bool {
			return a.Adapter.Values["version"] == nil && a.Adapter.Values["max_version"] == nil
		}},
	{ID: "option_without_effect/region", Rule: "option_without_effect", Section: "neutron", Ask: "get",
		Text:    plain2 + who + where + "endpoint_override = https://neutron.example.com\nregion_name = elsewhere\n",
		Ignored: func(a *Answer) bool { return asks(a, "https://neutron.example.com/path") }},

	{ID: "unknown_option", Rule: "unknown_option", Section: "neutron", Text: "interface = public\nvalid-interfaces = internal\n",
		Ignored: func(a *Answer) bool {
			return !registered(a, "interface") && same(a.Adapter.Values["interface"], "internal,public")
		}},
	{ID: "option_not_in_release", Rule: "option_not_in_release", Section: "placement", Text: "os_region_name = RegionOne\nos_interface = internal\n",
		Ignored: func(a *Answer) bool { return !registered(a, "os_interface") && a.Adapter.Values["region_name"] == nil }},
	{ID: "deprecated_option", Rule: "deprecated_option", Section: "glance", Text: "[ssl]\nca_file = /etc/ssl/ca.pem\n[glance]\napi_insecure = false\n",
		Ignored: func(a *Answer) bool { return a.Session.Values["verify"] == "/etc/ssl/ca.pem" }},
	{ID: "conflicting_names", Rule: "conflicting_names", Section: "glance", Text: "insecure = false\napi_insecure = true\n",
		Ignored: func(a *Answer) bool { return a.Session.Values["verify"] == true }},
}

// user is the user in a token request.
func user(a *Answer) map[string]any {
	found, _ := dig(a.asked(), "identity", "password", "user").(map[string]any)
	return found
}

// registered reports whether an option of the name was read.
func registered(a *Answer, name string) bool {
	_, ok := a.Values[name]
	return ok
}

// asks reports whether a request was sent to an address with that ending.
func asks(a *Answer, ending string) bool {
	for i := range a.Requests {
		if strings.HasSuffix(a.Requests[i].URL, ending) {
			return true
		}
	}
	return false
}
