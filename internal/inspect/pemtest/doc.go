// Package pemtest makes certificates, keys and files for tests: good ones, and
// every way of being wrong that package inspect can tell. Everything is made
// when it is asked for, with the standard library alone, so a test needs no
// fixture that expires and no openssl program.
package pemtest
