// Package provider is the Terraform glue: schemas, values in, values out,
// diagnostics. No rule and no parsing of configuration lives here: that is
// package assess, which every data source and function calls.
//
// Schemas, functions and ephemeral resources are terraform-plugin-framework's.
// The reads of the data sources that check are answered straight from the
// protocol's values (server.go), because the framework's walk over every
// attribute by reflection costs more than the check itself.
package provider
