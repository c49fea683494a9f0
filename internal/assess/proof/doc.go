// Package proof compares whole results of package assess with the real
// oslo.config: it makes random attribute sets and configuration texts, keeps
// what the real library reads from them and from what assess renders, and lists
// every difference.
//
// It serves the tests and tools/conformance; nothing else imports it.
package proof
