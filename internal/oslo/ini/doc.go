// Package ini reads and writes oslo.config's file grammar (iniparser): sections,
// assignments, continuation lines, quoting, escapes.
//
// It knows neither types nor options: a value here is text and its location.
package ini
