// Package table holds the shapes of the catalogue's static tables and their
// digest. The generator fills them, package catalog joins them; nothing here
// knows how either is done.
package table
