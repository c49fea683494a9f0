package rules_test

import (
	"strings"
	"testing"
)

// TestSessionOptions judges session options of sections that build no session, in
// services other than Nova.
func TestSessionOptions(t *testing.T) {
	t.Parallel()
	const services, barbican = "cinder glance octavia barbican", "Castellan registers it in [barbican] and builds its session without it"
	const plugin = "only the auth plugin of [%] is loaded, and asks over the session of the section that calls"
	for name, test := range map[string]struct {
		rule, services, release, section, text string
		message                                string // "" where nothing is found
	}{
		"authorities of Castellan":        {"option_without_effect", services, "2025.1", "barbican", "cafile = /etc/ssl/ca.pem", "has no effect: " + barbican},
		"timeout of Castellan":            {"option_without_effect", services, "2025.1", "barbican", "timeout = 30", "timeout = 30 has no effect: " + barbican},
		"authorities of a service user":   {"option_without_effect", services, "2025.1", "barbican_service_user", "cafile = /etc/ssl/ca.pem", plugin},
		"key of a service user":           {"option_without_effect", services, "zed", "barbican_service_user", "keyfile = /etc/ssl/key.pem", plugin},
		"Cinder, before it used them":     {"option_without_effect", "cinder", "zed", "service_user", "timeout = 30", plugin},
		"Cinder, for backups to Swift":    {"option_without_effect", "cinder", "2025.1", "service_user", "timeout = 30", ""},
		"Cinder's loggers":                {"option_without_effect", "cinder", "zed", "service_user", "split_loggers = true", ""},
		"what Castellan reads":            {"option_without_effect", services, "2025.1", "barbican", "verify_ssl_path = /etc/ssl/ca.pem", ""},
		"a default":                       {"option_without_effect", services, "2025.1", "barbican", "split_loggers = false", ""},
		"insecure, before Cinder used it": {"tls_verification_disabled", "cinder", "zed", "service_user", "insecure = true", "registered but not used"},
		"insecure for backups to Swift":   {"tls_verification_disabled", "cinder", "2025.1", "service_user", "insecure = true", "insecure = true turns off TLS verification for every request of [service_user]"},
		"insecure of Castellan":           {"tls_verification_disabled", services, "2025.1", "barbican_service_user", "insecure = true", "registered but not used"},
		"no timeout for backups to Swift": {"timeout_unset", "cinder", "2025.1", "service_user", "send_service_user_token = true", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for service := range strings.FieldsSeq(test.services) {
				found := ofRule(test.rule, judgedAs(t, service, "", test.release, "["+test.section+"]\n"+test.text+"\n"))
				want := strings.ReplaceAll(test.message, "%", test.section)
				if (len(found) == 1) != (want != "") || len(found) == 1 && !strings.Contains(found[0].Message, want) {
					t.Errorf("%s: want %q, findings:\n%s", service, want, list(found))
				}
			}
		})
	}
}
