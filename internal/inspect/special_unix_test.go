//go:build unix

package inspect_test

import (
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
)

func fifo(t *testing.T, path string) {
	t.Helper()
	if err := syscall.Mkfifo(path, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSpecialFilesAreNotOpened(t *testing.T) {
	t.Parallel()
	root, tree := host(t)
	fifo(t, filepath.Join(root, "fifo"))
	listener, err := net.Listen("unix", filepath.Join(root, "socket"))
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	link(t, "fifo", filepath.Join(root, "link"))
	devices := open(t, "/dev")
	tests := map[string]struct {
		tree *inspect.Tree
		path string
		kind inspect.Kind
	}{
		"fifo":         {tree, "/fifo", inspect.Fifo},
		"link to fifo": {tree, "/link", inspect.Fifo},
		"socket":       {tree, "/socket", inspect.Socket},
		"device":       {devices, "/null", inspect.Device},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			file, data, err := test.tree.Read(test.path)
			if !errors.Is(err, inspect.ErrNotRegular) || data != nil || file.Kind != test.kind {
				t.Errorf("got %v, %q and %v", file.Kind, data, err)
			}
		})
	}
	if _, err := inspect.Open(filepath.Join(root, "fifo")); err == nil || !strings.Contains(err.Error(), "is a fifo") {
		t.Errorf("got %v", err)
	}
}

func TestSwapBetweenLookAndOpen(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		swap func(t *testing.T, path string)
		want string
		err  error
	}{
		"fifo": {func(t *testing.T, path string) { fifo(t, path) }, "", inspect.ErrNotRegular},
		"link to outside": {func(t *testing.T, path string) { link(t, "../../../secret", path) },
			"", inspect.ErrMissing},
		"gone":         {func(*testing.T, string) {}, "", inspect.ErrMissing},
		"another file": {func(t *testing.T, path string) { put(t, path, "another") }, "another", nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root, tree := host(t)
			path := filepath.Join(root, "srv/keys/key.pem")
			tree.BeforeOpen(func() {
				tree.BeforeOpen(nil)
				// Keep the old file so that the new one does not get its
				// number.
				if err := os.Rename(path, path+".old"); err != nil {
					t.Fatal(err)
				}
				test.swap(t, path)
			})
			file, data, err := tree.Read("/srv/keys/key.pem")
			if !errors.Is(err, test.err) || string(data) != test.want {
				t.Errorf("got %q and %v", data, err)
			}
			if test.err == nil && file.Size != int64(len(data)) {
				t.Errorf("the facts describe another file: %+v", file)
			}
		})
	}
}

func TestSwapWithoutEnd(t *testing.T) {
	t.Parallel()
	root, tree := host(t)
	path := filepath.Join(root, "srv/keys/key.pem")
	tree.BeforeOpen(func() {
		put(t, path+".new", "new")
		old, err := os.Open(path) // held open so that its number is not reused
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { old.Close() })
		if err := os.Rename(path+".new", path); err != nil {
			t.Fatal(err)
		}
	})
	if _, data, err := tree.Read("/srv/keys/key.pem"); !errors.Is(err, inspect.ErrChanged) || data != nil {
		t.Errorf("got %q and %v", data, err)
	}
}

func TestFactsAreThoseOfTheDescriptor(t *testing.T) {
	t.Parallel()
	root, tree := host(t)
	path := filepath.Join(root, "srv/keys/key.pem")
	tree.BeforeOpen(func() {
		if err := os.Chmod(path, 0o604); err != nil {
			t.Fatal(err)
		}
	})
	file, _, err := tree.Read("/srv/keys/key.pem")
	if err != nil || file.Mode.Perm() != 0o604 {
		t.Errorf("got %+v and %v", file, err)
	}
}

func TestTreeLeavesNoDescriptors(t *testing.T) {
	root, tree := host(t)
	link(t, "b", filepath.Join(root, "etc/a"))
	link(t, "a", filepath.Join(root, "etc/b"))
	for range 3000 {
		for _, path := range []string{"/srv/keys/key.pem", "/etc/a", "/nope/x", "/srv/keys", "/etc/nova/../../srv/keys/nope"} {
			if _, _, err := tree.Read(path); errors.Is(err, syscall.EMFILE) {
				t.Fatal(err)
			}
		}
	}
	if _, err := tree.HashDir("/srv/keys"); err != nil {
		t.Fatal(err)
	}
}

const childRoot = "OSLOCONF_INSPECT_ROOT"

// TestUnreadable runs as an ordinary user: as root, it re-runs itself as
// nobody.
func TestUnreadable(t *testing.T) {
	if root := os.Getenv(childRoot); root != "" {
		checkUnreadable(t, root)
		return
	}
	root, err := os.MkdirTemp("", "inspect")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = os.Chmod(filepath.Join(root, "closed"), 0o700)
		_ = os.Chmod(filepath.Join(root, "unlisted"), 0o700)
		os.RemoveAll(root)
	})
	for _, dir := range []string{"closed", "unlisted"} {
		if err := os.Mkdir(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(root, dir, "file"), "x")
	}
	put(t, filepath.Join(root, "key.pem"), "x")
	for name, mode := range map[string]os.FileMode{"closed": 0, "unlisted": 0o311, "key.pem": 0o200, ".": 0o755} {
		if err := os.Chmod(filepath.Join(root, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	if os.Getuid() != 0 {
		checkUnreadable(t, root)
		return
	}
	binary := filepath.Join(root, "child")
	copyFile(t, os.Args[0], binary)
	command := exec.Command(binary, "-test.run=^TestUnreadable$", "-test.v")
	command.Dir = root
	// For what the child writes itself, mainly its coverage data.
	scratch := filepath.Join(root, "scratch")
	if err := errors.Join(os.Mkdir(scratch, 0o700), os.Chown(scratch, 65534, 65534)); err != nil {
		t.Fatal(err)
	}
	command.Env = append(os.Environ(), childRoot+"="+root, "TMPDIR="+scratch, "GOCOVERDIR="+scratch)
	command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	output, err := command.CombinedOutput()
	if err != nil || !strings.Contains(string(output), "--- PASS: TestUnreadable") {
		t.Fatalf("%v\n%s", err, output)
	}
}

func checkUnreadable(t *testing.T, root string) {
	tree := open(t, root)
	for path, want := range map[string]string{
		"/key.pem":       "/key.pem: cannot be read: permission denied",
		"/closed/file":   "/closed/file: /closed cannot be read: permission denied",
		"/unlisted/file": "/unlisted/file: /unlisted cannot be read: permission denied",
	} {
		file, data, err := tree.Read(path)
		if !errors.Is(err, inspect.ErrUnreadable) || err.Error() != want || data != nil {
			t.Errorf("%s: got %q and %v", path, data, err)
		}
		if len(file.Parents) == 0 {
			t.Errorf("%s: no folder is reported", path)
		}
	}
	file, err := tree.Stat("/key.pem")
	if err != nil || file.Mode.Perm() != 0o200 {
		t.Errorf("got %+v and %v", file, err)
	}
	if file, err := tree.Stat("/closed"); err != nil || file.Kind != inspect.Directory || file.Mode.Perm() != 0 {
		t.Errorf("got %+v and %v", file, err)
	}
	if _, err := tree.HashDir("/closed"); !errors.Is(err, inspect.ErrUnreadable) {
		t.Errorf("got %v", err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	source, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(target, source); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(target.Close(), os.Chmod(to, 0o755)); err != nil {
		t.Fatal(err)
	}
}
