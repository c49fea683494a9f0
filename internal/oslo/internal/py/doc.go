// Package py holds the few behaviours of Python's str, int and float that
// oslo.config's results depend on: white space, stripping, lower case, repr.
//
// It follows CPython 3.11, the version that the conformance records were made
// with.
package py
