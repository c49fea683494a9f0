package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

var apiWithoutTLS = &Rule{
	Name:        "api_without_tls",
	Levels:      "IWE",
	CWE:         []int{319},
	References:  []string{"Check-Neutron-05"},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "an API that listens without TLS",
	Effect:      "Tokens, and everything that they allow, reach the service in clear text.",
	Remediation: "Set use_ssl = true in [DEFAULT], with cert_file and key_file in [ssl].",
	FalseAlarms: "A proxy or a web server on the same host that adds TLS in front of the API, as most deployment tools set it up.",
	Example: Example{
		Service: "neutron", Program: "neutron-server",
		BadText:  "[DEFAULT]\ncore_plugin = ml2\nuse_ssl = false\n",
		GoodText: "[DEFAULT]\ncore_plugin = ml2\nuse_ssl = true\n[ssl]\ncert_file = /etc/neutron/tls/cert.pem\nkey_file = /etc/neutron/tls/key.pem\n",
		Message:  "use_ssl = false makes Neutron's API listen without TLS",
	},
	Rows: []Part{{neutronOnly, func() []Row {
		return []Row{{
			Where:   Where{Section: "DEFAULT"},
			Options: []string{"use_ssl"},
			Is:      isFalse,
			If:      []Guard{wholeFile, networkAPI, without("bind_host", onLoopback)},
			Message: "{assigned} makes Neutron's API listen without TLS",
			Bad:     "[DEFAULT]\ncore_plugin = ml2\n[keystone_authtoken]\nauth_type = password\n",
			Good:    "[DEFAULT]\ncore_plugin = ml2\nbind_host = 127.0.0.1\n[keystone_authtoken]\nauth_type = password\n",
		}}
	}}},
}

// networkAPI holds for the configuration of Neutron's API: the caller says so,
// or it validates tokens, which no agent does.
func networkAPI(p *Pass, _ *config.Setting) bool {
	if p.Program != "" {
		return oneOf(p.Program, "neutron-server", "neutron-api", "server")
	}
	tokens := p.Configuration.Section("keystone_authtoken")
	return tokens != nil && tokens.SetsSomething()
}
