package rules_test

import (
	"os"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestUnsafePath(t *testing.T) {
	t.Parallel()
	const rule = "unsafe_path"
	for path, message := range map[string]string{
		"../ca.pem":            `"../ca.pem" is relative: it is looked up from the folder that the service was started in`,
		"ca.pem":               "is relative",
		" /etc/ca.pem":         "is relative",
		"~/ca.pem":             "begins with a tilde",
		"~nova/ca.pem":         "begins with a tilde",
		"/etc/nova/../ca.pem":  "goes up with `..`",
		"/etc/..":              "goes up with `..`",
		"/tmp/ca.pem":          "is in a folder where every account on the host can create files",
		"/tmp":                 "is in a folder where every account",
		"//tmp//ca.pem":        "is in a folder where every account",
		"/var/tmp/x/ca.pem":    "is in a folder where every account",
		"/dev/shm/ca.pem":      "is in a folder where every account",
		"/etc/nova/\tca.pem":   "contains a control character",
		"/etc/nova/\u0085.pem": "contains a control character",
	} {
		for _, option := range []string{"cafile", "certfile", "keyfile", "rbd_ceph_conf"} {
			saysThat(t, one(t, glance(t, given{option: path}), rule, option), message)
		}
	}
	run := func(opts ...change) []report.Finding { return glance(t, given{"cafile": "../ca.pem"}, opts...) }
	gradedAs(t, rule, "cafile", "WEE", run)
	if f := one(t, run(), rule, "cafile"); len(f.CWE) != 1 || f.CWE[0] != "CWE-426" {
		t.Errorf("CWE %v, want CWE-426", f.CWE)
	}
	one(t, session(t, "neutron", given{"cafile": "ca.pem", "insecure": true}), rule, "cafile")
	for _, value := range []any{"/etc/nova/ca.pem", "/etc/nova/a..b", "/etc/~nova/ca.pem", "/tmpfs/ca.pem", "/var/tmp2/x", "/etc/tmp/ca.pem", "", unknown} {
		none(t, glance(t, given{"cafile": value, "keyfile": value, "certfile": value, "rbd_ceph_conf": value}), rule)
	}
}

func TestPrivateKeyExposed(t *testing.T) {
	t.Parallel()
	const rule = "private_key_exposed"
	leaf := pemtest.NewCA(t).Issue(t)
	h := newHost(t, map[string][]byte{"cert.pem": leaf.CertPEM(), "key.pem": leaf.KeyPEM(t)})
	h.chmod("/etc/nova/ssl/cert.pem", 0o644)
	for mode, message := range map[os.FileMode]string{
		0o644: `keyfile = "/etc/nova/ssl/key.pem" has mode 0644: every account on the host can read the private key`,
		0o604: "has mode 0604: every account on the host can read",
		0o660: "has mode 0660: accounts other than its owner can replace the private key",
		0o642: "has mode 0642: accounts other than its owner can replace",
		0o641: "has mode 0641, which gives every account on the host rights on the private key",
	} {
		h.chmod("/etc/nova/ssl/key.pem", mode)
		saysThat(t, one(t, h.glance(nil), rule, "keyfile"), message)
	}
	h.chmod("/etc/nova/ssl/key.pem", 0o644)
	asExample(t, one(t, h.glance(nil), rule, "keyfile"))
	gradedAs(t, rule, "keyfile", "WEE", func(opts ...change) []report.Finding { return h.glance(nil, opts...) })
	for _, mode := range []os.FileMode{0o640, 0o600, 0o400, 0o440, 0o700} {
		h.chmod("/etc/nova/ssl/key.pem", mode)
		none(t, h.glance(nil), rule)
	}
	h.chmod("/etc/nova/ssl/key.pem", 0o666)
	none(t, h.glance(given{"keyfile": unknown}), rule)
	none(t, glance(t, given{"keyfile": h.path("/etc/nova/ssl/key.pem")}), rule) // no inspect

	both := newHost(t, map[string][]byte{"cert.pem": append(leaf.CertPEM(), leaf.KeyPEM(t)...)})
	both.chmod("/etc/nova/ssl/cert.pem", 0o644)
	saysThat(t, one(t, both.glance(nil), rule, "certfile"), `certfile = "/etc/nova/ssl/cert.pem" has mode 0644`)
	twice := both.glance(given{"keyfile": "/etc/nova/ssl/cert.pem"})
	one(t, twice, rule, "keyfile")
	for _, f := range twice {
		if f.Rule == rule && f.Option == "certfile" {
			t.Errorf("the same file is reported twice: %s", f.Message)
		}
	}
}

func TestWritableParentDirectory(t *testing.T) {
	t.Parallel()
	const rule = "writable_parent_directory"
	h := newHost(t, map[string][]byte{"ca.pem": pemtest.NewCA(t).CertPEM()})
	none(t, h.glance(nil), rule)
	for mode, message := range map[os.FileMode]string{
		0o777: `cafile = "/etc/nova/ssl/ca.pem": the folder "/etc/nova" has mode 0777, writable by its group and everyone`,
		0o775: `the folder "/etc/nova" has mode 0775, writable by its group`,
		0o757: `the folder "/etc/nova" has mode 0757, writable by everyone`,
	} {
		h.chmod("/etc/nova", mode)
		saysThat(t, one(t, h.glance(nil), rule, "cafile"), message)
	}
	gradedAs(t, rule, "cafile", "WEE", func(opts ...change) []report.Finding { return h.glance(nil, opts...) })
	h.chmod("/etc/nova", 0o777)
	asExample(t, one(t, h.glance(nil), rule, "cafile"))
	h.chmod("/etc/nova", 0o777|os.ModeSticky)
	none(t, h.glance(nil), rule)

	// It does not assume that the file exists.
	h.chmod("/etc/nova", 0o777)
	one(t, h.glance(given{"cafile": nil, "rbd_ceph_conf": "/etc/nova/ceph/ceph.conf"}), rule, "rbd_ceph_conf")
	none(t, h.glance(given{"cafile": unknown}), rule)
	none(t, glance(t, given{"cafile": h.path("/etc/nova/ssl/ca.pem")}), rule) // no inspect
}

func TestForeignLink(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root can change a link's owner")
	}
	const rule = "writable_parent_directory"
	h := newHost(t, map[string][]byte{"real.pem": pemtest.NewCA(t).CertPEM()})
	link := h.path("/etc/nova/ssl/ca.pem")
	if err := os.Symlink("real.pem", link); err != nil {
		t.Fatal(err)
	}
	none(t, h.glance(nil), rule) // root's own
	if err := os.Lchown(link, 1234, 0); err != nil {
		t.Fatal(err)
	}
	f := one(t, h.glance(nil), rule, "cafile")
	saysThat(t, f, `the symbolic link "/etc/nova/ssl/ca.pem" belongs to user 1234, who can point it elsewhere`)
	if len(f.CWE) != 1 || f.CWE[0] != "CWE-59" {
		t.Errorf("CWE %v, want CWE-59", f.CWE)
	}
	if err := os.Chown(h.path("/etc/nova/ssl/real.pem"), 1234, 0); err != nil {
		t.Fatal(err)
	}
	none(t, h.glance(nil), rule) // the file's owner can change it anyway
}

func TestConfigFilePermissions(t *testing.T) {
	t.Parallel()
	const rule, file = "config_file_permissions", "/etc/nova/nova.conf"
	h := newHost(t, nil)
	h.chmod("/etc/nova", 0o750)
	h.write(file, []byte("[glance]\n"))
	run := func(opts ...change) []report.Finding { return h.glance(nil, append(opts, configFile(file))...) }
	none(t, run(), rule)
	none(t, run(), "rule_not_evaluated")
	for _, mode := range []os.FileMode{0o600, 0o400, 0o440} {
		h.chmod(file, mode)
		none(t, run(), rule)
	}
	for mode, message := range map[os.FileMode]string{
		0o644: `config_file = "/etc/nova/nova.conf" has mode 0644, more than 0640`,
		0o660: "has mode 0660, more than 0640",
		0o740: "has mode 0740, more than 0640",
	} {
		h.chmod(file, mode)
		saysThat(t, one(t, run(), rule, ""), message)
	}
	gradedAs(t, rule, "", "WEE", run)
	h.chmod(file, 0o644)
	asExample(t, one(t, run(), rule, ""))
	none(t, h.glance(nil), rule) // no config_file

	h.chmod(file, 0o640)
	h.chmod("/etc/nova", 0o755)
	saysThat(t, one(t, run(), rule, ""), `its folder "/etc/nova" has mode 0755, more than 0750`)
	h.chmod("/etc/nova", 0o777)
	one(t, run(), rule, "")
	h.chmod("/etc/nova", 0o750)
	h.chmod("/etc", 0o777)
	saysThat(t, one(t, run(), rule, ""), `the folder "/etc" has mode 0777, writable by its group and everyone`)
	h.chmod("/etc", 0o755)

	for path, message := range map[string]string{
		"/etc/nova/other.conf": `config_file_permissions could not run: config_file = "/etc/nova/other.conf" does not exist under the root`,
		"/etc/nova/ssl":        `config_file = "/etc/nova/ssl" is a directory, not a regular file`,
		"nova.conf":            `config_file = "nova.conf" is not an absolute path`,
	} {
		findings := h.glance(nil, configFile(path))
		saysThat(t, one(t, findings, "rule_not_evaluated", ""), message)
	}
}
