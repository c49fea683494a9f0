// Package oslo is oslo.config as a Go library. It searches several files and the
// environment in oslo.config's order, handles deprecated names, interpolates and
// converts, and records where every value came from.
//
// It knows no OpenStack services, sections or options; its callers supply those.
// Its subpackages are ini (the file grammar) and types (conversion).
package oslo
