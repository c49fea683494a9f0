package report

import (
	"slices"
	"strings"

	"github.com/agext/levenshtein"
)

// SecretName reports whether an option of this name is clearly a secret, in any
// section: because of its last words, or because it is one of the names that do
// not sound like a secret but are one. It errs on the safe side for "token" and
// the like; a name such as rbd_secret_uuid or password_length is not a secret.
// Misspelling a name does not make its secret public: pasword and password2 are
// secrets too.
//
// A name that ends in "key" may hold a key, its path, or its name: see
// SecretValue.
//
// In a name of several words, as a line without a separator has it, each word counts.
func SecretName(option string) bool { return secret(normal(option)) }

// secret is SecretName for a name that is normal already.
func secret(name string) bool {
	if strings.IndexByte(name, ' ') >= 0 || strings.IndexByte(name, '\t') >= 0 {
		words := strings.Fields(name)
		if slices.ContainsFunc(words[:max(0, len(words)-1)], SecretAnywhere) {
			return true
		}
	}
	if notSecret(name) {
		return false
	}
	if secretEndings.end(name) || slices.Contains(secretNames[:], name) {
		return true
	}
	return misspeltSecret(name[strings.LastIndexByte(name, '_')+1:]) || strings.HasSuffix(name, "pass_word")
}

// SecretValue reports whether a value is a secret because of its option's name,
// for options that no catalogue knows. In addition to SecretName it treats keys
// as secrets unless the value is a path. Booleans are not secrets, and neither
// is the count in an option with a plural name such as encryption_keys.
func SecretValue(option, value string) bool {
	name := normal(option)
	value = bare(value)
	switch {
	case value == "" || truth(value) || counts(name, value):
		return false
	case secret(name):
		return true
	}
	if strings.HasSuffix(name, "secret_uuid") {
		return keyForUUID(value)
	}
	return (keyName(name) || name == "key") && !isPath(value)
}

// keyForUUID reports whether a value where the UUID of a secret belongs looks like
// the key itself: long, and with letters that no UUID has.
func keyForUUID(value string) bool {
	const short = 20
	if len(value) < short || strings.ContainsAny(value, " {}$<>") {
		return false
	}
	return strings.Trim(value, "0123456789abcdefABCDEF-") != ""
}

// SecretAnywhere reports whether some service marks a name as secret, or
// SecretName does. It is for texts whose service and sections are unknown: in a
// known section, a connection may not be a secret at all.
func SecretAnywhere(option string) bool {
	name := normal(option)
	return secret(name) || slices.Contains(markedNames[:], name)
}

// SecretIn is SecretAnywhere for a name in a section, given as its header has
// it: some names are secrets only there.
func SecretIn(section, option string) bool {
	return SecretAnywhere(option) || strings.HasPrefix(section, "pool_target:") && normal(option) == "options"
}

// secretEndings are the last words of secrets' names.
var secretEndings = endings(
	"password", "passwords", "passwd", "passphrase", "passcode", "pwd", "_pass", "dbpass", "pw", "secret", "secrets",
	"token", "secret_id", "token_id", "credentials", "creds", "_community", "_blob", "_pin", "_kek", "userinfo", "psk",
	"api_key", "apikey", "access_key", "accesskey", "secret_key", "secret_keys", "encryption_key", "shared_key",
	"fixed_key", "auth_key", "hmac_key", "hmac_keys", "heartbeat_key", "master_key", "temp_url_key", "customer_key",
	"store_key", "swift_key", "authorization",
	// The same without an underscore, or misspelt.
	"secretid", "tokenid", "secretkey", "secretkeys", "encryptionkey", "sharedkey", "fixedkey", "authkey", "hmackey", "hmackeys",
	"heartbeatkey", "masterkey", "customerkey", "storekey", "swiftkey", "approle_roleid", "_ky", "_kye", "_pas", "passw", "pswd", "kekk",
)

// secretNames are whole names of secrets. A bare login is the PIN that opens a
// PKCS #11 token; an AppRole role accompanies a secret.
var secretNames = [...]string{
	"pass", "pin", "kek", "login", "logn", "logni", "cookie", "set_cookie", "approle_role_id", "flashblade_api", "replication_device",
}

// keyEndings are the last words of names for a key or a key's path.
var keyEndings = endings("_key", "_keys", "privkey", "privatekey")

// plainNames end like names of secrets but are not secrets.
var plainNames = endings(
	"mask_secrets", "sort_key", "sort_keys", "public_key", "public_keys", "partition_key", "primary_key",
	"foreign_key", "cache_key", "routing_key", "group_key", "allow_credentials",
)

// normal is a name in lower case, with underscores, and without a number at its
// end.
func normal(option string) string {
	name := option
	for name != "" && quoteOrBlank(name[0]) {
		name = name[1:]
	}
	for name != "" && quoteOrBlank(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	for name != "" && numbering(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	for i := 0; i < len(name); i++ {
		if c := name[i]; c >= 'A' && c <= 'Z' || c == '-' || c == '.' {
			return strings.Map(normalRune, name)
		}
	}
	return name
}

func quoteOrBlank(c byte) bool { return c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '`' }

func numbering(c byte) bool { return c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.' }

func normalRune(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r | 0x20
	case r == '-', r == '.':
		return '_'
	}
	return r
}

func notSecret(name string) bool {
	for _, plain := range plainNames.like(name) {
		if rest, found := strings.CutSuffix(name, plain); found && (rest == "" || rest[len(rest)-1] == '_') {
			return true
		}
	}
	return false
}

func keyName(name string) bool { return keyEndings.end(name) && !notSecret(name) }

// bare is a value without surrounding white space, quotes and list or
// dictionary punctuation.
func bare(value string) string {
	for value != "" && enclosing(value[0]) {
		value = value[1:]
	}
	for value != "" && enclosing(value[len(value)-1]) {
		value = value[:len(value)-1]
	}
	return value
}

func enclosing(c byte) bool {
	switch c {
	case ' ', '\t', '\r', '\n', '"', '\'', '`', ',', ';', '}', ']', ')':
		return true
	}
	return false
}

func truth(value string) bool {
	if len(value) > len("false") {
		return false
	}
	switch strings.ToLower(value) {
	case "true", "false", "yes", "no", "on", "off", "none":
		return true
	}
	return false
}

// counts reports whether a number is a count of secrets.
func counts(name, value string) bool {
	return strings.HasSuffix(name, "s") && len(value) <= 6 && digits(strings.TrimPrefix(value, "-"))
}

// isPath reports whether a value is definitely a file path rather than a key:
// base64 has slashes as well.
func isPath(value string) bool {
	if strings.ContainsAny(value, " \t=:@,\"'<>") {
		return false
	}
	for _, root := range [...]string{"/etc/", "/var/", "/usr/", "/opt/", "/home/", "/root/", "/run/", "/srv/", "/tmp/", "~/", "$state_path/", "$pybasedir/"} {
		if strings.HasPrefix(value, root) {
			return true
		}
	}
	return false
}

// misspeltSecret reports whether a word differs from a word for a secret by one
// letter, or by two if it is long. The first letter must be right: otherwise
// too many innocent words would match.
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

// secretBefore reports whether the text before a "=" or ":" ends in the name of
// a secret, whatever is glued to it: "Falsepassword". assigned means that it is
// a "=", which sentences lack, so more names count.
func secretBefore(text, value string, assigned bool) bool {
	name := normal(text)
	if name == "" || value != "" && (truth(value) || counts(name, value)) || notSecret(name) {
		return false
	}
	if secret(name) {
		return true
	}
	for _, glued := range [...]string{"kek", "login", "passphrase"} {
		if before, found := strings.CutSuffix(name, glued); found && (glued == "kek" || !strings.HasSuffix(before, "_")) {
			return true
		}
	}
	if keyName(name) && !isPath(value) {
		return true
	}
	return gluedNames.end(name) || assigned && strings.HasSuffix(name, gluedWord) || slipped.end(name)
}

// slipped are misspelt words for a secret, for names with something glued to
// them.
var slipped = endings("pasword", "passwrd", "passwod", "passord", "psasword", "secert", "scret", "tokne")

// markedNames are options that a service marks as secret although their names
// do not say so.
var markedNames = [...]string{
	"admin_tenant_name", "admin_user", "asyncio_connection", "asyncio_slave_connection", "backend_argument", "backend_url",
	"backup_gcs_proxy_url", "connection", "connection_string", "hds_hnas_ssh_private_key", "hitachi_group_request",
	"hitachi_hnas_ssh_private_key", "netapp_ca_certificate_file", "netapp_certificate_file", "netapp_private_key_file",
	"notification_transport_url", "persistence_connection", "slave_connection", "sql_connection",
	"swift_store_application_credential_id", "swift_store_config_file", "swift_store_user", "transport_url",
}

// gluedNames are the endings of such names. In the middle of a value there is
// no section to look up in a catalogue.
var gluedNames = endings(
	"connection_string", "transport_url", "backend_url", "proxy_url", "backend_argument", "approle_role_id",
	"flashblade_api", "group_request", "replication_device", "swift_store_user", "swift_store_config_file",
	"credential_id", "netapp_certificate_file", "netapp_ca_certificate_file", "netapp_private_key_file",
	"ssh_private_key", "admin_user", "admin_tenant_name",
)

// gluedWord is a name of that kind that a sentence may have before a colon.
const gluedWord = "connection"
