package report

import "strings"

// Spills reports whether a line looks like the rest of a secret that began on the
// line above: base64 characters that end in the padding, or that no option's name
// consists of. A wrapped key ends in such a line, and a parser takes it for an
// option whose value is empty.
func Spills(line string) bool {
	line = strings.TrimRight(line, " \t\r")
	word := strings.TrimRight(line, "=")
	if word == "" {
		return false
	}
	named := true // in small letters, as options are
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c >= 'a' && c <= 'z':
		case c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '+', c == '/':
			named = false
		default:
			return false
		}
	}
	return !named || len(line) != len(word)+1
}

// namesSecret reports whether a text in which nothing is assigned has a secret's name
// with something behind it: "old password s3cr3t".
func namesSecret(text string) bool {
	words := strings.Fields(text)
	for i := 0; i+1 < len(words); i++ {
		if SecretName(words[i]) && strings.IndexByte("=:", words[i+1][0]) < 0 {
			return true
		}
	}
	return false
}

// secretWord returns the length of the secret's name that a line begins with, if a
// value follows it without a separator; 0 if not.
func secretWord(line string) int {
	name, value, _ := strings.Cut(line, " ")
	if words := strings.Fields(value); len(words) != 1 || strings.IndexByte("=:", words[0][0]) >= 0 || strings.ContainsAny(name, "=:") || !SecretName(name) {
		return 0
	}
	return len(name)
}
