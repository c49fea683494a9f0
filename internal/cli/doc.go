// Package cli is the command-line interface: lint, migrate, upgrade and options, for
// checking configuration without Terraform.
//
// It turns files and flags into the same requests to package assess that the data
// sources make, and the results into text, JSON, SARIF, JUnit or GitHub
// annotations. It judges nothing, and knows nothing of Terraform.
package cli
