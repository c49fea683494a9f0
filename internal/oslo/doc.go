// Package oslo is oslo.config as a Go library: several files and the
// environment searched in oslo.config's order, deprecated names, interpolation
// and conversion, with the origin of every value.
//
// It knows no OpenStack service, section or option: those are its callers'.
// Its subpackages are ini (the file grammar) and types (conversion).
package oslo
