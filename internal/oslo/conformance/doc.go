// Package conformance compares package oslo with the real oslo.config: it reads
// the cases and answers of tools/conformance/record.py, reads the same
// configuration through package oslo, and lists every difference.
//
// It serves the tests and tools/conformance; nothing else imports it.
package conformance
