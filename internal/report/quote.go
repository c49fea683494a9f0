package report

import (
	"strconv"
	"unicode/utf8"
)

// maxQuoted is the maximum length, in bytes, of user text that a message
// repeats.
const maxQuoted = 120

// Quote returns the text quoted for a message: control characters escaped, cut
// if long. It does not recognise secrets; its caller must.
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

// Label is an outside name as a message shows it: unchanged if it is plain,
// otherwise masked and quoted.
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
