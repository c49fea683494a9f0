// Package config is the resolved configuration: what a user gave, as texts or as
// attributes, read the way the chosen release of a service reads it.
//
// The stages are input.go (what is given), read.go (attributes and texts become
// assignments), resolve.go (assignments become settings, each with its origin) and
// taint.go (values that refer to secrets are masked). Nothing here judges values,
// chooses severities or renders text, and nothing knows Terraform.
package config
