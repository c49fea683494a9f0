package rules_test

import (
	"strings"
	"testing"
)

// TestPairsInOne judges pairs of a dict with a semicolon between them, servers likewise,
// and keys with a comma between them.
func TestPairsInOne(t *testing.T) {
	t.Parallel()
	const key = "q1Wc2n7Yt9Lr4VqXz8mB3kHs6dPf0JgTe5RuAiNoCvE="
	for name, test := range map[string]struct{ service, text, option, message string }{
		"two bootfiles":            {"ironic", "[pxe]\nipxe_bootfile_name_by_arch = x86_64:ipxe.efi;aarch64:snponly.efi\n", "ipxe_bootfile_name_by_arch", "has several pairs in one"},
		"two bootfiles, and a dot": {"ironic", "[pxe]\nloader_file_paths = ipxe.efi:/srv/ipxe.efi;grub.efi:/srv/grub.efi;\n", "loader_file_paths", "has several pairs in one"},
		"a third pair":             {"glance", "[DEFAULT]\nenabled_backends = a:file,b:rbd;c:cinder\n", "enabled_backends", "has several pairs in one"},
		"a comma":                  {"ironic", "[pxe]\nipxe_bootfile_name_by_arch = x86_64:ipxe.efi,aarch64:snponly.efi\n", "", ""},
		"a list as the value":      {"ironic", "[pxe]\nipxe_bootfile_name_by_arch = x86_64:a;b\n", "", ""},
		"a text as the value":      {"glance", "[inject_metadata_properties]\ninject = note:kept;until:May\n", "", ""},
		"addresses in one":         {"neutron", "[ovn]\novn_dhcp4_global_options = ntp_server:{10.0.0.1;10.0.0.2}\n", "", ""},
		"sentinels":                {"keystone", "[cache]\nredis_sentinels = 10.0.0.11:26379;10.0.0.12:26379\n", "redis_sentinels", "has several names in one item"},
		"sentinels with a comma":   {"keystone", "[cache]\nredis_sentinels = 10.0.0.11:26379,10.0.0.12:26379\n", "", ""},
		"several keys":             {"barbican", "[simple_crypto_plugin]\nkek = " + key + ", " + key + "\n", "kek", "looks like several keys"},
		"keys on their own lines":  {"barbican", "[simple_crypto_plugin]\nkek = " + key + "\nkek = " + strings.ToLower(key) + "\n", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := judgedAs(t, test.service, "", "2025.1", test.text)
			if test.message == "" {
				none(t, found, "ini_trap")
				return
			}
			f := one(t, found, "ini_trap", test.option)
			saysThat(t, f, test.message)
			if strings.Contains(f.Message+f.Remediation, key[:8]) {
				t.Errorf("a key is shown: %q", f.Message)
			}
		})
	}
	none(t, judgedAs(t, "barbican", "", "zed", "[simple_crypto_plugin]\nkek = "+key+","+key+"\n"), "ini_trap")
}
