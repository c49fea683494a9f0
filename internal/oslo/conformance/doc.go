// Package conformance compares package oslo with the real oslo.config: it takes
// the cases and answers of tools/conformance/record.py, reads the same
// configuration through package oslo, and lists every difference.
//
// Only tests and tools/conformance import it.
package conformance
