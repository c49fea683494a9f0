package oslo

import "github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"

// GroupOf is the group a section header stands for: lower case, except for
// DEFAULT itself.
func GroupOf(header string) string { return normalise(header) }

// Strip removes what Python's str.strip removes at both ends.
func Strip(text string) string { return py.Strip(text) }
