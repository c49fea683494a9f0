package rules

import "strings"

// mechanismRows are on what Barbican does with a hardware module, by the names of
// PKCS#11.
func mechanismRows() []Row {
	const section = "[crypto]\nenabled_crypto_plugins = p11_crypto\n[p11_crypto_plugin]\n"
	row := func(option, bad, release string, names ...string) Row {
		return Row{
			Where:       Where{Section: "p11_crypto_plugin", Since: Series("rocky")},
			Options:     []string{option},
			Is:          textIs(func(text string) bool { return !oneOf(text, names...) }).Given(),
			If:          []Guard{lists("crypto", "enabled_crypto_plugins", "p11_crypto")},
			Message:     "{assigned} in {section} is not a name that Barbican knows",
			Effect:      "The plugin raises ValueError or KeyError when it opens the module, and Barbican stores no secrets with it.",
			Remediation: "Write " + anyOfNames(names) + ", in capital letters.",
			Bad:         section + option + " = " + bad + "\n", Good: section + option + " = " + names[0] + "\n", Release: release,
		}
	}
	return []Row{
		row("encryption_mechanism", "AES_GCM", "", "CKM_AES_GCM", "CKM_AES_CBC"),
		row("hmac_key_type", "AES", "", "CKK_AES", "CKK_GENERIC_SECRET", "CKK_SHA256_HMAC"),
		row("hmac_keywrap_mechanism", "SHA256_HMAC", "zed", "CKM_SHA256_HMAC", "CKM_AES_MAC"),
		row("hmac_mechanism", "SHA256_HMAC", "2025.1", "CKM_SHA256_HMAC", "CKM_AES_MAC"),
		row("key_wrap_mechanism", "CKM_AES_KEY_WRAP", "2025.1", "CKM_AES_CBC_PAD", "CKM_AES_KEY_WRAP_PAD", "CKM_AES_KEY_WRAP_KWP"),
	}
}

// anyOfNames joins names to a choice.
func anyOfNames(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
