package report

import "strings"

// SecretName tells whether an option of this name is plainly a secret, for
// options that no catalogue knows: its last words say so. It errs on the safe
// side for "token" and the like; a name such as rbd_secret_uuid or
// password_length is none.
func SecretName(option string) bool {
	name := strings.ToLower(option)
	name = strings.ReplaceAll(name, "-", "_")
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
	return false
}
