//go:build e2e

package e2e_test

// Addresses, and how Nova gets to them.
func refusedEndpoints() map[string]refusal {
	endpoint := func(expression string) map[string]string {
		return map[string]string{"endpoint_override": expression}
	}
	servers := func(expression string) map[string]string {
		return map[string]string{"endpoint_override": "", "api_servers": expression}
	}
	return map[string]refusal{
		"plain_http": {
			rule: "plaintext_endpoint", severity: "info", // on the loopback address
			glance: endpoint(`replace(var.cloud.glance, "https:", "http:")`),
			fails:  `^GlanceConnectionFailed: .*RemoteDisconnected`,
		},
		"no_scheme": {
			rule:   "endpoint_scheme",
			glance: endpoint(`trimprefix(var.cloud.glance, "https://")`),
			fails:  `^UnknownConnectionError: .*No connection adapters`,
		},
		"no_scheme_servers": {
			rule:   "endpoint_scheme",
			glance: servers(`[trimprefix(var.cloud.glance, "https://")]`),
			fails:  `^UnknownConnectionError: .*No connection adapters`,
		},
		"no_host": {
			rule:   "endpoint_authority",
			glance: endpoint(`"https://:9292"`),
			fails:  `^UnknownConnectionError: .*No host supplied`,
		},
		"port_out_of_range": {
			rule:   "endpoint_authority",
			glance: endpoint(`"https://127.0.0.1:99999"`),
			fails:  `^UnknownConnectionError: .*Failed to parse`,
		},
		"bare_ipv6": {
			rule:   "endpoint_authority",
			glance: endpoint(`"https://::1:9292"`),
			fails:  `^UnknownConnectionError: .*Failed to parse`,
		},
		"query": {
			rule:   "endpoint_query_or_fragment",
			glance: endpoint(`"${var.cloud.glance}?region=here"`),
			fails:  `^HTTPMultipleChoices: `,
		},
		"fragment": {
			rule:   "endpoint_query_or_fragment",
			glance: servers(`["${var.cloud.glance}/#here"]`),
			fails:  `^HTTPMultipleChoices: `,
		},
		"percent": {
			rule:   "endpoint_percent",
			glance: endpoint(`"${var.cloud.glance}/%x"`),
			fails:  `^TypeError: .*format`,
		},
		"percent_servers": {
			rule:   "endpoint_percent",
			glance: servers(`["${var.cloud.glance}/%20"]`),
			fails:  `^ValueError: incomplete format`,
		},
		"version": {
			rule:   "endpoint_version_suffix",
			glance: servers(`["${var.cloud.glance}/v2"]`),
			fails:  `^NotFound: HTTP 404`,
		},
		"placeholder": {
			rule:   "placeholder_value",
			glance: endpoint(`"https://{{ glance_host }}:9292"`),
			fails:  `^GlanceConnectionFailed: .*NewConnectionError`,
		},
		"blank_between_servers": {
			rule:   "api_servers_syntax",
			glance: servers(`["${var.cloud.glance} ${var.cloud.glance}"]`),
			fails:  `^UnknownConnectionError: .*Failed to parse`,
		},
		"semicolon_between_servers": {
			rule:   "api_servers_syntax",
			glance: servers(`["${var.cloud.glance};${var.cloud.glance}"]`),
			fails:  `^UnknownConnectionError: .*Failed to parse`,
		},
		"quoted_servers": {
			rule:   "api_servers_syntax",
			glance: servers(`["\"${var.cloud.glance}\""]`),
			fails:  `^UnknownConnectionError: .*No connection adapters`,
		},
		// The override would work, yet nothing asks it.
		"two_endpoints": {
			rule:   "conflicting_endpoints",
			glance: map[string]string{"api_servers": `["https://127.0.0.1:1"]`},
			fails:  `^GlanceConnectionFailed: .*127.0.0.1:1 .*Connection refused`,
		},
		"unknown_interface": {
			rule:   "invalid_interface",
			glance: map[string]string{"endpoint_override": "", "valid_interfaces": `["internalURL"]`},
			fails:  `^TypeError: 'internalURL' is not a valid value for valid_interfaces`,
		},
		"no_timeout_at_all": {
			rule:   "timeout_invalid",
			glance: map[string]string{"timeout": "0"},
			fails:  `^ValueError: .*timeout cannot be set to a value less than or equal to 0`,
		},
		"negative_timeout": {
			rule:   "timeout_invalid",
			glance: map[string]string{"timeout": "-1"},
			fails:  `^ValueError: .*timeout cannot be set to a value less than or equal to 0`,
		},
		"fraction_of_a_second": {
			rule:   "timeout_invalid",
			glance: map[string]string{"timeout": "0.5"},
			fails:  `^ConfigFileValueError: .*option timeout `,
		},
	}
}
