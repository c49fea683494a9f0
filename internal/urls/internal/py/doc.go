// Package py reproduces what the URL parsers in Python's standard library do to
// text: splitting, percent decoding, queries and integers. The reference is Python
// 3.11 with its later security fixes.
//
// Every function accepts arbitrary bytes and takes linear time.
package py
