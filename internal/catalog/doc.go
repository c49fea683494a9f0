// Package catalog holds facts: which options each release of a service
// registers, where they come from, and how they changed.
//
// The facts are static tables, joined when a section is asked for: a service's
// own options by its version, keystoneauth's by the library version that the
// release pins. No rule, no judgement and no parsing of configuration lives
// here.
package catalog
