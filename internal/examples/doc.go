// Package examples runs the configurations in the examples folder on a real
// Terraform or OpenTofu, with the provider built from this tree. Tests compare
// each example with its expect.txt, and the guides show the diagnostics that
// they really produce.
package examples
