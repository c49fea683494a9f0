package rules

import (
	"path"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// keysRow judges the number of keys for tokens, or for the receipts of a login in
// several steps.
func keysRow(section, effect string, guards ...Guard) Row {
	return Row{
		Where:   Where{Section: section},
		Options: []string{"max_active_keys"},
		Is:      lessThan(3),
		If:      guards,
		Message: "{assigned} in {section} leaves no key to read older tokens with",
		Effect:  effect,
		Bad:     "[" + section + "]\nkey_repository = /etc/keystone/keys\nmax_active_keys = 1\n",
		Good:    "[" + section + "]\nmax_active_keys = 3\n",
	}
}

// ownReceiptKeys holds where receipts have a folder of keys of their own. Where they
// share that of the tokens, keystone-manage rotates by the number for tokens.
func ownReceiptKeys(p *Pass, s *config.Setting) bool {
	receipts, tokens := p.sibling(s, "key_repository"), p.Configuration.Get("fernet_tokens", "key_repository")
	return receipts.Known() && tokens.Known() && path.Clean(receipts.Str()) != path.Clean(tokens.Str())
}

func roundsRow(is Condition, algorithms []string, wrong, right, also string) Row {
	return Row{
		Where:   Where{Section: "identity"},
		Options: []string{"password_hash_rounds"},
		Is:      is,
		If:      []Guard{with("password_hash_algorithm", in(algorithms...))},
		Message: "{assigned} is outside what Keystone should use with the algorithm in password_hash_algorithm",
		Bad:     "[identity]\n" + also + "password_hash_rounds = " + wrong + "\n",
		Good:    "[identity]\n" + also + "password_hash_rounds = " + right + "\n",
	}
}

func complianceRow(option, example string) Row {
	return Row{
		Where:   Where{Section: "security_compliance"},
		Options: []string{option},
		Is:      isEmpty,
		If:      []Guard{inUse},
		Message: "{assigned} in {section}",
		Bad:     "[security_compliance]\nminimum_password_age = 1\n",
		Good:    "[security_compliance]\n" + option + " = " + example + "\n",
	}
}

func escalationRow(option string) Row {
	return Row{
		Where:   Where{Section: "security_compliance"},
		Options: []string{option},
		Is:      isTrue,
		Message: "{assigned} lets an account gain rights it was never given",
		Bad:     "[security_compliance]\n" + option + " = true\n",
		Good:    "[security_compliance]\n" + option + " = false\n",
		Release: "2026.1",
	}
}

// lenient holds where Keystone cuts a password off rather than refuse it.
func lenient(p *Pass, _ *config.Setting) bool {
	return p.Configuration.Get("DEFAULT", "strict_password_check").IsFalse()
}

func foldedPrefix(text, prefix string) bool {
	_, has := cutFold(text, prefix)
	return has
}

// ldapInUse holds where Keystone may ask the directory: its driver is ldap, or this
// is a part of a configuration whose driver is named elsewhere. Domains with
// drivers of their own do not read [ldap] of keystone.conf.
func ldapInUse(p *Pass, _ *config.Setting) bool {
	driver := p.Configuration.Get("identity", "driver")
	if driver.IsUnset() {
		return !p.WholeFile()
	}
	return driver.Known() && strings.Contains(driver.Str(), "ldap")
}

// remoteLDAP reports whether one of the directories is reached in clear text
// over a network.
func remoteLDAP(text string) bool {
	for one := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		if rest, plain := cutFold(one, "ldap://"); plain && !isLoopback(hostIn(rest)) {
			return true
		}
	}
	return false
}
