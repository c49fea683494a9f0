// Package registered compares the catalogue with what running services
// register, as tools/conformance/services/registrations.py prints it. It is for
// tests and tools alone.
package registered
