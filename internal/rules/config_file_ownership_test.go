package rules_test

import (
	"os"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

const (
	passwdFile = "root:x:0:0:root:/root:/bin/bash\nalice:x:1000:1000::/home/alice:/bin/bash\nnova:x:64060:64060::/var/lib/nova:/bin/sh\nbroken\nworse:x:many:1::/:/bin/sh\nmallory:x:0:0::/:/bin/sh\n"
	groupFile  = "root:x:0:\nusers:x:100:\nnova:x:64060:\n"
)

func TestConfigFileOwnership(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root can change a file's owner")
	}
	const rule, file, folder = "config_file_ownership", "/etc/nova/nova.conf", "/etc/nova"
	h := newHost(t, nil)
	h.write(file, []byte("[glance]\n"))
	own := func(path string, uid, gid int, mode os.FileMode) {
		t.Helper()
		if err := os.Chown(h.path(path), uid, gid); err != nil {
			t.Fatal(err)
		}
		h.chmod(path, mode)
	}
	run := func(opts ...change) []report.Finding { return h.glance(nil, append(opts, configFile(file))...) }

	// Without a list of users there is only the folder's owner.
	own(folder, 0, 64060, 0o750)
	own(file, 1234, 0, 0o640)
	saysThat(t, one(t, run(), rule, ""), `config_file = "/etc/nova/nova.conf" belongs to user 1234, neither root nor the owner of its folder "/etc/nova"`)
	gradedAs(t, rule, "", "IWW", run)
	own(folder, 1234, 64060, 0o750)
	none(t, run(), rule)

	h.write("/etc/passwd", []byte(passwdFile))
	h.write("/etc/group", []byte(groupFile))
	own(folder, 0, 64060, 0o750)
	for name, c := range map[string]struct {
		uid, gid int
		mode     os.FileMode
		message  string // "" for none
	}{
		"root and the group":          {0, 64060, 0o640, ""},
		"the service itself":          {64060, 64060, 0o640, ""},
		"root alone":                  {0, 0, 0o640, ""},
		"a group that cannot read":    {0, 100, 0o600, ""},
		"a person":                    {1000, 64060, 0o640, "belongs to the user alice, neither root nor nova"},
		"a user without a name":       {1234, 64060, 0o640, "belongs to the user 1234, neither root nor nova"},
		"another group":               {0, 100, 0o640, "belongs to the group users, not to nova"},
		"a group without a name":      {0, 4321, 0o640, "belongs to the group 4321, not to nova"},
		"a person and their group":    {1000, 1000, 0o640, "belongs to the user alice"},
		"a group that may execute it": {0, 100, 0o610, "belongs to the group users"},
		"the second name of id 0":     {0, 64060, 0o640, ""},
	} {
		own(file, c.uid, c.gid, c.mode)
		if c.message == "" {
			for _, f := range run() {
				if f.Rule == rule {
					t.Errorf("%s: %s", name, f.Message)
				}
			}
			continue
		}
		saysThat(t, one(t, run(), rule, ""), `config_file = "/etc/nova/nova.conf" `+c.message)
	}
	own(file, 1000, 64060, 0o640)
	asExample(t, one(t, run(), rule, ""))
	gradedAs(t, rule, "", "IWE", run)
	none(t, h.glance(nil), rule) // no config_file
	none(t, h.glance(nil, configFile("/etc/nova/other.conf")), rule)

	own(file, 0, 64060, 0o640)
	own(folder, 1000, 64060, 0o750)
	saysThat(t, one(t, run(), rule, ""), `its folder "/etc/nova" belongs to the user alice`)
	own(folder, 0, 100, 0o750)
	none(t, run(), rule) // letting a group list the folder changes nothing
	own(folder, 0, 100, 0o770)
	saysThat(t, one(t, run(), rule, ""), `its folder "/etc/nova" belongs to the group users`)
	own(folder, 0, 64060, 0o750)

	h.write("/etc/nova/api-paste.ini", nil)
	own("/etc/nova/api-paste.ini", 0, 100, 0o640)
	none(t, run(), rule)
	own("/etc/nova/api-paste.ini", 1000, 64060, 0o640)
	saysThat(t, one(t, run(), rule, ""), `next to it, "/etc/nova/api-paste.ini" belongs to the user alice`)
}

func TestPolicyFileMissing(t *testing.T) {
	t.Parallel()
	const rule, file = "policy_file_missing", "/etc/nova/nova.conf"
	h := newHost(t, nil)
	h.write(file, nil)
	run := func(value string) []report.Finding {
		return text(t, "[oslo_policy]\npolicy_file = "+value+"\n", root(h.dir), configFile(file))
	}
	asExample(t, one(t, run("custom.yaml"), rule, "policy_file"))
	saysThat(t, one(t, run("custom.yaml"), rule, "policy_file"), "looks in, /etc/nova, /etc")
	saysThat(t, one(t, run("/etc/nova/rules/custom.yaml"), rule, "policy_file"), `policy_file = "/etc/nova/rules/custom.yaml" does not exist under the root`)
	saysThat(t, one(t, text(t, "[oslo_policy]\npolicy_file = own.yaml\n", root(h.dir), configFile("/opt/nova/nova.conf")), rule, "policy_file"), "/opt/nova, /etc/nova, /etc")
	byProfile(t, rule, "policy_file", "EEE", func(opts ...option) []report.Finding {
		return text(t, "[oslo_policy]\npolicy_file = custom.yaml\n", append(opts, root(h.dir))...)
	})

	none(t, run("policy.yaml"), rule) // the default, which may be missing
	none(t, text(t, "[oslo_policy]\npolicy_dirs = policy.d\n", root(h.dir)), rule)
	none(t, text(t, "[oslo_policy]\npolicy_file = custom.yaml\n"), rule) // no inspect
	h.write("/etc/nova/policy.json", []byte("{}"))
	saysThat(t, one(t, run("policy.yaml"), rule, "policy_file"), "policy.json is read only where policy_file is not set")
	h.write("/etc/nova/policy.yaml", nil)
	none(t, run("policy.yaml"), rule)
	h.write("/etc/custom.yaml", nil)
	none(t, run("custom.yaml"), rule)
	none(t, run("/etc/custom.yaml"), rule)
	one(t, run("Custom.yaml"), rule, "policy_file")

	saysThat(t, one(t, run("custom.yaml/"), rule, "policy_file"), "looks in, /etc/nova, /etc")
	saysThat(t, one(t, run("/etc/custom.yaml/."), rule, "policy_file"), "does not exist under the root")
	for _, folder := range []string{".", "/etc/nova", "/etc/nova/"} {
		saysThat(t, one(t, run(folder), rule, "policy_file"), "is a folder")
	}
}

// An empty policy_file names a folder, whose rules older releases fail to read.
func TestPolicyFileEmpty(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		release  string
		severity report.Severity
		effect   string
	}{
		"before oslo.policy 5": {"2025.2", report.Error, "raises an error whenever it reads the rules"},
		"since oslo.policy 5":  {"2026.1", report.Warning, "falls back to the service's built-in rules"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := one(t, text(t, "[oslo_policy]\npolicy_file =\n", release(tt.release)), "policy_file_missing", "policy_file")
			saysThat(t, f, "oslo.policy uses the folder of the configuration as the file")
			if f.Severity != tt.severity || !strings.Contains(f.Effect, tt.effect) {
				t.Errorf("%s: %s", f.Severity, f.Effect)
			}
		})
	}
	none(t, text(t, "[oslo_policy]\npolicy_file = rules.yaml\n"), "policy_file_missing")
}
