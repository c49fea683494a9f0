package report

import (
	"fmt"
	"strings"
)

// Severity is how serious a finding is. Higher is more serious.
type Severity uint8

// The severities, in ascending order.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

// Severities lists every severity by the name users write, highest first.
func Severities() []string { return []string{"error", "warning", "info", "off"} }

// String returns the name users write.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Info:
		return "info"
	default:
		return "off"
	}
}

// ParseSeverity reads a severity's name, in any case. The error lists the names.
func ParseSeverity(text string) (Severity, error) {
	for _, s := range [...]Severity{Error, Warning, Info, Off} {
		if strings.EqualFold(text, s.String()) {
			return s, nil
		}
	}
	return Off, fmt.Errorf("unknown severity %s: write one of %s", Quote(text), strings.Join(Severities(), ", "))
}
