//go:build !unix

package inspect

import "io/fs"

// openFlags is empty: only Unix has opens that wait for a peer.
const openFlags = 0

// owner has no answer: files here have no numeric owners.
func owner(fs.FileInfo) (uid, gid int) {
	return -1, -1
}

// isTooLong has no error code here; the walk counts.
func isTooLong(error) bool {
	return false
}

// isNotDirectory has no error code here; the walk checks types.
func isNotDirectory(error) bool {
	return false
}
