// Package types converts configuration text to typed values by the rules of
// oslo_config.types, and gives the library's own reasons for rejecting a text.
//
// It only converts: it has no file grammar, no look-ups and no OpenStack names.
package types
