// Package examples runs the configurations under the folder examples on a real
// Terraform or OpenTofu, with the provider built from this tree. Tests hold the
// examples to what the file expect.txt beside them says, and the guides show
// the diagnostics that they really get.
package examples
