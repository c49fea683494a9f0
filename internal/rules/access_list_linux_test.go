package rules_test

import (
	"encoding/binary"
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect/pemtest"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// acl gives a path an access control list: tag, rights and id of each entry.
// The test is skipped if the file system does not support one.
func (h *host) acl(path string, entries ...[3]uint32) {
	h.t.Helper()
	data := binary.LittleEndian.AppendUint32(nil, 2)
	for _, entry := range entries {
		data = binary.LittleEndian.AppendUint16(data, uint16(entry[0]))
		data = binary.LittleEndian.AppendUint16(data, uint16(entry[1]))
		data = binary.LittleEndian.AppendUint32(data, entry[2])
	}
	err := syscall.Setxattr(h.path(path), "system.posix_acl_access", data, 0)
	if errors.Is(err, syscall.EOPNOTSUPP) || errors.Is(err, syscall.ENOSYS) {
		h.t.Skip("the file system does not support access control lists")
	}
	if err != nil {
		h.t.Fatal(err)
	}
}

// Entries for access control lists.
var (
	ownerAll  = [3]uint32{0x01, 7, 0xffffffff}
	nobody    = [3]uint32{0x20, 0, 0xffffffff}
	groupNone = [3]uint32{0x04, 0, 0xffffffff}
	groupRead = [3]uint32{0x04, 4, 0xffffffff}
)

func user(id, perm uint32) [3]uint32  { return [3]uint32{0x02, perm, id} }
func group(id, perm uint32) [3]uint32 { return [3]uint32{0x08, perm, id} }
func mask(perm uint32) [3]uint32      { return [3]uint32{0x10, perm, 0xffffffff} }

func TestAccessListOpensThePrivateKey(t *testing.T) {
	t.Parallel()
	const rule, key = "private_key_exposed", "/etc/nova/ssl/key.pem"
	leaf := pemtest.NewCA(t).Issue(t)
	for name, test := range map[string]struct {
		entries [][3]uint32
		says    string // "" for nothing
	}{
		"user reads":      {[][3]uint32{ownerAll, user(1001, 4), groupNone, mask(4), nobody}, `keyfile = "/etc/nova/ssl/key.pem" has an access control list: user 1001 can read the private key`},
		"group reads":     {[][3]uint32{ownerAll, groupNone, group(4242, 4), mask(4), nobody}, "has an access control list: group 4242 can read the private key"},
		"several":         {[][3]uint32{ownerAll, user(1001, 4), user(1002, 4), groupNone, group(4242, 4), group(4243, 5), mask(7), nobody}, "user 1001, user 1002, group 4242 and 1 more can read"},
		"user writes":     {[][3]uint32{ownerAll, user(1001, 2), groupNone, mask(6), nobody}, "has an access control list: user 1001 can replace the private key"},
		"masked":          {[][3]uint32{ownerAll, user(1001, 4), groupNone, mask(0), nobody}, ""},
		"nothing granted": {[][3]uint32{ownerAll, user(1001, 0), groupRead, mask(7), nobody}, ""},
		"only executes":   {[][3]uint32{ownerAll, user(1001, 1), groupRead, mask(5), nobody}, ""},
		"root":            {[][3]uint32{ownerAll, user(0, 7), groupRead, mask(4), nobody}, ""},
		"group, as usual": {[][3]uint32{ownerAll, groupRead, mask(4), nobody}, ""},
		"group writes":    {[][3]uint32{ownerAll, {0x04, 6, 0xffffffff}, mask(6), nobody}, "has mode 0760: accounts other than its owner can replace the private key"},
		"others, too":     {[][3]uint32{ownerAll, user(1001, 4), groupNone, mask(4), {0x20, 4, 0xffffffff}}, "every account on the host can read the private key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHost(t, map[string][]byte{"cert.pem": leaf.CertPEM(), "key.pem": leaf.KeyPEM(t)})
			h.acl(key, test.entries...)
			if test.says == "" {
				none(t, h.glance(nil), rule)
				return
			}
			saysThat(t, one(t, h.glance(nil), rule, "keyfile"), test.says)
			none(t, h.glance(nil), "rule_not_evaluated")
		})
	}
}

func TestAccessListOpensTheFolder(t *testing.T) {
	t.Parallel()
	const rule, folder = "writable_parent_directory", "/etc/nova/ssl"
	run := func(t *testing.T, entries ...[3]uint32) []report.Finding {
		t.Helper()
		h := newHost(t, map[string][]byte{"ca.pem": pemtest.NewCA(t).CertPEM()})
		h.acl(folder, entries...)
		return h.glance(nil)
	}
	saysThat(t, one(t, run(t, ownerAll, user(1001, 7), groupRead, mask(7), nobody), rule, "cafile"),
		`the folder "/etc/nova/ssl" has mode 0770, writable by user 1001, by its access control list`)
	saysThat(t, one(t, run(t, ownerAll, [3]uint32{0x04, 7, 0xffffffff}, group(4242, 3), mask(7), nobody), rule, "cafile"),
		"writable by its group and group 4242, by its access control list")
	none(t, run(t, ownerAll, user(1001, 5), groupRead, mask(7), nobody), rule) // only the mask has the right
	none(t, run(t, ownerAll, user(1001, 7), groupRead, mask(5), nobody), rule)
}

func TestAccessListOpensTheConfiguration(t *testing.T) {
	t.Parallel()
	const rule, conf = "config_file_permissions", "/etc/nova/nova.conf"
	h := newHost(t, nil)
	h.write(conf, []byte("[glance]\n"))
	run := func() []report.Finding { return h.glance(nil, configFile(conf)) }
	none(t, run(), rule)
	h.acl(conf, ownerAll, user(1001, 4), groupRead, mask(4), nobody)
	if f := one(t, run(), rule, ""); !strings.Contains(f.Message, "mode 0740") {
		t.Errorf("the message is %q", f.Message) // the owner's x is more than 0640
	}
	h.acl(conf, [3]uint32{0x01, 6, 0xffffffff}, user(1001, 4), groupRead, mask(4), nobody)
	saysThat(t, one(t, run(), rule, ""), `config_file = "/etc/nova/nova.conf" has an access control list: user 1001 can read it or write to it`)
}

// A file that the kernel generates is not a certificate, and is never read.
func TestKernelFileIsNoCertificate(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/proc/kmsg", "/proc/version"} {
		if _, err := os.Stat(path); err != nil {
			t.Skip("/proc is not mounted")
		}
		saysThat(t, one(t, glance(t, given{"cafile": path}, root("/")), "unusable_pem", "cafile"), "is not a stored file: the kernel generates its content")
	}
	for _, path := range []string{"/" + strings.Repeat("a/", 3000), "/etc/" + strings.Repeat("a", 256)} {
		saysThat(t, one(t, glance(t, given{"cafile": path}, root(t.TempDir())), "unusable_pem", "cafile"),
			"is longer than the system allows: a path has 4095 bytes at most, each name in it 255")
	}
}
