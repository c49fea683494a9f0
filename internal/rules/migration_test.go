package rules_test

import (
	"strings"
	"testing"
)

// Some kinds of guests move as Nova's code says, whatever the scheme.
func TestFixedScheme(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		kind, release, says, remedy string
		plain                       bool
	}{
		"parallels": {"parallels", "2026.1", `with virt_type = "parallels" Nova always connects with parallels+tcp`, "live_migration_uri = parallels+tls://%s/system", true},
		"xen":       {"xen", "victoria", `with virt_type = "xen" Nova always connects with xenmigr`, "Leave live_migration_scheme out.", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := text(t, "[libvirt]\nvirt_type = "+tt.kind+"\nlive_migration_scheme = tls\n", release(tt.release), profile("strict"))
			f := one(t, found, "live_migration_conflict", "live_migration_scheme")
			if !strings.Contains(f.Message, tt.says) || !strings.Contains(f.Remediation, tt.remedy) {
				t.Errorf("%q, %q", f.Message, f.Remediation)
			}
			if !tt.plain {
				none(t, found, "live_migration_plaintext")
				return
			}
			if f := one(t, found, "live_migration_plaintext", "virt_type"); !strings.Contains(f.Remediation, tt.remedy) {
				t.Errorf("%q", f.Remediation)
			}
		})
	}
}

func TestLiveMigration(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ text, rule, option, says string }{
		"no place":        {"live_migration_uri = qemu+tls://host/system", "live_migration_conflict", "live_migration_uri", "needs %s once"},
		"two places":      {"live_migration_uri = qemu+tls://%s/%s", "live_migration_conflict", "live_migration_uri", "needs %s once"},
		"unknown scheme":  {"live_migration_scheme = foo", "live_migration_conflict", "live_migration_scheme", "not a transport"},
		"tunnelled":       {"live_migration_scheme = tls\nlive_migration_tunnelled = true\nlive_migration_with_native_tls = true", "live_migration_conflict", "live_migration_tunnelled", "both true"},
		"native over tcp": {"live_migration_with_native_tls = true", "live_migration_conflict", "live_migration_scheme", "plain TCP"},
		"both":            {"live_migration_uri = qemu+tls://%s/system\nlive_migration_scheme = tls", "live_migration_conflict", "live_migration_scheme", "live_migration_uri wins"},
		"tcp":             {"live_migration_scheme = TCP", "live_migration_plaintext", "live_migration_scheme", "over plain TCP"},
		"tcp by uri":      {"live_migration_uri = qemu+tcp://%s/system", "live_migration_plaintext", "live_migration_uri", "over plain TCP"},
		"tcp by default":  {"virt_type = kvm", "live_migration_plaintext", "live_migration_scheme", "neither"},
		"escaped":         {"live_migration_uri = qemu+tls://%s/system?pkipath=/a%%20b", "", "", ""},
		"escaped place":   {"live_migration_uri = qemu+tls://%%s/system", "live_migration_conflict", "live_migration_uri", "needs %s once"},
		"after an escape": {"live_migration_uri = qemu+tls://%%%s/system", "", "", ""},
		"escaped and two": {"live_migration_uri = qemu+tls://%s/%s?a=%%", "live_migration_conflict", "live_migration_uri", "needs %s once"},
		"half an escape":  {"live_migration_uri = qemu+tls://%s/system%%%", "live_migration_conflict", "live_migration_uri", "needs %s once"},
		"parallels":       {"virt_type = parallels", "live_migration_plaintext", "virt_type", "virt_type = \"parallels\" makes libvirt connect over plain TCP"},
		"parallels, tcp":  {"virt_type = parallels\nlive_migration_scheme = tcp", "live_migration_plaintext", "virt_type", "over plain TCP"},
		"parallels, uri":  {"virt_type = parallels\nlive_migration_uri = parallels+tls://%s/system", "", "", ""},
		"tls":             {"live_migration_scheme = tls\nlive_migration_with_native_tls = true", "", "", ""},
		"ssh":             {"live_migration_uri = qemu+ssh://nova@%s/system?keyfile=/k", "", "", ""},
		"no transport":    {"live_migration_uri = qemu://%s/system", "", "", ""},
		"containers":      {"virt_type = lxc", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := text(t, "[libvirt]\n"+tt.text+"\n", release("zed"), profile("strict"))
			for _, rule := range []string{"live_migration_conflict", "live_migration_plaintext"} {
				if rule != tt.rule {
					none(t, found, rule)
				}
			}
			if tt.rule == "" {
				return
			}
			if f := one(t, found, tt.rule, tt.option); !strings.Contains(f.Message, tt.says) {
				t.Errorf("message %q", f.Message)
			}
		})
	}
}
