// Package types converts configuration text to typed values by the rules of
// oslo_config.types, and says in the library's own words why a text is refused.
//
// It holds conversion only: no file grammar, no look-up, no OpenStack name.
package types
