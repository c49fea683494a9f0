package refused

import "strings"

// keys are cases of keys that ciphers do not accept, and of TLS to a directory.
func keys() []Case {
	const rule = "key_format_invalid"
	kek := inSection(rule, "simple_crypto", "barbican", "simple_crypto_plugin")
	heat := inSection(rule, "heat_key", "heat", "DEFAULT")
	octavia := inSection(rule, "heartbeat", "octavia", "health_manager")
	ldap := inSection("ldap_tls_conflict", "directory", "keystone", "ldap")
	const refuses, length = `^(ValueError|Error|binascii.Error): `, `^Error: .*must be 32 characters`
	const byLDAP, conflict = "\n[identity]\ndriver = ldap", `^AssertionError: Invalid TLS / LDAPS combination`
	const bytes, silent = `^ValueError: Fernet key must be 32`, "[DEFAULT]\ndebug = false\n[health_manager]\nbind_port = 5555\n"
	return []Case{
		kek("kek = q1Wc2n7Yt9Lr4VqXz8mB3kHs6dPf0JgTe5RuAiNoCvE=", ""),
		kek("kek = short", refuses),
		kek("kek = q1Wc2n7Yt9Lr4VqXz8mB3kHs6dPf0JgTe5RuAiNoCvE", refuses),
		kek("kek =", refuses),
		heat("auth_encryption_key = "+strings.Repeat("k", 32), ""),
		heat("auth_encryption_key = "+strings.Repeat("k", 16), ""),
		heat("auth_encryption_key = "+strings.Repeat("k", 24), ""),
		heat("auth_encryption_key = "+strings.Repeat("\u00e9", 32), bytes),
		heat("auth_encryption_key = "+strings.Repeat("\u00e9", 16), bytes),
		heat("auth_encryption_key = "+strings.Repeat("k", 23)+"\u00e9", bytes),
		heat("auth_encryption_key = "+strings.Repeat("\u00e9", 12), length),
		heat("auth_encryption_key = "+strings.Repeat("k", 33), length),
		heat("auth_encryption_key = Wc2n7Yt9Lr4", length),
		heat("auth_encryption_key =", length),
		octavia("bind_port = 5555\nheartbeat_key = Wc2n7Yt9Lr4VqXz8", ""),
		octavia("bind_port = 5555\nheartbeat_key =", `^Ineffective: a message signed with an empty key is taken`),
		of(rule, "heartbeat", "octavia", "")(silent, `^Ineffective: every message is dropped`),
		of(rule, "octavia_api", "octavia", "octavia-api")(silent, ""),
		of(rule, "octavia_api", "octavia", "octavia-api")(silent+"heartbeat_key =\n", ""),
		of(rule, "heat_api", "heat", "heat-api")("[DEFAULT]\nauth_encryption_key = Wc2n7Yt9Lr4\n", ""),
		ldap("url = ldap://ldap.example.org\nuse_tls = true"+byLDAP, ""),
		ldap("url = ldaps://ldap.example.org"+byLDAP, ""),
		ldap("url = ldaps://ldap.example.org\nuse_tls = true"+byLDAP, conflict),
		ldap("url = LDAPS://ldap.example.org\nuse_tls = yes"+byLDAP, conflict),
		ldap("url = ldaps://ldap.example.org\nuse_tls = true\n[DEFAULT]\ndebug = false", ""),
		ldap("url = ldaps://ldap.example.org\nuse_tls = true\n[identity]\ndriver = sql", ""),
		ldap("url = ldaps://ldap.example.org\nuse_tls = true\n[identity]\ndomain_specific_drivers_enabled = true\n[DEFAULT]\ndebug = false", ""),
	}
}
