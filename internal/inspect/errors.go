package inspect

import (
	"errors"
	"io/fs"
)

// The reasons why a path has no readable content. Every error from a Tree's
// methods wraps exactly one of them in a [PathError].
var (
	// ErrBadPath is a path that is not absolute.
	ErrBadPath = errors.New("not an absolute path")
	// ErrNUL is a path with a NUL, which no system accepts.
	ErrNUL = errors.New("contains a NUL")
	// ErrTooLong is a path, or a name in it, with more bytes than Linux
	// accepts.
	ErrTooLong = errors.New("longer than the system allows")
	// ErrMissing is a path where nothing exists, including a dangling link.
	ErrMissing = errors.New("does not exist")
	// ErrNotRegular is a folder, fifo, socket, device or the like instead of a
	// regular file. It is never opened.
	ErrNotRegular = errors.New("not a regular file")
	// ErrNotStored is a file that the kernel generates when it is read, such as
	// those below /proc and /sys. Reading one may block, or change something.
	ErrNotStored = errors.New("not a stored file")
	// ErrSlow is a file or folder that the system did not return in time.
	ErrSlow = errors.New("did not answer in time")
	// ErrNotDirectory is a path that continues below something that is not a
	// folder, or a file where a folder is needed.
	ErrNotDirectory = errors.New("not a directory")
	// ErrTooLarge is a file of more than MaxFileSize bytes, or a folder of more
	// than MaxHashEntries entries.
	ErrTooLarge = errors.New("too large")
	// ErrUnreadable is a file or folder that the operating system does not let
	// this process open, or fails to read.
	ErrUnreadable = errors.New("cannot be read")
	// ErrLoop is a path with more than MaxLinks links along it.
	ErrLoop = errors.New("too many symbolic links")
	// ErrEscape is a link that cannot be resolved below the root, such as one
	// to another Windows volume.
	ErrEscape = errors.New("leads outside the root")
	// ErrChanged is a path that kept changing while it was examined.
	ErrChanged = errors.New("changed while it was being read")
)

// PathError says which path of the target host could not be examined, and why.
// Path is the path requested; At is where along it the failure occurred. Both
// are paths on the target host.
type PathError struct {
	Path string
	At   string
	// Err is one of the sentinel errors above.
	Err error
	// Cause is the operating system's error, or nil. It never contains content.
	Cause error
}

// Error names the path, the place of the failure if different, and the reason.
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

// Unwrap exposes both the sentinel and the cause to errors.Is.
func (e *PathError) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Err}
	}
	return []error{e.Err, e.Cause}
}

// plainCause removes the path from the os package's errors: it is the path on
// this machine, which the user did not write.
func plainCause(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}

// reason maps an operating system error to a sentinel.
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
