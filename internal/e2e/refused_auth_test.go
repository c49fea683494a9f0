//go:build e2e

package e2e_test

// Credentials, of a session that Nova makes for itself.
func refusedAuth() map[string]refusal {
	all := map[string]refusal{
		"no_plugin": {
			rule:    "auth_type_missing",
			session: map[string]string{"auth_type": ""},
			fails:   `^MissingAuthPlugin: `,
		},
		"unknown_plugin": {
			rule:    "unknown_auth_plugin",
			session: map[string]string{"auth_type": `"passwrod"`},
			fails:   `^NoMatchingPlugin: .*passwrod`,
		},
		"no_auth_url": {
			rule:    "auth_option_missing",
			session: map[string]string{"auth_url": ""},
			fails:   `^MissingRequiredOptions: .*auth_url`,
		},
		"no_domain_of_the_user": {
			rule:    "auth_option_missing",
			session: map[string]string{"auth_type": `"v3password"`, "user_domain_id": ""},
			fails:   `^OptionError: .*user_domain_id or user_domain_name`,
		},
		"another_plugins_option": {
			rule: "auth_option_not_taken",
			session: map[string]string{
				"auth_type": `"v3password"`, "username": "", "password": "", "user_domain_id": "",
				"application_credential_id": `"c0ffee"`, "application_credential_secret": "var.cloud.password",
			},
			fails: `^BadRequest: .*HTTP 400`,
		},
		"section_of_another": {
			rule:    "auth_section_conflict",
			session: map[string]string{"auth_section": `"service_user"`},
			fails:   `^MissingAuthPlugin: `,
		},
		"two_scopes": {
			rule:    "auth_scope_conflict",
			session: map[string]string{"auth_type": `"v3password"`, "domain_id": `"default"`},
			fails:   `^AuthorizationFailure: .*multiple targets`,
		},
		// Nothing fails: what the token is for is not what was written.
		"project_and_system": {
			rule:    "auth_scope_conflict",
			session: map[string]string{"system_scope": `"all"`},
			do:      "scope",
			reads:   map[string]string{"scope": "project"},
		},
		"half_the_system": {
			rule: "system_scope_invalid",
			session: map[string]string{
				"system_scope": `"some"`, "project_name": "", "project_domain_id": "",
			},
			do:    "scope",
			reads: map[string]string{"scope": ""},
		},
		// Nobody listens on the port, so that there is something to retry.
		"negative_pause": {
			rule: "retry_delay_invalid",
			session: map[string]string{
				"endpoint_override": `"https://127.0.0.1:1"`, "connect_retries": "1", "connect_retry_delay": "-1",
			},
			fails: `^ValueError: sleep length must be non-negative`,
		},
		// Only services that still register interface can be given both.
		"two_interfaces": {
			rule: "interface_conflict",
			session: map[string]string{
				"service": `"ironic"`, "section": `"swift"`, "release": `"2026.1"`,
				"interface": `"internal"`, "valid_interfaces": `["internal"]`,
			},
			do:    "ironic",
			fails: `^TypeError: .*mutually exclusive`,
		},
		"older_identity": {
			rule:    "auth_url_version",
			session: map[string]string{"auth_type": `"v3password"`, "auth_url": `"${var.cloud.keystone}/v2.0"`},
			fails:   `^NotFound: .*HTTP 404`,
		},
	}
	for name, r := range all {
		if r.do == "" {
			r.do = "adapter"
		}
		all[name] = r
	}
	return all
}
