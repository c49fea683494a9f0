package rules_test

import "testing"

// TestSuggestedNames checks what is suggested for names of other sections and services.
func TestSuggestedNames(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, text, option, meant string // meant is "" where nothing is found
	}{
		"region of Cinder":         {"nova", "[cinder]\nregion_name = RegionOne\n", "region_name", "os_region_name"},
		"region of Neutron":        {"nova", "[neutron]\nos_region_name = RegionOne\n", "os_region_name", "region_name"},
		"region where it is taken": {"nova", "[neutron]\nregion_name = RegionOne\n", "region_name", ""},
		"description of a store":   {"glance", "[DEFAULT]\nenabled_backends = fast:file\n[glance_store]\ndefault_backend = fast\n[fast]\ndescription = Fast\n", "description", "store_description"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := judgedAs(t, test.service, "", "2026.1", test.text)
			if test.meant == "" {
				none(t, findings, "unknown_option")
				return
			}
			f := one(t, findings, "unknown_option", test.option)
			saysThat(t, f, "did you mean "+test.meant+"?")
			if f.Remediation != "Write "+test.meant+"." {
				t.Errorf("remediation is %q", f.Remediation)
			}
		})
	}
}
