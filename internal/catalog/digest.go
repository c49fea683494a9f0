package catalog

// Digest is the SHA-256 of the catalogue's content in hex, the same in every
// build of the same facts. It does not cover descriptions.
func Digest() string { return digest }
