//go:build unix

package inspect

import (
	"errors"
	"io/fs"
	"syscall"
)

// openFlags keeps an open from waiting for a writer if a regular file is
// replaced by a fifo between the type check and the open, and a terminal from
// becoming this process's controlling terminal.
const openFlags = syscall.O_NONBLOCK | syscall.O_NOCTTY

// owner returns the ids of the user and group that own a file.
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

// isNotDirectory reports whether a path continues below something that is not a
// folder.
func isNotDirectory(err error) bool {
	return errors.Is(err, syscall.ENOTDIR)
}
