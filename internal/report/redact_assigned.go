package report

import (
	"strings"
	"unicode"
)

// MaskAssigned masks what a text assigns to a secret's name, to the end of the
// line: the value of an option may have swallowed a comment or the next line,
// "60 # password = ...". It looks at names alone, so that it masks rather too
// much.
func MaskAssigned(text string) string {
	if !strings.ContainsAny(text, "=:") {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(maskAssigned(line))
	}
	return b.String()
}

func maskAssigned(line string) string {
	body := strings.TrimRight(line, "\r\n")
	for at := 0; at < len(body); at++ {
		if body[at] != '=' && body[at] != ':' || !SecretName(lastWord(body[:at])) {
			continue
		}
		value := strings.TrimSpace(body[at+1:])
		if value == "" || strings.HasPrefix(value, Mask) {
			continue
		}
		return body[:at+1] + " " + Mask + line[len(body):]
	}
	return line
}

// longestName is as far back as a name is looked for, in bytes: options have
// shorter ones, and work must not grow with the square of a line.
const longestName = 128

// lastWord is the name before a separator.
func lastWord(text string) string {
	text = strings.TrimRight(text[max(0, len(text)-longestName):], " \t\"'")
	at := strings.LastIndexFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-'
	})
	return text[at+1:]
}
