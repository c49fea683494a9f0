package rules_test

import "testing"

// An option added by a security fix may be in an older package: setting it
// early is not an error, whatever the release reads.
func TestBackportedOption(t *testing.T) {
	t.Parallel()
	const rule = "option_not_in_release"
	for _, c := range []struct{ service, release, section, option, value string }{
		{"nova", "2024.1", "oslo_messaging_rabbit", "ssl_enforce_hostname_verification", "true"},
		{"cinder", "zed", "oslo_messaging_rabbit", "ssl_enforce_hostname_verification", "true"},
		{"ironic", "2024.1", "api", "enable_ramdisk_endpoints", "false"},
		{"ironic", "zed", "conductor", "disable_deep_image_inspection", "false"},
		{"nova", "zed", "workarounds", "disable_deep_image_inspection", "false"},
	} {
		f := one(t, text(t, "["+c.section+"]\n"+c.option+" = "+c.value+"\n", service(c.service), release(c.release)), rule, c.option)
		saysThat(t, f, "unless the package carries the security fix that brought it")
		if f.Severity.String() != "warning" {
			t.Errorf("%s %s: %s", c.service, c.option, f.Severity)
		}
	}
	f := one(t, text(t, "[libvirt]\nswtpm_enabled = true\n", release("train")), rule, "swtpm_enabled")
	if f.Severity.String() != "error" {
		t.Errorf("an option without a backport: %s", f.Severity)
	}
}
