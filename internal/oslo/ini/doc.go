// Package ini reads and writes oslo.config's file grammar (iniparser): sections,
// assignments, continuation lines, quoting, escapes.
//
// It knows no types and no option: a value here is text with its place.
package ini
