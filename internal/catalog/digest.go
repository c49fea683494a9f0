package catalog

// Digest is the SHA-256 of the catalogue's content in hex, the same in every
// build of the same facts. Descriptions are no part of it.
func Digest() string { return digest }
