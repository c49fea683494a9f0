package table

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Digest gives the SHA-256 of the tables' canonical content in hex. The
// canonical content is their JSON encoding: fields in declared order, rows in
// table order.
func (t *Tables) Digest() (string, error) {
	sum := sha256.New()
	if err := json.NewEncoder(sum).Encode(t); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
