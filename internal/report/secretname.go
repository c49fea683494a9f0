package report

import (
	"strings"

	"github.com/agext/levenshtein"
)

// SecretName tells whether an option of this name is plainly a secret, for
// options that no catalogue knows: its last words say so. It errs on the safe
// side for "token" and the like; a name such as rbd_secret_uuid or
// password_length is none. A slip of the pen makes no secret public: pasword and
// password2 are secrets, too.
func SecretName(option string) bool {
	name := strings.ToLower(option)
	name = strings.ReplaceAll(name, "-", "_")
	name = strings.TrimRight(name, "0123456789_")
	for _, ending := range [...]string{
		"password", "passwd", "passphrase", "passcode", "pwd", "secret", "_pass", "_token", "credentials",
		"api_key", "apikey", "access_key", "secret_key", "private_key", "encryption_key", "shared_key",
		"fixed_key", "auth_key", "hmac_key", "secret_keys", "passwords", "secrets",
	} {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	switch name {
	case "pass", "token", "pin":
		return true
	}
	return misspeltSecret(name[strings.LastIndexByte(name, '_')+1:]) || strings.HasSuffix(name, "pass_word")
}

// misspeltSecret tells whether a word is one of the words for a secret but for
// a letter, or two in a long one. The first letter has to be right: without it
// too many innocent words would be near.
func misspeltSecret(word string) bool {
	for _, meant := range [...]string{"password", "passwords", "passphrase", "secret", "token"} {
		slips := len(meant) / 4
		if word != "" && word[0] == meant[0] && len(word) >= len(meant)-slips && len(word) <= len(meant)+slips &&
			levenshtein.Distance(word, meant, nil) <= slips {
			return true
		}
	}
	return false
}
