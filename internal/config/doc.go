// Package config is the resolved configuration: what a user gave, as texts or
// as attributes, read the way the chosen release of a service reads it.
//
// The walk: input.go (what is given), read.go (attributes and texts become
// assignments), resolve.go (assignments become settings, each with its origin),
// taint.go (a value that refers to a secret is masked). Nothing here judges a
// value, chooses a severity or renders a text, and nothing knows Terraform.
package config
