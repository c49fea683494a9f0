// Package table defines the shapes of the catalogue's static tables and their
// digest. The generator fills them and package catalog joins them; this package
// knows nothing of either.
package table
