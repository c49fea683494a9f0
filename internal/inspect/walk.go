package inspect

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
)

// walk resolves one path as the target host would: every component is looked up
// in the opened folder before it, so nothing is ever named by a path that could
// be redirected in the meantime.
type walk struct {
	file *File
	// dirs are the folders from the root to the current one; names are their
	// names, except the root's.
	dirs  []*os.Root
	names []string
	// todo are the components still to resolve, the next one last.
	todo []string

	// name and info are the last component and its state when the walk saw it;
	// name is "." if the path ends at a folder that is already open.
	name string
	info fs.FileInfo
}

// walk always returns a walk that can be closed, with a non-nil file.
func (t *Tree) walk(path string) (*walk, error) {
	w := &walk{file: &File{Path: path, Resolved: path, UID: -1, GID: -1}}
	if reason := refused(path); reason != nil {
		return w, w.fail("", reason, nil)
	}
	w.push(path)
	w.dirs = append(w.dirs, t.root)
	if err := w.enter(); err != nil {
		return w, err
	}
	for len(w.todo) > 0 {
		next := w.todo[len(w.todo)-1]
		w.todo = w.todo[:len(w.todo)-1]
		done, err := w.step(next)
		if done || err != nil {
			return w, err
		}
	}
	return w, w.finish(".")
}

// refused says why the target host cannot accept a path, nil if it can.
func refused(path string) error {
	switch {
	case !strings.HasPrefix(path, "/"):
		return ErrBadPath
	case strings.IndexByte(path, 0) >= 0:
		return ErrNUL
	case len(path) > maxPathLength:
		return ErrTooLong
	}
	for name := range strings.SplitSeq(path, "/") {
		if len(name) > maxNameLength {
			return ErrTooLong
		}
	}
	return nil
}

// step resolves one component. It is done if the path ends there.
func (w *walk) step(name string) (done bool, err error) {
	switch name {
	case "", ".":
		return false, nil
	case "..":
		w.up()
		return false, nil
	}
	info, err := w.dir().Lstat(name)
	at := w.at(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.file.Resolved = join(at, w.todo)
		return true, nil
	case err != nil:
		w.file.Resolved = join(at, w.todo)
		return true, w.fail(at, reason(err), plainCause(err))
	case info.Mode()&fs.ModeSymlink != 0:
		return false, w.follow(name, info)
	case info.IsDir():
		return w.down(name, info)
	case len(w.todo) > 0:
		// A trailing slash counts: "/a/file/" is an error on the target too.
		w.file.Resolved = join(at, w.todo)
		return true, w.fail(at, ErrNotDirectory, nil)
	default:
		return true, w.finish(name)
	}
}

// follow inserts a link's target before the remaining components.
func (w *walk) follow(name string, info fs.FileInfo) error {
	at := w.at(name)
	target, err := w.dir().Readlink(name)
	if err != nil {
		// EINVAL here means that it is no longer a link.
		return w.fail(at, ErrChanged, nil)
	}
	uid, _ := owner(info)
	w.file.Links = append(w.file.Links, Link{Path: at, Target: target, UID: uid})
	if len(w.file.Links) > MaxLinks {
		return w.fail(at, ErrLoop, nil)
	}
	if runtime.GOOS == "windows" {
		target = strings.ReplaceAll(target, `\`, "/")
		if strings.Contains(target, ":") || strings.HasPrefix(target, "//") {
			return w.fail(at, ErrEscape, nil)
		}
	}
	if len(target) > maxPathLength {
		return w.fail(at, ErrUnreadable, nil)
	}
	if strings.HasPrefix(target, "/") {
		for len(w.names) > 0 {
			w.up()
		}
	}
	w.push(target)
	return nil
}

// push inserts a path's components before the remaining ones.
func (w *walk) push(path string) {
	parts := strings.Split(path, "/")
	for _, part := range slices.Backward(parts) {
		w.todo = append(w.todo, part)
	}
}

// down opens a folder and makes it the current one. It is done if the path ends
// at a folder that may be examined but not listed.
func (w *walk) down(name string, info fs.FileInfo) (done bool, err error) {
	// The trailing dot makes the kernel insist on a folder: if a fifo has
	// replaced it, a plain open would wait for its writer.
	opened, err := w.dir().OpenRoot(name + "/.")
	if err != nil {
		at := w.at(name)
		if len(w.todo) == 0 && errors.Is(err, fs.ErrPermission) {
			return true, w.finish(name)
		}
		w.file.Resolved = join(at, w.todo)
		return true, w.failOpen(name, info, err)
	}
	now, err := opened.Lstat(".")
	if err != nil || !os.SameFile(now, info) {
		opened.Close()
		return true, w.fail(w.at(name), ErrChanged, nil)
	}
	w.dirs = append(w.dirs, opened)
	w.names = append(w.names, name)
	return false, w.enter()
}

// failOpen says why a name could not be opened although the walk saw it:
// because it changed, or because opening is not allowed.
func (w *walk) failOpen(name string, info fs.FileInfo, cause error) error {
	now, err := w.dir().Lstat(name)
	if err != nil || !os.SameFile(now, info) {
		return w.fail(w.at(name), ErrChanged, nil)
	}
	return w.fail(w.at(name), reason(cause), plainCause(cause))
}

// up leaves the current folder. The root's parent is the root, as "/.." is "/".
func (w *walk) up() {
	if len(w.names) == 0 {
		return
	}
	last := len(w.names)
	w.dirs[last].Close()
	w.dirs, w.names = w.dirs[:last], w.names[:last-1]
}

// enter adds the current folder to the parents, once.
func (w *walk) enter() error {
	path := w.at("")
	info, err := w.dir().Lstat(".")
	if err != nil {
		return w.fail(path, ErrUnreadable, plainCause(err))
	}
	for _, parent := range w.file.Parents {
		if parent.Path == path {
			return nil
		}
	}
	uid, gid := owner(info)
	parent := Parent{Path: path, Mode: info.Mode(), UID: uid, GID: gid}
	if info.Mode().Perm()&0o020 != 0 {
		parent.ACL, parent.ACLErr = readACL(w.dir(), ".", info)
	}
	w.file.Parents = append(w.file.Parents, parent)
	return nil
}

// finish describes what the path leads to: a name in the current folder or,
// for ".", that folder itself.
func (w *walk) finish(name string) error {
	info, err := w.dir().Lstat(name)
	if err != nil {
		return w.fail(w.at(name), ErrChanged, nil)
	}
	w.name, w.info = name, info
	w.file.Resolved = w.at(name)
	w.file.describe(info)
	if info.Mode().IsRegular() && info.Mode().Perm()&0o070 != 0 {
		w.file.ACL, w.file.ACLErr = readACL(w.dir(), name, info)
	}
	if name == "." {
		w.file.Resolved = w.at("")
		w.forget(w.file.Resolved)
	}
	return nil
}

// forget removes the folder that turned out to be the file itself from its
// parents, unless it is the root, which is above everything.
func (w *walk) forget(path string) {
	for i, parent := range w.file.Parents {
		if parent.Path == path && path != "/" {
			w.file.Parents = append(w.file.Parents[:i], w.file.Parents[i+1:]...)
			return
		}
	}
}

func (w *walk) dir() *os.Root {
	return w.dirs[len(w.dirs)-1]
}

// at returns the path of a name in the current folder, or of the folder itself
// for an empty name.
func (w *walk) at(name string) string {
	path := "/" + strings.Join(w.names, "/")
	switch {
	case name == "":
		return path
	case path == "/":
		return path + name
	default:
		return path + "/" + name
	}
}

func (w *walk) fail(at string, reason, cause error) error {
	return &PathError{Path: w.file.Path, At: at, Err: reason, Cause: cause}
}

// close releases every folder except the root, which belongs to the Tree.
func (w *walk) close() {
	for len(w.names) > 0 {
		w.up()
	}
}

// join appends unreached components, the next one last.
func join(path string, todo []string) string {
	for _, t := range slices.Backward(todo) {
		if t != "" && t != "." {
			path += "/" + t
		}
	}
	return path
}
