// Package table defines the shapes in which package catalog keeps the facts
// that it decodes from its data files.
package table
