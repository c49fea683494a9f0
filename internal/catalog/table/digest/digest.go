// Package digest gives the catalogue's tables a digest. It stands apart so that
// a program that looks tables up links neither JSON nor SHA-256 for it: the
// digest itself is a constant of the catalogue's.
package digest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// Of gives the SHA-256 of the tables' canonical content in hex. The canonical
// content is their JSON encoding: fields in declared order, rows in table order.
func Of(t *table.Tables) (string, error) {
	sum := sha256.New()
	if err := json.NewEncoder(sum).Encode(t); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
