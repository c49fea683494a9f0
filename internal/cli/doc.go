// Package cli is the provider's other door: lint, migrate, upgrade and options
// on a command line, for those who check configuration without Terraform.
//
// It turns files and flags into the requests that the data sources make of
// package assess, and what comes back into text, JSON, SARIF, JUnit or GitHub
// annotations. It judges nothing, and knows nothing of Terraform.
package cli
