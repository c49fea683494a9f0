package catalog

import "github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"

// Digest is the SHA-256 of the catalogue's content in hex, the same in every
// build of the same facts. Descriptions are no part of it.
func Digest() string { return digest }

// tables gives all tables as one.
func tables() *table.Tables {
	return &table.Tables{
		Series:    seriesTable[:],
		Options:   optionTable[:],
		Library:   libraryTable[:],
		Consumers: consumerTable[:],
		Plugins:   pluginTable[:],
		Legacy:    legacyTable[:],
	}
}
