// Package digest computes a digest of the catalogue's facts. It is separate so
// that the provider need not link a hash: there, the digest is a constant.
package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
)

// Files are the paths of the files of facts, in name order.
func Files(facts fs.FS) ([]string, error) { return fs.Glob(facts, "data/*.txt") }

// Of is the SHA-256 in hex of every file of facts, in name order.
func Of(facts fs.FS) (string, error) {
	names, err := Files(facts)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, name := range names {
		text, err := fs.ReadFile(facts, name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
