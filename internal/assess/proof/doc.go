// Package proof compares whole results of package assess with the real oslo.config:
// it generates random attribute sets and configuration texts, records what the real
// library reads from them and from what assess renders, and lists every difference.
//
// Only tests and tools/conformance import it.
package proof
