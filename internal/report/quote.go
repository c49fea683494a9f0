package report

import (
	"strconv"
	"unicode/utf8"
)

// maxQuoted is the longest piece of a user's text that a message repeats, in
// bytes.
const maxQuoted = 120

// Quote returns the text quoted for a message: control characters escaped,
// cut where it is long. It does not know secrets; its caller must.
func Quote(text string) string {
	if len(text) <= maxQuoted {
		return strconv.Quote(text)
	}
	cut := maxQuoted
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return strconv.Quote(text[:cut]) + "... (" + strconv.Itoa(len(text)) + " bytes)"
}

// Label is a name from outside as a message shows it: plain where it is plain,
// else masked and quoted.
func Label(name string) string {
	for _, c := range name {
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' && c != '.' {
			return Quote(Redact(name))
		}
	}
	if name == "" || len(name) > maxQuoted {
		return Quote(Redact(name))
	}
	return name
}
