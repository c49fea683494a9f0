package spec

import "strings"

// CheckFernetKey checks the text of a Fernet key: base64 of 32 bytes. As in
// Python, characters outside the base64 alphabets are ignored. The error is an
// *Error.
func CheckFernetKey(text string) error {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/"
	if strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 }) {
		return &Error{NotBase64, 0}
	}
	characters, position, padding := 0, 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == '=':
			if padding++; position >= 2 && position+padding >= 4 {
				return checkFernetLength(characters)
			}
		case strings.IndexByte(alphabet, c) >= 0:
			characters, padding = characters+1, 0
			position = characters % 4
		}
	}
	if position != 0 {
		return &Error{NotBase64, 0}
	}
	return checkFernetLength(characters)
}

func checkFernetLength(characters int) error {
	if characters*6/8 != 32 {
		return &Error{BadLength, 0}
	}
	return nil
}
