package config

import (
	"errors"
	"fmt"
)

// ItemError says why a list given as items cannot reach the service unchanged:
// oslo.config's lists have neither quoting nor escapes.
type ItemError struct {
	Index  int    // of the first such item
	Reason string // what is wrong with it, without any part of the value
}

// Error words it as "item 0 contains a comma, ...".
func (e *ItemError) Error() string { return fmt.Sprintf("item %d %s", e.Index, e.Reason) }

// Unfit reports whether the setting is a list that text cannot express. Its
// items are those that were given.
func (s *Setting) Unfit() (*ItemError, bool) {
	if s == nil || s.State != Broken {
		return nil, false
	}
	return errors.AsType[*ItemError](s.Err)
}
