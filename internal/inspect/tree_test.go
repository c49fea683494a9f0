package inspect_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/inspect"
)

// host creates a root with a few files and opens it.
func host(t *testing.T) (string, *inspect.Tree) {
	t.Helper()
	onUnix(t)
	outside := t.TempDir()
	root := filepath.Join(outside, "root")
	for _, dir := range []string{"etc/nova", "srv/keys"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	put(t, filepath.Join(outside, "secret"), "outside")
	put(t, filepath.Join(root, "srv/keys/key.pem"), "inside")
	return root, open(t, root)
}

// onUnix skips tests if modes, owners and error texts differ.
func onUnix(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("modes, owners and error texts are for Unix")
	}
}

func open(t *testing.T, root string) *inspect.Tree {
	t.Helper()
	tree, err := inspect.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tree.Close() })
	return tree
}

func put(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o640); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Skip(err)
	}
}

func TestOpen(t *testing.T) {
	t.Parallel()
	onUnix(t)
	dir := t.TempDir()
	put(t, filepath.Join(dir, "file"), "x")
	tests := map[string]struct {
		root, want string
	}{
		"empty":     {"", "the root to inspect is empty: name an existing folder"},
		"missing":   {filepath.Join(dir, "nope"), "cannot be opened: no such file or directory"},
		"no folder": {filepath.Join(dir, "file"), "is a regular file: not a directory"},
		"NUL":       {"a\x00b", "cannot be opened: invalid argument"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := inspect.Open(test.root)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
	linked := filepath.Join(t.TempDir(), "link")
	link(t, dir, linked)
	if file, err := open(t, linked).Stat("/file"); err != nil || file.Kind != inspect.Regular {
		t.Errorf("got %+v and %v", file, err)
	}
}

func TestReadFollowsLinksAsTheHostWould(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		// links are created in the root's etc/nova.
		links map[string]string
		path  string
		want  string
		err   error
		// links that are reported, as "path>target".
		told []string
	}{
		"plain":             {path: "/srv/keys/key.pem", want: "inside"},
		"absolute link":     {links: map[string]string{"a": "/srv/keys/key.pem"}, path: "/etc/nova/a", want: "inside", told: []string{"/etc/nova/a>/srv/keys/key.pem"}},
		"relative link":     {links: map[string]string{"a": "../../srv/keys/key.pem"}, path: "/etc/nova/a", want: "inside", told: []string{"/etc/nova/a>../../srv/keys/key.pem"}},
		"linked folder":     {links: map[string]string{"d": "/srv/keys"}, path: "/etc/nova/d/key.pem", want: "inside", told: []string{"/etc/nova/d>/srv/keys"}},
		"two links":         {links: map[string]string{"a": "b", "b": "/srv/keys/key.pem"}, path: "/etc/nova/a", want: "inside", told: []string{"/etc/nova/a>b", "/etc/nova/b>/srv/keys/key.pem"}},
		"dots above root":   {path: "/../../../srv/./keys//key.pem", want: "inside"},
		"out by dots":       {path: "/../secret", err: inspect.ErrMissing},
		"out by link":       {links: map[string]string{"a": "../../../secret"}, path: "/etc/nova/a", err: inspect.ErrMissing, told: []string{"/etc/nova/a>../../../secret"}},
		"dots after a link": {links: map[string]string{"d": "/srv/keys"}, path: "/etc/nova/d/../keys/key.pem", want: "inside", told: []string{"/etc/nova/d>/srv/keys"}},
		"loop":              {links: map[string]string{"a": "b", "b": "a"}, path: "/etc/nova/a", err: inspect.ErrLoop},
		"link to itself":    {links: map[string]string{"a": "a"}, path: "/etc/nova/a", err: inspect.ErrLoop},
		"growing loop":      {links: map[string]string{"a": "a/a/a"}, path: "/etc/nova/a", err: inspect.ErrLoop},
		"dangling":          {links: map[string]string{"a": "nope"}, path: "/etc/nova/a", err: inspect.ErrMissing, told: []string{"/etc/nova/a>nope"}},
		"folder":            {path: "/srv/keys", err: inspect.ErrNotRegular},
		"the root":          {path: "/", err: inspect.ErrNotRegular},
		"below a file":      {path: "/srv/keys/key.pem/x", err: inspect.ErrNotDirectory},
		"slash after file":  {path: "/srv/keys/key.pem/", err: inspect.ErrNotDirectory},
		"relative":          {path: "srv/keys/key.pem", err: inspect.ErrBadPath},
		"empty":             {path: "", err: inspect.ErrBadPath},
		"NUL":               {path: "/srv/\x00", err: inspect.ErrNUL},
		"too long":          {path: "/" + strings.Repeat("a/", 3000), err: inspect.ErrTooLong},
		"name too long":     {path: "/" + strings.Repeat("a", 300), err: inspect.ErrTooLong},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root, tree := host(t)
			for name, target := range test.links {
				link(t, target, filepath.Join(root, "etc/nova", name))
			}
			file, data, err := tree.Read(test.path)
			if !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
				t.Fatalf("got error %v, want %v", err, test.err)
			}
			if string(data) != test.want {
				t.Errorf("got %q, want %q", data, test.want)
			}
			if errors.Is(test.err, inspect.ErrLoop) {
				return
			}
			var told []string
			for _, l := range file.Links {
				told = append(told, l.Path+">"+l.Target)
				if l.UID != os.Getuid() {
					t.Errorf("link of user %d", l.UID)
				}
			}
			if diff := cmp.Diff(test.told, told); diff != "" {
				t.Error(diff)
			}
			if test.err == nil && (file.Resolved != "/srv/keys/key.pem" || file.UID != os.Getuid() || file.Mode.Perm() != 0o640 || file.Size != 6) {
				t.Errorf("got %+v", file)
			}
		})
	}
}

func TestStatNotesEveryFolder(t *testing.T) {
	t.Parallel()
	root, tree := host(t)
	if err := os.Mkdir(filepath.Join(root, "tmp"), 0o755); err != nil {
		t.Fatal(err)
	}
	for dir, mode := range map[string]os.FileMode{"etc": 0o775, "srv": 0o777, "tmp": 0o777 | os.ModeSticky} {
		if err := os.Chmod(filepath.Join(root, dir), mode); err != nil {
			t.Fatal(err)
		}
	}
	link(t, "/srv/keys/key.pem", filepath.Join(root, "tmp", "a"))
	file, err := tree.Stat("/etc/../tmp/a")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, parent := range file.Parents {
		got = append(got, fmt.Sprintf("%s %v %d", parent.Path, parent.Mode, parent.UID-os.Getuid()))
	}
	want := []string{"/ drwxr-xr-x 0", "/etc drwxrwxr-x 0", "/tmp dtrwxrwxrwx 0", "/srv drwxrwxrwx 0", "/srv/keys drwxr-xr-x 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestStatOfFolderAndMissing(t *testing.T) {
	t.Parallel()
	_, tree := host(t)
	tests := map[string]struct {
		kind     inspect.Kind
		resolved string
		parents  int
	}{
		"/srv/keys":           {inspect.Directory, "/srv/keys", 2},
		"/srv/keys/":          {inspect.Directory, "/srv/keys", 2},
		"/srv/keys/..":        {inspect.Directory, "/srv", 2},
		"/":                   {inspect.Directory, "/", 1},
		"/srv/nope":           {inspect.Missing, "/srv/nope", 2},
		"/nope/a/./b/c.pem":   {inspect.Missing, "/nope/a/b/c.pem", 1},
		"/srv/keys/key.pem":   {inspect.Regular, "/srv/keys/key.pem", 3},
		"//srv///keys/./k..":  {inspect.Missing, "/srv/keys/k..", 3},
		"/srv/keys/.. /..\t.": {inspect.Missing, "/srv/keys/.. /..\t.", 3},
	}
	for path, test := range tests {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			file, err := tree.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			if file.Path != path || file.Kind != test.kind || file.Resolved != test.resolved || len(file.Parents) != test.parents {
				t.Errorf("got %+v", file)
			}
		})
	}
}

func TestReadIsBounded(t *testing.T) {
	t.Parallel()
	root, tree := host(t)
	put(t, filepath.Join(root, "full"), strings.Repeat("x", inspect.MaxFileSize))
	put(t, filepath.Join(root, "over"), strings.Repeat("x", inspect.MaxFileSize+1))
	if _, data, err := tree.Read("/full"); err != nil || len(data) != inspect.MaxFileSize {
		t.Errorf("got %d bytes and %v", len(data), err)
	}
	file, data, err := tree.Read("/over")
	if !errors.Is(err, inspect.ErrTooLarge) || data != nil || err.Error() != "/over: too large" {
		t.Errorf("got %d bytes and %v", len(data), err)
	}
	if file.Size != inspect.MaxFileSize+1 {
		t.Errorf("got %+v", file)
	}
}

func TestErrorsNameThePlace(t *testing.T) {
	t.Parallel()
	root, tree := host(t)
	link(t, "/srv/nope", filepath.Join(root, "etc/a"))
	_, _, err := tree.Read("/etc/a")
	if err == nil || err.Error() != "/etc/a: /srv/nope does not exist" {
		t.Errorf("got %v", err)
	}
	var pathErr *inspect.PathError
	if !errors.As(err, &pathErr) || pathErr.At != "/srv/nope" {
		t.Errorf("got %#v", err)
	}
}
