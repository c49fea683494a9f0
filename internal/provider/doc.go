// Package provider is the Terraform interface: schemas, conversion of values, and
// diagnostics. It has no rules and does not parse configuration: that is package
// assess, which every data source and function calls.
//
// Schemas, functions and ephemeral resources use terraform-plugin-framework. Reads
// of the data sources that check work directly on the protocol's values
// (server.go), because the framework's reflection over every attribute costs more
// than the check itself.
package provider
