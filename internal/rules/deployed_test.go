package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// One case for each thing the rules learned from deployment tools'
// configurations; the whole files are in
// internal/assess/testdata/configurations.
func TestDeployedFinds(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		text, release, rule, option, message string
	}{
		"neutron's own url while it existed": {
			"[neutron]\nurl = http://n:9696\n", "stein", "plaintext_endpoint", "neutron.url", `url "http://n:9696" is plain HTTP`,
		},
		"neutron's own url later": {
			"[neutron]\nauth_type = password\nurl = http://n:9696\n", "train", "option_not_in_release", "neutron.url", "url was removed in 20.0.0",
		},
		"an option that is also an older name": {
			"[ironic]\napi_endpoint = http://i:6385\n", "queens", "plaintext_endpoint", "ironic.endpoint_override", `endpoint_override "http://i:6385" is plain HTTP`,
		},
		"glance by its host": {
			"[glance]\nhost = controller\n", "mitaka", "plaintext_endpoint", "glance.host", `host = "controller" with protocol = http is plain HTTP`,
		},
		"glance on this host": {
			"[glance]\nhost = 127.0.0.1\n", "mitaka", "plaintext_endpoint", "glance.host", "to this host itself",
		},
		"Castellan's Keystone": {
			"[barbican]\nauth_endpoint = http://k:5000/v3\n", "2025.1", "plaintext_endpoint", "barbican.auth_endpoint", "is plain HTTP",
		},
		"Vault": {
			"[vault]\nvault_url = http://v:8200\n", "2025.1", "plaintext_endpoint", "vault.vault_url", "is plain HTTP",
		},
		"Castellan without verification": {
			"[barbican]\nverify_ssl = false\n", "2025.1", "tls_verification_disabled", "barbican.verify_ssl", "verify_ssl = false turns off TLS verification for every request of [barbican]",
		},
		"session options without a session": {
			"[service_user]\ncafile = /etc/ssl/ca.pem\n", "2025.1", "option_without_effect", "service_user.cafile", "only the auth plugin of [service_user] is loaded",
		},
		"insecure without a session": {
			"[service_user]\ninsecure = true\n", "2025.1", "tls_verification_disabled", "service_user.insecure", "whose session options are registered but not used",
		},
		"Castellan's unused session options": {
			"[barbican]\ntimeout = 30\n", "2025.1", "option_without_effect", "barbican.timeout", "Castellan registers it in [barbican] and builds its session without it",
		},
		"a secret missing from the facts": {
			"[neutron]\nadmin_password = s3cr3t\n", "mitaka", "plaintext_secret", "neutron.admin_password", "admin_password of [neutron] is written in plain text",
		},
		"a secret marked late": {
			"[vault]\nroot_token_id = s3cr3t\n", "zed", "plaintext_secret", "vault.root_token_id", "root_token_id of [vault] is written in plain text",
		},
		"the interface by keystonemiddleware's name": {
			"[placement]\ninterface = public\n", "2024.1", "unknown_option", "placement.interface", "did you mean valid_interfaces?",
		},
		"an older name of the first release": {
			"[cinder]\nca_certificates_file = /ca.pem\n", "zed", "option_not_in_release", "cinder.ca_certificates_file", "an older name of cafile, read up to mitaka",
		},
		"a chart's placeholders": {
			"[glance]\napi_servers = glance_endpoint_placeholder\n", "2025.1", "placeholder_value", "glance.api_servers", `still contains the marker "glance_endpoint_placeholder"`,
		},
		"a Windows path after Nova left Windows": {
			"[glance]\ncafile = C:\\OpenStack\\ca.pem\n", "2024.1", "unsafe_path", "glance.cafile", "is relative",
		},
		"a Windows path outside its folder": {
			"[glance]\ncafile = C:\\OpenStack\\..\\ca.pem\n", "zed", "unsafe_path", "glance.cafile", "is relative",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			section, option, _ := strings.Cut(c.option, ".")
			f := one(t, inSection(text(t, c.text, release(c.release)), section), c.rule, option)
			saysThat(t, f, c.message)
			if strings.Contains(f.Message+f.Effect+f.Remediation, "s3cr3t") {
				t.Error("the finding shows the secret")
			}
		})
	}
}

func TestDeployedIsSilent(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ text, release, rule, section string }{
		"neutron's own url is not a plugin's": {"[neutron]\nurl = https://n:9696\n", "mitaka", "auth_type_missing", "neutron"},
		"glance by its host over TLS":         {"[glance]\nhost = controller\nprotocol = https\n", "mitaka", "plaintext_endpoint", "glance"},
		"glance by its host unused":           {"[glance]\nhost = controller\napi_servers = https://g:9292\n", "mitaka", "plaintext_endpoint", "glance"},
		"Castellan's timeout":                 {"[barbican]\nauth_endpoint = https://k:5000/v3\n", "2025.1", "timeout_unset", "barbican"},
		"Castellan's trust":                   {"[barbican]\nauth_endpoint = https://k:5000/v3\n", "2025.1", "system_trust_store", "barbican"},
		"Nova's own session before":           {"[barbican]\ntimeout = 30\n", "newton", "option_without_effect", "barbican"},
		"service_user's trust":                {"[service_user]\nauth_type = password\nauth_url = https://k:5000\n", "2025.1", "system_trust_store", "service_user"},
		"an empty cafile":                     {"[glance]\napi_servers = http://g:9292\ncafile =\n", "zed", "option_without_effect", "glance"},
		"a Windows path while Nova ran there": {"[glance]\ncafile = C:\\OpenStack\\ca.pem\n", "zed", "unsafe_path", "glance"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			none(t, inSection(text(t, c.text, release(c.release)), c.section), c.rule)
		})
	}
}

func inSection(findings []report.Finding, section string) []report.Finding {
	var kept []report.Finding
	for _, f := range findings {
		if f.Section == section {
			kept = append(kept, f)
		}
	}
	return kept
}
