package inspect_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
)

// Files that the kernel generates are never opened: /proc/kmsg would wait for
// the next line, and drain the log.
func TestMadeUpFilesAreRefused(t *testing.T) {
	t.Parallel()
	tree, err := inspect.Open("/")
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink("/proc/version", link); err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, path := range []string{
		"/proc/kmsg", "/proc/version", "/proc/sys/kernel/hostname", link, "/sys/kernel/uevent_seqnum",
		"/sys/kernel/debug/clear_warn_once", "/sys/kernel/tracing/trace_pipe", "/sys/fs/cgroup/cgroup.procs",
	} {
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			continue
		}
		tried++
		start := time.Now()
		file, data, err := tree.Read(path)
		if !errors.Is(err, inspect.ErrNotStored) || data != nil {
			t.Errorf("%s: %d bytes, %v, want %v", path, len(data), err, inspect.ErrNotStored)
		}
		if file == nil || file.Path != path {
			t.Errorf("%s: the file is %+v", path, file)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s took %s", path, took)
		}
	}
	if tried == 0 {
		t.Skip("neither /proc nor /sys is mounted")
	}
}

// Examining a path ends in time, whatever the file system does.
func TestSlowFileIsLeftBehind(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "ca.pem"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	tree, err := inspect.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	release := make(chan struct{})
	defer close(release)
	tree.BeforeOpen(func() { <-release })
	tree.Patience(20 * time.Millisecond)
	file, data, err := tree.Read("/ca.pem")
	if !errors.Is(err, inspect.ErrSlow) || err.Error() != "/ca.pem: did not answer in time" || data != nil || file == nil {
		t.Errorf("got %v, %d bytes, %v", file, len(data), err)
	}
}

// setACL gives a file an ACL, or skips the test if the file system has none.
func setACL(t *testing.T, path string, data []byte) {
	t.Helper()
	err := syscall.Setxattr(path, "system.posix_acl_access", data, 0)
	if errors.Is(err, syscall.EOPNOTSUPP) || errors.Is(err, syscall.ENOSYS) {
		t.Skip("the file system does not support ACLs")
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestACLOfAFileAndItsFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	key := filepath.Join(dir, "etc", "key.pem")
	if err := os.Mkdir(filepath.Dir(key), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(key, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tree, err := inspect.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	file, err := tree.Stat("/etc/key.pem")
	if err != nil || file.ACL != nil || file.ACLErr != nil {
		t.Fatalf("without an ACL: %+v, %v", file, err)
	}
	owner, group, mask, other := [3]uint32{0x01, 7, none}, [3]uint32{0x04, 0, none}, [3]uint32{0x10, 7, none}, [3]uint32{0x20, 0, none}
	setACL(t, key, aclBytes(owner, [3]uint32{0x02, 4, 1001}, group, mask, other))
	setACL(t, filepath.Dir(key), aclBytes(owner, group, [3]uint32{0x08, 3, 27}, mask, other))
	file, err = tree.Stat("/etc/key.pem")
	if err != nil || file.ACL == nil || len(file.ACL.Users) != 1 || file.ACL.Users[0] != (inspect.Grant{ID: 1001, Perm: 4}) {
		t.Fatalf("the file: %+v, %v", file, err)
	}
	folder := file.Parents[len(file.Parents)-1]
	if folder.Path != "/etc" || folder.ACL == nil || len(folder.ACL.Groups) != 1 || folder.ACL.Groups[0] != (inspect.Grant{ID: 27, Perm: 3}) {
		t.Errorf("the folder: %+v", folder)
	}
}
