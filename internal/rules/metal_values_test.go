package rules_test

import (
	"strings"
	"testing"
)

// TestDecimalModes judges modes in options that take decimal numbers.
func TestDecimalModes(t *testing.T) {
	t.Parallel()
	for text, test := range map[string]struct{ message, remedy string }{
		"[pxe]\nfile_permission = 0644":     {"is read as a decimal number, which is the mode 1204", "Write 420, which is the mode 644 as a decimal number."},
		"[pxe]\nfile_permission = 644":      {"which is the mode 1204", "Write 420,"},
		"[pxe]\ndir_permission = 0755":      {"which is the mode 1363", "Write 493,"},
		"[pxe]\ndir_permission = 02775":     {"which is the mode 5327", "Write 1533,"},
		"[pxe]\ndir_permission = 0511":      {},
		"[redfish]\nfile_permission = 0640": {"which is the mode 1200", "Write 416,"},
		"[ilo]\nfile_permission = 775":      {"which is the mode 1407", "Write 509,"},
		"[pxe]\nfile_permission = 420":      {},
		"[pxe]\nfile_permission = 0420":     {},
		"[pxe]\nfile_permission = 493":      {},
		"[pxe]\nfile_permission = 416":      {},
		"[pxe]\nfile_permission = 384":      {},
		"[pxe]\nfile_permission = 436":      {},
		"[pxe]\nfile_permission = 440":      {},
		"[pxe]\nfile_permission = 511":      {},
		"[pxe]\nfile_permission = 288":      {},
		"[pxe]\nfile_permission = 0":        {},
		"[pxe]\nfile_permission =":          {},
		"[pxe]\nfile_permission = 1005":     {},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			found := judgedAs(t, "ironic", "", "zed", text+"\n")
			if test.message == "" {
				none(t, found, "invalid_value")
				return
			}
			f := one(t, found, "invalid_value", strings.Fields(text)[1])
			saysThat(t, f, test.message)
			if !strings.Contains(f.Remediation, test.remedy) {
				t.Errorf("the remedy is %q", f.Remediation)
			}
		})
	}
}

// TestNodeImages judges images for each architecture, which older releases lack.
func TestNodeImages(t *testing.T) {
	t.Parallel()
	for text, wrong := range map[string]bool{
		"deploy_kernel_by_arch = x86_64:http://10.0.0.5/k,aarch64:ipa-kernel": true,
		"bootloader_by_arch = x86_64:/usr/share/esp.img":                      true,
		"deploy_kernel_by_arch = x86_64:http://10.0.0.5/k":                    false,
		"deploy_ramdisk = oci://registry.example.org/ipa":                     false,
		"deploy_kernel = {5b2c1d3e-8f4a-4b6c-9d7e-0a1b2c3d4e5f}":              false,
		"deploy_kernel = {{ ipa_kernel }}":                                    false,
		"deploy_kernel = ftp://10.0.0.5/k":                                    true,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			found := judgedAs(t, "ironic", "", "2026.1", "[conductor]\n"+text+"\n")
			if !wrong {
				none(t, found, "refused_in_use")
				return
			}
			saysThat(t, one(t, found, "refused_in_use", strings.Fields(text)[0]), "is neither the ID of an image nor a URL")
		})
	}
}
