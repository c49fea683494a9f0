// Package py has what the URL parsers of Python's standard library do to text:
// splitting, percent decoding, queries and whole numbers. Python 3.11 is the
// reference, with its later security fixes.
//
// Every function takes any bytes and is linear in their number.
package py
