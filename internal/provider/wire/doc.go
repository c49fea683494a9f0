// Package wire reads and writes values as they travel between Terraform and the
// provider: MessagePack, of which only what the protocol uses. It knows no
// types. It exists because most arguments of a block are null and go back as
// they came: they need not be decoded at all.
package wire
