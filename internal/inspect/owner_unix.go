//go:build unix

package inspect

import (
	"errors"
	"io/fs"
	"syscall"
)

// openFlags keeps an open from waiting for a writer, should a regular file be
// replaced by a fifo between the check of its type and the open, and keeps a
// terminal from becoming this process's own.
const openFlags = syscall.O_NONBLOCK | syscall.O_NOCTTY

// owner gives the numbers of the user and group that own a file.
func owner(info fs.FileInfo) (uid, gid int) {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(stat.Uid), int(stat.Gid)
	}
	return -1, -1
}

// isTooLong reports whether a path or a name in it has too many bytes.
func isTooLong(err error) bool {
	return errors.Is(err, syscall.ENAMETOOLONG)
}

// isNotDirectory tells that a path goes on below something that is no folder.
func isNotDirectory(err error) bool {
	return errors.Is(err, syscall.ENOTDIR)
}
