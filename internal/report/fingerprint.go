package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// fingerprintBytes is how many bytes of the digest a fingerprint keeps.
const fingerprintBytes = 16

// Fingerprint identifies a finding across runs, in hex digits: a digest of its
// rule, configuration, section, option and index. Its line, value and wording
// do not count, so it survives edits elsewhere in the file, and it cannot be
// used to test guesses at a secret.
func (f *Finding) Fingerprint() string {
	hash := sha256.New()
	for _, part := range [...]string{"finding 1", f.Rule, f.Configuration, f.Section, f.Option, strconv.Itoa(f.Index)} {
		hash.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return hex.EncodeToString(hash.Sum(nil)[:fingerprintBytes])
}

// ParseFingerprint reads a fingerprint as users write it, in either case.
func ParseFingerprint(text string) (string, error) {
	if decoded, err := hex.DecodeString(text); err != nil || len(decoded) != fingerprintBytes {
		return "", fmt.Errorf("%s is not a fingerprint: write the %d hex digits that a finding has as its fingerprint", Quote(text), 2*fingerprintBytes)
	}
	return strings.ToLower(text), nil
}

// Accepted reports whether a waiver or a baseline accepts the finding, so that
// it does not fail the check.
func (f *Finding) Accepted() bool { return f.Waived || f.Baselined }
