package report

import "strings"

// Stopped ends a text with a full stop unless something already ends it. A
// quoted question at the end closes the sentence itself.
func Stopped(text string) string {
	bare := strings.TrimRight(text, `"'`)
	switch {
	case text == "", strings.HasSuffix(text, "."), strings.HasSuffix(bare, "?"), strings.HasSuffix(bare, "!"):
		return text
	}
	return text + "."
}
