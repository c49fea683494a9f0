package report

import "strings"

// Mask stands for a secret wherever a text is shown.
const Mask = "***"

// Show returns a value for a message: quoted, cut where it is long, URL
// passwords, PEM blocks and what it assigns to a secret's name masked. Whether the value is a secret as a whole is
// its caller's to know.
func Show(value string) string { return Quote(MaskAssigned(Redact(value))) }

// Redact masks what is a secret wherever it stands in a text: passwords in
// URLs, the user names beside them kept; user information that is no plain
// "user:password"; values of query arguments with a secret's name; PEM blocks.
// Where it cannot tell what belongs to a password it masks more, never less.
func Redact(text string) string {
	text = redactPEM(text)
	if !strings.Contains(text, "@") && !strings.Contains(text, "?") {
		return text
	}
	var b strings.Builder
	done := 0
	for s := (urlScanner{text: text}); s.next(); {
		b.WriteString(text[done:s.start])
		b.WriteString(s.masked)
		done = s.end
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

// HoldsPassword tells whether a text holds a URL with a password.
func HoldsPassword(text string) bool {
	if !strings.Contains(text, "@") && !strings.Contains(text, "?") {
		return false
	}
	for s := (urlScanner{text: text}); s.next(); {
		if s.password {
			return true
		}
	}
	return false
}
