// Package wire reads and writes values as they travel between Terraform and the
// provider: the part of MessagePack that the protocol uses. It knows no types.
// It exists because most arguments of a block are null and are returned
// unchanged, so they need not be decoded at all.
package wire
