package assess_test

import (
	"strings"
	"testing"
)

// An option added by a security fix may be in an older package: setting it
// before its release is a warning, and it stays in the text.
func TestBackportedOptions(t *testing.T) {
	t.Parallel()
	const unless = "unless the package carries the security fix that brought it"
	tests := map[string]struct {
		service, release, text, option string
		want                           string // the finding, "" for none
	}{
		"host names of the broker": {"nova", "zed", "[oslo_messaging_rabbit]\nssl_enforce_hostname_verification = true\n", "oslo_messaging_rabbit.ssl_enforce_hostname_verification", "option_not_in_release warning"},
		"in another service":       {"cinder", "2024.1", "[oslo_messaging_rabbit]\nssl_enforce_hostname_verification = true\n", "oslo_messaging_rabbit.ssl_enforce_hostname_verification", "option_not_in_release warning"},
		"once it is there":         {"nova", "2026.2", "[oslo_messaging_rabbit]\nssl_enforce_hostname_verification = true\n", "oslo_messaging_rabbit.ssl_enforce_hostname_verification", "deprecated_option warning"},
		"ironic's endpoints":       {"ironic", "2025.1", "[api]\nenable_ramdisk_endpoints = false\n", "api.enable_ramdisk_endpoints", "option_not_in_release warning"},
		"ironic's steps":           {"ironic", "2024.1", "[api]\ndisallow_clean_steps = vendor.send_raw\n", "api.disallow_clean_steps", "option_not_in_release warning"},
		"between two releases":     {"ironic", "2026.1", "[api]\ndisallow_deploy_steps = vendor.send_raw\n", "api.disallow_deploy_steps", "option_not_in_release warning"},
		"ironic's inspection":      {"ironic", "zed", "[conductor]\ndisable_deep_image_inspection = false\n", "conductor.disable_deep_image_inspection", "option_not_in_release warning"},
		"nova's inspection":        {"nova", "26.2.2", "[workarounds]\ndisable_deep_image_inspection = false\n", "workarounds.disable_deep_image_inspection", "option_not_in_release warning"},
		"a gap in the tags":        {"nova", "28.1.0", "[workarounds]\ndisable_deep_image_inspection = false\n", "workarounds.disable_deep_image_inspection", "option_not_in_release warning"},
		"glance's match":           {"glance", "2024.1", "[image_format]\nrequire_image_format_match = true\n", "image_format.require_image_format_match", "option_not_in_release warning"},
		"keystone's trusts":        {"keystone", "zed", "[security_compliance]\nallow_insecure_application_credential_trust_escalation = false\n", "security_compliance.allow_insecure_application_credential_trust_escalation", "option_not_in_release warning"},
		"no security fix":          {"nova", "zed", "[workarounds]\nskip_cpu_compare_on_dest = true\n[glance]\nmax_retry_after = 5\n", "glance.max_retry_after", "unknown_option error"},
		"an ordinary option early": {"glance", "zed", "[DEFAULT]\nhttp_retries = 3\n[keystone_authtoken]\nmemcache_sasl_enabled = true\n", "keystone_authtoken.memcache_sasl_enabled", "option_not_in_release error"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result := findingsFor(t, test.service, test.release, "", "a.conf", test.text)
			got := ""
			for _, f := range result.Findings {
				switch {
				case optionOf(&f) != test.option:
				case f.Rule == "option_not_in_release" || f.Rule == "unknown_option" || f.Rule == "deprecated_option":
					got = strings.TrimPrefix(got+", "+f.Rule+" "+f.Severity.String(), ", ")
					if early := test.want == "option_not_in_release warning"; early != strings.Contains(f.Message, unless) {
						t.Errorf("message: %s", f.Message)
					}
				}
			}
			if got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
			if kept := result.Migrated["a.conf"]; strings.Contains(test.want, "not_in_release warning") && kept != test.text {
				t.Errorf("migrated:\n%s", kept)
			}
		})
	}
}
