package refused

import "slices"

// identity are cases of Keystone's own options and of Heat's.
func identity() []Case {
	return slices.Concat(providers(), hashes(), patterns(), stackDomains())
}

func providers() []Case {
	provider := inSection("token_provider_unknown", "token_provider", "keystone", "token")
	const none = `^ImportError: Unable to find '.*' driver`
	return []Case{
		provider("provider = uuid", none),
		provider("provider = Fernet", none),
		provider("provider =", none),
		provider("provider = keystone.token.providers.fernet.Provider", none),
		provider("provider = fernet", ""),
		provider("provider = 'jws'", ""),
		provider("expiration = 3600", ""),
	}
}

func hashes() []Case {
	hash := inSection("password_hash_invalid", "password_hash", "keystone", "identity")
	const low, high = `^ValueError: .*is too low`, `^ValueError: .*is too large`
	return []Case{
		hash("password_hash_rounds = 3", low),
		hash("password_hash_rounds = 1", low),
		hash("password_hash_rounds = -1", low),
		hash("password_hash_algorithm = scrypt\npassword_hash_rounds = -1", low),
		hash("password_hash_algorithm = pbkdf2_sha512\npassword_hash_rounds = -1", low),
		hash("password_hash_rounds = 32", high),
		hash("password_hash_algorithm = scrypt\npassword_hash_rounds = 32", high),
		hash("password_hash_rounds = 31", ""),
		hash("password_hash_rounds = 0", ""),
		hash("password_hash_algorithm = scrypt\npassword_hash_rounds = 16", ""),
		hash("password_hash_algorithm = pbkdf2_sha512\npassword_hash_rounds = 25000", ""),
	}
}

func patterns() []Case {
	option := inSection("password_pattern_invalid", "password_pattern", "keystone", "security_compliance")
	pattern := func(text, fails string) Case { return option("password_regex = "+text, fails) }
	const refused = "^PasswordValidationError: .*invalid configuration"
	return []Case{
		pattern(`^(?=.*\d)(?=.*[a-zA-Z].{7,}$$`, refused),
		pattern(`^.{7,})$$`, refused),
		pattern(`[a-z{7,}`, refused),
		pattern(`[z-a]{7,}`, refused),
		pattern(`*[a-z]`, refused),
		pattern(`^{7,}`, refused),
		pattern(`(|+)`, refused),
		pattern(`[a-z]{7,}{2}`, refused),
		pattern(`.{9,7}`, refused),
		pattern(`\p{Lu}.{7,}`, refused),
		pattern(`(?<upper)`, refused),
		pattern(`[\q]`, refused),
		pattern(`[^`, refused),

		pattern(`^(?=.*\d)(?=.*[a-zA-Z]).{7,}$`, ""),
		pattern(`[]a-z{7,}-]+?`, ""),
		pattern(`[^]]{7,}`, ""),
		pattern(`a{,7}[{}]}{`, ""),
		pattern(`(?P<upper>[A-Z])(?P=upper)|(?#(\)a)b*`, ""),
		pattern(`(?i:[a-z]|(?<!é))*`, ""),
		pattern(`(?x) [a-z] # (lower`, ""),
		pattern(`\[\(\*[\d-]`, ""),
		option("password_regex =", ""),
	}
}

func stackDomains() []Case {
	domain := inSection("stack_domain_incomplete", "heat_start", "heat", "DEFAULT")
	const refused = `^Error: .*cannot specify "stack_user_domain_id"`
	return []Case{
		domain("stack_user_domain_name = heat", refused),
		domain("stack_user_domain_id = heat\nstack_domain_admin = admin", refused),
		domain("stack_user_domain_id = heat\nstack_domain_admin =\nstack_domain_admin_password = Wc2n7Yt9", refused),
		domain("stack_user_domain_name = heat\nstack_domain_admin = admin\nstack_domain_admin_password = Wc2n7Yt9", ""),
		domain("stack_user_domain_name =", ""),
		domain("stack_user_domain_id = heat\nstack_user_domain_name = heat", refused),
		of("stack_domain_incomplete", "heat_api", "heat", "heat-api")("[DEFAULT]\nstack_user_domain_name = heat\n", ""),
	}
}
