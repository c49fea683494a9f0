package rules_test

import (
	"strings"
	"testing"
)

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
