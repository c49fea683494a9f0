// Package py has the few behaviours of Python's str, int and float that
// oslo.config's results depend on: white space, stripping, lower case, repr.
//
// It follows CPython 3.11, which produced the conformance records.
package py
