package catalog

import "github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"

// TablesForTest gives all tables as one.
func TablesForTest() *table.Tables {
	return &table.Tables{
		Series:    seriesTable[:],
		Options:   optionTable[:],
		Library:   libraryTable[:],
		Consumers: consumerTable[:],
		Plugins:   pluginTable[:],
		Legacy:    legacyTable[:],
		Foreign:   foreignTable[:],
	}
}
