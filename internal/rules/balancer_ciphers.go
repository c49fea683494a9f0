package rules

import "strings"

// cipherRows are on the lists of ciphers that Octavia takes apart at colons.
func cipherRows() []Row {
	const list = "[api_settings]\ntls_cipher_prohibit_list = "
	return []Row{{
		Where:       Where{Services: octaviaOnly, Section: "api_settings"},
		Options:     []string{"tls_cipher_prohibit_list"},
		Is:          textIs(otherwiseParted).Given(),
		If:          []Guard{servesAPI},
		Message:     "{assigned} has something other than a colon between ciphers",
		Effect:      "Octavia takes the list apart at colons only, and prohibits none of the ciphers that something else parts.",
		Remediation: "Write a colon between the ciphers.",
		Bad:         list + "AES128-SHA,DES-CBC3-SHA\n", Good: list + "AES128-SHA:DES-CBC3-SHA\n",
	}}
}

// defaultCipherRows are on the ciphers of listeners and pools. OpenSSL takes commas
// too, and Octavia refuses them since it looks at the characters, as it does in
// packages of older releases that have the fix.
func defaultCipherRows() []Row {
	const listener = "[api_settings]\ndefault_listener_ciphers = "
	refused := Row{
		Where:       Where{Services: octaviaOnly, Section: "api_settings", Since: Series("2026.2")},
		Options:     []string{"default_listener_ciphers", "default_pool_ciphers"},
		Is:          textIs(otherwiseParted).Given(),
		Message:     "{assigned} has something other than a colon between ciphers",
		Effect:      "Octavia raises ValidationException when it starts.",
		Remediation: "Write a colon between the ciphers.",
		Bad:         listener + "ECDHE-RSA-AES256-GCM-SHA384,AES128-SHA\n", Good: listener + "ECDHE-RSA-AES256-GCM-SHA384:AES128-SHA\n",
		Release: "2026.2",
	}
	older := refused
	older.Since, older.Before, older.Release = Bound{}, Series("2026.2"), "zed"
	older.Levels = "WWW"
	older.Effect = "Octavia compares none of them with tls_cipher_prohibit_list, and raises ValidationException when it starts if the package has the later fix that checks the characters."
	return []Row{refused, older}
}

// otherwiseParted reports whether a list of ciphers has a mark or a blank in the place
// of a colon.
func otherwiseParted(text string) bool {
	return strings.ContainsAny(text, ",; \t") && marker(text) == ""
}

// oldVersionRow is on the versions of TLS that listeners and pools get where no lowest
// one is set.
func oldVersionRow() Row {
	const versions = "[api_settings]\ndefault_listener_tls_versions = "
	return Row{
		Where:       Where{Services: octaviaOnly, Section: "api_settings"},
		Options:     []string{"default_listener_tls_versions", "default_pool_tls_versions"},
		Is:          listHas("SSLv3", "TLSv1", "TLSv1.1"),
		If:          []Guard{with("minimum_tls_version", isEmpty)},
		Message:     "{option} lists {item}, an old version",
		Effect:      "Load balancers that choose no versions offer one that is broken or that current systems refuse.",
		Remediation: "List TLSv1.2 and TLSv1.3 alone, or leave the option out.",
		Bad:         versions + "TLSv1.1,TLSv1.2\n", Good: versions + "TLSv1.2,TLSv1.3\n",
	}
}
