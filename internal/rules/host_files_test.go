package rules_test

import (
	"strings"
	"testing"
)

// TestRemediesNameTheService looks at remedies that name folders and accounts.
func TestRemediesNameTheService(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ service, text, rule, option, want string }{
		"no locks of Cinder":      {"cinder", "[oslo_concurrency]\nlock_path =\n", "lock_path_unset", "lock_path", "such as /var/lib/cinder/lock."},
		"open locks of Ironic":    {"ironic", "[oslo_concurrency]\nlock_path = /tmp\n", "unsafe_path", "lock_path", "such as /var/lib/ironic/lock."},
		"no database of Keystone": {"keystone", "[database]\nconnection =\n", "required_option_unset", "connection", "such as mysql+pymysql://keystone:SECRET@db.example.org/keystone,"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := one(t, judgedAs(t, test.service, "", "2026.1", test.text), test.rule, test.option)
			if !strings.Contains(found.Remediation, test.want) {
				t.Errorf("remediation %q does not contain %q", found.Remediation, test.want)
			}
		})
	}
}

// TestLocksOnWindows judges folders for locks where a service runs on Windows.
func TestLocksOnWindows(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		service, release, path string
		found                  bool
	}{
		"Nova with Hyper-V":     {"nova", "zed", `C:\OpenStack\Lock`, false},
		"Nova without":          {"nova", "2026.1", `C:\OpenStack\Lock`, true},
		"Cinder with drivers":   {"cinder", "2025.1", `C:/OpenStack/Lock`, false},
		"Cinder without":        {"cinder", "2026.1", `C:\OpenStack\Lock`, true},
		"the agent for Hyper-V": {"neutron", "2026.1", `C:\OpenStack\Lock`, false},
		"no drive":              {"nova", "zed", `OpenStack\Lock`, true},
		"a drive's folder":      {"nova", "zed", `C:Lock`, true},
		"a service on Linux":    {"glance", "zed", `C:\OpenStack\Lock`, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := ofRule("unsafe_path", judgedAs(t, test.service, "", test.release, "[oslo_concurrency]\nlock_path = "+test.path+"\n"))
			if (len(found) == 1) != test.found {
				t.Errorf("findings:\n%s", list(found))
			}
		})
	}
}
