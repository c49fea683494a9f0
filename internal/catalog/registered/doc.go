// Package registered compares the catalogue with what running services
// register, as printed by tools/conformance/services/registrations.py. Only
// tests and tools use it.
package registered
