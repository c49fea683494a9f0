// Package catalog holds facts: which options each release of a service
// registers, where they come from, and how they changed.
//
// The facts are static tables, joined when a section is requested: a service's
// own options by its version, keystoneauth's by the library version that the
// release pins. The package has no rules, makes no judgements and parses no
// configuration.
package catalog
