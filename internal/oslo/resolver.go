package oslo

import (
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// Resolver answers what a service would read from files and the environment.
// It is not safe for concurrent use: build one a configuration.
type Resolver struct {
	registry Registry
	files    []*ini.File // in --config-file order, later ones win
	environ  map[string]string
}

// Reading is what one look-up gave.
type Reading struct {
	Value    types.Value // the effective value; the default where nothing was set
	Set      bool        // some file or the environment sets it
	Raw      []string    // the text before interpolation: one, or all of a MultiOpt
	Expanded []string    // the same after interpolation
	As       Name        // the name by which it was found
	Deprecated bool      // As is a deprecated name, and oslo.config logs a warning
	File     int         // index of the file, -1 for the environment and for defaults
	Entry    *ini.Entry  // where it was found, nil for the environment and for defaults
}
