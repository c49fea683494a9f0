package inspect

import (
	"errors"
	"io/fs"
)

// The reasons why a path has no readable content. Every error of a Tree's
// methods wraps exactly one of them inside a [PathError].
var (
	// ErrBadPath is a path that is not absolute.
	ErrBadPath = errors.New("not an absolute path")
	// ErrNUL is a path that holds a NUL, which no system takes.
	ErrNUL = errors.New("holds a NUL")
	// ErrTooLong is a path, or a name in it, of more bytes than Linux takes.
	ErrTooLong = errors.New("longer than the system allows")
	// ErrMissing is a path where nothing exists, a dangling link included.
	ErrMissing = errors.New("does not exist")
	// ErrNotRegular is a folder, fifo, socket, device or the like where a
	// regular file is needed. Such a thing is never opened.
	ErrNotRegular = errors.New("not a regular file")
	// ErrNotStored is a file that the kernel makes up when it is read, as those
	// below /proc and /sys. Reading one may wait, or change something.
	ErrNotStored = errors.New("not a stored file")
	// ErrSlow is a file or folder that the system did not give in time.
	ErrSlow = errors.New("did not answer in time")
	// ErrNotDirectory is a path that goes on below something that is no folder,
	// or a file where a folder is needed.
	ErrNotDirectory = errors.New("not a directory")
	// ErrTooLarge is a file of more than MaxFileSize bytes, or a folder of more
	// than MaxHashEntries entries.
	ErrTooLarge = errors.New("too large")
	// ErrUnreadable is a file or folder that the operating system does not let
	// this process open, or fails to read.
	ErrUnreadable = errors.New("cannot be read")
	// ErrLoop is a path with more than MaxLinks links on its way.
	ErrLoop = errors.New("too many symbolic links")
	// ErrEscape is a link that cannot be resolved below the root, such as one
	// to another Windows volume.
	ErrEscape = errors.New("leads outside the root")
	// ErrChanged is a path that kept changing while it was looked at.
	ErrChanged = errors.New("changed while it was being read")
)

// PathError says which path of the target host could not be looked at, and
// why. Path is what the caller asked for; At is where on the way it failed,
// both as the target host names them.
type PathError struct {
	Path string
	At   string
	// Err is one of the sentinel errors above.
	Err error
	// Cause is the operating system's error, or nil. It never holds content.
	Cause error
}

// Error names the path, the place where it failed when that differs, and the
// reason.
func (e *PathError) Error() string {
	text := e.Path + ": "
	if e.At != "" && e.At != e.Path {
		text += e.At + " "
	}
	text += e.Err.Error()
	if e.Cause != nil {
		text += ": " + e.Cause.Error()
	}
	return text
}

// Unwrap gives both the sentinel and the cause to errors.Is.
func (e *PathError) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Err}
	}
	return []error{e.Err, e.Cause}
}

// plainCause drops the path that os puts into its errors: it is the path on
// this machine, which the reader did not write.
func plainCause(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}

// reason chooses the sentinel for an operating system error.
func reason(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrMissing
	case isNotDirectory(err):
		return ErrNotDirectory
	case isTooLong(err):
		return ErrTooLong
	default:
		return ErrUnreadable
	}
}
