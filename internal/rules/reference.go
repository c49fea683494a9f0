package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/oslo"

// refers reports whether oslo.config would expand something in a text.
func refers(raw string) bool { return oslo.Refers(raw) }

// identifier is the length of the name that a text begins with, as far as a
// reference can have it.
func identifier(text string) int {
	for i := 0; i < len(text); i++ {
		c := text[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
		if !letter && (i == 0 || c != '.' && (c < '0' || c > '9')) {
			return i
		}
	}
	return len(text)
}
