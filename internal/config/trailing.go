package config

import (
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// keepsTrailing reports whether the release's oslo.config reads an empty item
// for each trailing comma of a list. Version 6.0.0 was the first to drop them.
func keepsTrailing(release catalog.Release) bool {
	const dropping = 6
	return release.OsloConfig().Major < dropping
}

// withTrailing appends the empty items that an older oslo.config reads for a
// list's trailing commas.
func withTrailing(value types.Value, text string) types.Value {
	stripped := oslo.Strip(text)
	commas := len(stripped) - len(strings.TrimRight(stripped, ","))
	if value.Kind() != types.List || commas == 0 {
		return value
	}
	if commas == len(stripped) {
		commas++ // there is an empty item before the first comma too
	}
	// A few are as wrong as a million, and take less memory.
	const most = 1000
	empty := slices.Repeat([]types.Value{types.StringValue("")}, min(commas, most))
	return types.ListValue(append(slices.Clip(value.Items()), empty...)...)
}
