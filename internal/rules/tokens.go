package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// tokenServices act on service tokens: with one, they accept a user's expired
// token that they would otherwise reject.
var tokenServices = []string{"cinder", "glance", "neutron", "nova", "ironic", "manila"}

// The rules on how a service validates the tokens it receives, and on the
// service tokens it sends.
var tokens = []*Rule{
	{
		Name:        "token_cache_key_missing",
		Levels:      "EEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the token cache should be signed or encrypted, but has no key",
		Effect:      "keystonemiddleware raises ConfigurationError when the API loads, even where memcached_servers is empty, and the service does not start.",
		Remediation: "Set memcache_secret_key to a long random string, the same on every host that shares the memcached servers.",
		Example: Example{
			Service: "cinder",
			BadText: "[keystone_authtoken]\nmemcached_servers = 10.0.0.11:11211\nmemcache_security_strategy = ENCRYPT\n",
			GoodText: "[keystone_authtoken]\nmemcached_servers = 10.0.0.11:11211\nmemcache_security_strategy = ENCRYPT\n" +
				"memcache_secret_key = Wc2n7Yt9Lr4VqXz8\n",
			Message: "memcache_security_strategy = \"ENCRYPT\" needs memcache_secret_key, which is not set",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Section: "keystone_authtoken"},
				Options: []string{"memcache_security_strategy"},
				Is:      inFold("MAC", "ENCRYPT"),
				If:      []Guard{with("memcache_secret_key", isEmpty), checksTokens},
				Message: "{assigned} needs memcache_secret_key, which is not set",
				Bad:     "[keystone_authtoken]\nmemcache_security_strategy = mac\n",
				Good:    "[keystone_authtoken]\nmemcache_security_strategy = mac\nmemcache_secret_key = Wc2n7Yt9Lr4VqXz8\n",
			}}
		}}},
	},
	{
		Name:        "token_cache_unprotected",
		Levels:      "IWE",
		CWE:         []int{345},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "validated tokens are kept in memcached unsigned",
		Effect:      "Anyone who can write to memcached can plant a token there, and the service accepts it as one that Keystone validated.",
		Remediation: "Set memcache_security_strategy = ENCRYPT and memcache_secret_key, the same on every host that shares the memcached servers.",
		Example: Example{
			Service: "cinder",
			BadText: "[keystone_authtoken]\nmemcached_servers = 10.0.0.11:11211\n",
			GoodText: "[keystone_authtoken]\nmemcached_servers = 10.0.0.11:11211\nmemcache_security_strategy = ENCRYPT\n" +
				"memcache_secret_key = Wc2n7Yt9Lr4VqXz8\n",
			Message: "memcached_servers is set while memcache_security_strategy is None",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Section: "keystone_authtoken"},
				Options: []string{"memcached_servers"},
				Is:      listFilled,
				If:      []Guard{with("memcache_security_strategy", inFold("None")), checksTokens},
				Message: "memcached_servers is set while memcache_security_strategy is None: cached tokens are neither signed nor encrypted",
				Bad:     "[keystone_authtoken]\nmemcached_servers = 10.0.0.11:11211\n",
				Good:    "[keystone_authtoken]\nmemcache_security_strategy = None\n",
			}}
		}}},
	},
	{
		Name:        "service_token_not_required",
		Levels:      "IWE",
		CWE:         []int{863},
		References:  []string{"OSSA-2023-003", "OSSN-0092"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "any valid token counts as a service token",
		Effect:      "A user who also sends their own token as X-Service-Token is treated as a service by any code that does not check the token's roles.",
		Remediation: "Set service_token_roles_required = true, and give the service users a role that service_token_roles lists.",
		FalseAlarms: "Set it only when every service user that calls this one has the role; until then their calls would be refused.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[keystone_authtoken]\nauth_url = https://keystone.example.org/v3\n",
			GoodText: "[keystone_authtoken]\nauth_url = https://keystone.example.org/v3\nservice_token_roles_required = true\n",
			Message:  "service_token_roles_required = false",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Services: tokenServices, Section: "keystone_authtoken"},
				Options: []string{"service_token_roles_required"},
				Is:      isFalse,
				If:      []Guard{inUse, checksTokens},
				Message: "{assigned} makes any valid token count as a service token",
				Bad:     "[keystone_authtoken]\nservice_token_roles_required = false\n",
				Good:    "[keystone_authtoken]\nservice_token_roles_required = true\n",
			}}
		}}},
	},
	{
		Name:        "service_token_not_sent",
		Levels:      "IWE",
		CWE:         []int{863},
		References:  []string{"OSSA-2023-003"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "calls to other services carry no service token",
		Effect:      "The other service cannot tell a service's call from a user's; long operations fail once the user's token expires, and volumes cannot be detached where the fix for OSSA-2023-003 is in.",
		Remediation: "Set send_service_user_token = true in [service_user], with the auth_type and the credentials of the service user.",
		Example: Example{
			Service: "cinder",
			BadText: "[service_user]\nsend_service_user_token = false\nauth_type = password\n",
			GoodText: "[service_user]\nsend_service_user_token = true\nauth_type = password\nauth_url = https://keystone.example.org/v3\n" +
				"username = cinder\npassword = Wc2n7Yt9Lr4VqXz8\nuser_domain_name = Default\nproject_name = service\nproject_domain_name = Default\n",
			Message: "send_service_user_token = false",
		},
		Rows: []Part{{[]string{"cinder", "nova"}, func() []Row {
			return []Row{{
				Where:   Where{Services: []string{"nova", "cinder"}, Section: "service_user", Absent: true},
				Options: []string{"send_service_user_token"},
				Is:      isFalse,
				If:      []Guard{anyOf(inUse, wholeService)},
				Message: "{assigned} sends a user's token without the service's own",
				Bad:     "[service_user]\nsend_service_user_token = false\n",
				Good:    "[service_user]\nsend_service_user_token = true\nauth_type = password\nauth_url = https://keystone.example.org/v3\n",
			}, accountlessRow("nova", "{assigned} has no effect: [service_user] sets neither auth_type nor auth_section",
				"Without credentials only the user's token is sent, as if the option were off."),
				accountlessRow("cinder", "{assigned} needs credentials: [service_user] sets neither auth_type nor auth_section",
					"Cinder raises ServiceUserTokenNoAuth instead of calling another service for a user.")}
		}}},
	},
	{
		Name:        "delay_auth_decision_on",
		Levels:      "WWE",
		CWE:         []int{306},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "requests without a valid token reach the application",
		Effect:      "keystonemiddleware marks a request with a bad token or none as Invalid and passes it on for the application to refuse; these services expect the middleware to have refused it.",
		Remediation: "Set delay_auth_decision = false, or leave it out.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[keystone_authtoken]\ndelay_auth_decision = true\n",
			GoodText: "[keystone_authtoken]\ndelay_auth_decision = false\n",
			Message:  "delay_auth_decision = true",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Section: "keystone_authtoken"},
				Options: []string{"delay_auth_decision"},
				Is:      isTrue,
				If:      []Guard{checksTokens},
				Message: "{assigned} lets requests without a valid token reach {service}",
				Bad:     "[keystone_authtoken]\ndelay_auth_decision = true\n",
				Good:    "[keystone_authtoken]\ndelay_auth_decision = false\n",
			}}
		}}},
	},
	{
		Name:        "www_authenticate_uri_unset",
		Levels:      "IWW",
		CWE:         []int{1188},
		References:  authenticateURIChecks,
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "clients are not told where to get a token",
		Effect:      "keystonemiddleware falls back to the Identity endpoint that it finds by itself, often an internal one, and names it in its answer to every request without a token.",
		Remediation: "Set www_authenticate_uri to the public https:// endpoint of Keystone.",
		Example: Example{
			Service: "cinder",
			BadText: "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_url = https://keystone.example.org/v3\n",
			GoodText: "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_url = https://keystone.example.org/v3\n" +
				"www_authenticate_uri = https://keystone.example.org/v3\n",
			Message: "www_authenticate_uri is not set",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Section: "keystone_authtoken"},
				Options: []string{"www_authenticate_uri"},
				Is:      isEmpty,
				If:      []Guard{wholeFile, inUse, checksTokens, not(readsTokenAddress)},
				Message: "{assigned}, so clients are sent to whatever endpoint the middleware finds",
				Bad:     "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_type = password\nauth_url = https://keystone.example.org\n",
				Good:    "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_uri = https://keystone.example.org\n",
			}}
		}}},
	},
	{
		Name:        "token_validation_unset",
		Levels:      "WEE",
		CWE:         []int{1288},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the API cannot ask Keystone about tokens",
		Effect:      "Without credentials the middleware loads, then answers every request that carries a token with 503; with auth_type but no auth_url the API does not load.",
		Remediation: "Set auth_type, auth_url and the credentials of the service user in [keystone_authtoken], or auth_section to the section that contains them.",
		FalseAlarms: "A file of an agent that validates no tokens, or a file whose other half is in another source.",
		Example: Example{
			Service: "cinder",
			BadText: "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nwww_authenticate_uri = https://keystone.example.org/v3\n",
			GoodText: "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nwww_authenticate_uri = https://keystone.example.org/v3\n" +
				"auth_type = password\nauth_url = https://keystone.example.org/v3\nusername = cinder\npassword = Wc2n7Yt9Lr4VqXz8\n" +
				"user_domain_name = Default\nproject_name = service\nproject_domain_name = Default\n",
			Message: "[keystone_authtoken] sets neither auth_type nor auth_section",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Section: "keystone_authtoken"},
				Options: []string{"auth_type"},
				Is:      isEmpty,
				If:      []Guard{wholeFile, inUse, checksTokens, with("auth_section", isEmpty), withoutText("identity_uri"), withoutText("admin_user"), withoutText("admin_token")},
				Message: "{section} sets neither auth_type nor auth_section",
				Bad:     "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nwww_authenticate_uri = https://keystone.example.org/v3\n",
				Good:    "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_section = service_user\n[service_user]\nauth_type = password\n",
			}}
		}}},
	},
	{
		Name:        "token_cache_long",
		Levels:      "IIW",
		CWE:         []int{613},
		References:  []string{"OSSN-0056"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "a validated token is kept for more than five minutes",
		Effect:      "A token that is revoked works for as long as the service keeps it.",
		Remediation: "Leave token_cache_time at 300 seconds or lower it.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[keystone_authtoken]\ntoken_cache_time = 3600\n",
			GoodText: "[keystone_authtoken]\ntoken_cache_time = 300\n",
			Message:  "token_cache_time = 3600",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Section: "keystone_authtoken"},
				Options: []string{"token_cache_time"},
				Is:      moreThan(300),
				If:      []Guard{checksTokens},
				Message: "{assigned} keeps a revoked token working for that many seconds",
				Bad:     "[keystone_authtoken]\ntoken_cache_time = 301\n",
				Good:    "[keystone_authtoken]\ntoken_cache_time = 300\n",
			}, {
				Where:   Where{Section: "keystone_authtoken"},
				Options: []string{"token_cache_time"},
				Is:      within(0, 1),
				Message: "{assigned} keeps a revoked token working until it expires",
				Bad:     "[keystone_authtoken]\ntoken_cache_time = 0\n",
				Good:    "[keystone_authtoken]\ntoken_cache_time = -1\n",
			}}
		}}},
	},
	{
		Name:        "policy_old_defaults",
		Levels:      "IWE",
		CWE:         []int{276},
		References:  []string{"OSSA-2019-006"},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the older, more permissive policy defaults are in force",
		Effect:      "Token scopes are not checked, or the rules from before the reader role apply alongside the new ones: accounts may do more than the release intends.",
		Remediation: "Set enforce_scope = true and enforce_new_defaults = true once the roles of your accounts fit.",
		Example: Example{
			Service: "cinder", Release: "2025.1",
			BadText:  "[oslo_policy]\nenforce_new_defaults = false\n",
			GoodText: "[oslo_policy]\nenforce_scope = true\nenforce_new_defaults = true\n",
			Message:  "enforce_new_defaults = false",
		},
		Rows: []Part{{nil, func() []Row {
			row := Row{
				Where:   Where{Section: "oslo_policy"},
				Options: []string{"enforce_scope", "enforce_new_defaults"},
				Is:      isFalse,
				If:      []Guard{inUse, not(needsSecureRBAC)},
				Message: "{assigned} keeps older policy defaults in force",
				Bad:     "[oslo_policy]\nenforce_scope = false\nenforce_new_defaults = false\n",
				Good:    "[oslo_policy]\nenforce_scope = true\nenforce_new_defaults = true\n",
			}
			images := row.forServices("glance").when(inUse, needsSecureRBAC).inRelease("zed")
			images.Remediation = "Set enforce_secure_rbac = true in [DEFAULT] and enforce_new_defaults = true in [oslo_policy] once the roles of your accounts fit, and enforce_scope = true as well."
			return []Row{row, images}
		}}},
	},
	secureRBACMismatch,
	requiredOptionUnset,
	refusedAtStart,
	refusedInUse,
	policyFileMissing,
	{
		Name:        "remote_policy_unverified",
		Levels:      "WEE",
		CWE:         []int{295},
		Needs:       Values | Text,
		Scope:       Whole,
		Title:       "the certificate of the remote policy server is not checked",
		Effect:      "Anyone on the path between the service and the policy server decides what every user may do.",
		Remediation: "Set remote_ssl_verify_server_crt = true.",
		Example: Example{
			Service:  "cinder",
			BadText:  "[oslo_policy]\nremote_ssl_ca_crt_file = /etc/ssl/certs/policy.pem\n",
			GoodText: "[oslo_policy]\nremote_ssl_ca_crt_file = /etc/ssl/certs/policy.pem\nremote_ssl_verify_server_crt = true\n",
			Message:  "remote_ssl_verify_server_crt = false",
		},
		Rows: []Part{{nil, func() []Row {
			return []Row{{
				Where:   Where{Section: "oslo_policy"},
				Options: []string{"remote_ssl_verify_server_crt"},
				Is:      isFalse,
				If:      []Guard{anyOf(with("remote_ssl_ca_crt_file", isSet), with("remote_ssl_client_crt_file", isSet))},
				Message: "{assigned} leaves the certificate of the remote policy server unchecked",
				Bad:     "[oslo_policy]\nremote_ssl_client_crt_file = /etc/ssl/certs/client.pem\n",
				Good:    "[oslo_policy]\nremote_ssl_verify_server_crt = false\n",
			}}
		}}},
	},
}

var authenticateURIChecks = []string{
	"Check-Compute-04", "Check-Image-04", "Check-Block-04", "Check-Neutron-04", "Check-Shared-04", "Check-Key-Manager-04",
}

// listFilled is met by a list with an item, or a non-empty text.
var listFilled = value(func(s *config.Setting) bool { return s.Known() && s.Filled() })

// wholeService holds for the whole configuration of a service that calls
// others: it has [DEFAULT] and the section with its own credentials.
func wholeService(p *Pass, s *config.Setting) bool {
	return wholeFile(p, s) && p.Configuration.Section("keystone_authtoken") != nil
}

// withoutText holds if the section does not register an option, or definitely
// leaves it empty.
func withoutText(option string) Guard {
	return func(p *Pass, s *config.Setting) bool {
		other := p.sibling(s, option)
		return other == nil || other.IsEmpty()
	}
}
