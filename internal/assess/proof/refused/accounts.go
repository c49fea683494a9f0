package refused

import "slices"

// accounts are cases of what Keystone takes and does insecurely.
func accounts() []Case {
	return slices.Concat(rotations(), weakHashes(), truncated(), compliance(), dashboards(), adminTokens())
}

func rotations() []Case {
	tokens := on("max_active_keys", inSection("token_keys_too_few", "rotation", "keystone", "fernet_tokens"))
	receipts := on("max_active_keys", inSection("token_keys_too_few", "rotation", "keystone", "fernet_receipts"))
	const lost, lostReceipt = `^Insecure: TokenFormatter after one rotation: .*Could not recogni[z]e Fernet token`, `^Insecure: ReceiptFormatter after one rotation: `
	const elsewhere = "key_repository = receipts\n"
	return []Case{
		tokens("max_active_keys = 1", lost),
		tokens("max_active_keys = 2", lost),
		tokens("max_active_keys = 2\n[fernet_receipts]\nmax_active_keys = 3", lost),
		tokens("max_active_keys = 3", ""),
		tokens("max_active_keys = 6", ""),
		tokens("key_repository = keys", ""),
		receipts(elsewhere+"max_active_keys = 1", lostReceipt),
		receipts(elsewhere+"max_active_keys = 2", lostReceipt),
		receipts(elsewhere+"max_active_keys = 3", ""),
		// Receipts that share the folder of the tokens share their number of keys.
		receipts("max_active_keys = 1", ""),
		receipts("key_repository = keys\nmax_active_keys = 2\n[fernet_tokens]\nkey_repository = ./keys/", ""),
	}
}

func weakHashes() []Case {
	cost := on("password_hash_rounds", inSection("password_hash_weak", "hash_cost", "keystone", "identity"))
	const few = `^Insecure: \d+ rounds, fewer than `
	const scrypt, pbkdf2 = "password_hash_algorithm = scrypt\n", "password_hash_algorithm = pbkdf2_sha512\n"
	return []Case{
		cost("password_hash_rounds = 4", few+"12"),
		cost("password_hash_rounds = 11", few+"12"),
		cost("password_hash_rounds = 12", ""),
		cost("password_hash_rounds = 0", ""),
		cost("password_hash_algorithm = bcrypt", ""),
		cost(scrypt+"password_hash_rounds = 1", few+"16"),
		cost(scrypt+"password_hash_rounds = 15", few+"16"),
		cost(scrypt+"password_hash_rounds = 16", ""),
		cost(scrypt, ""),
		cost(pbkdf2+"password_hash_rounds = 24999", few+"25000"),
		cost(pbkdf2+"password_hash_rounds = 25000", ""),
		cost(pbkdf2+"password_hash_rounds = 0", ""),
	}
}

func truncated() []Case {
	ending := on("max_password_length", inSection("password_truncated", "wrong_ending", "keystone", "identity"))
	const taken = `^Insecure: a wrong ending is accepted`
	const strict = "[DEFAULT]\nstrict_password_check = true\n[identity]\n"
	return []Case{
		ending("max_password_length = 4096", taken),
		ending("password_hash_rounds = 12", taken),
		ending("max_password_length = 73", taken),
		ending("max_password_length = 72", taken),
		ending("max_password_length = 54", taken),
		ending("password_hash_algorithm = scrypt\nmax_password_length = 64", taken),
		ending("password_hash_algorithm = scrypt", ""),
		ending("password_hash_algorithm = pbkdf2_sha512\nmax_password_length = 128", ""),
		ending(strict+"max_password_length = 4096", ""),
		ending(strict+"max_password_length = 72", ""),
	}
}

func compliance() []Case {
	locked := on("lockout_failure_attempts", inSection("lockout_off", "lockout", "keystone", "security_compliance"))
	ruled := on("password_regex", inSection("password_rules_off", "password_rules", "keystone", "security_compliance"))
	const open, anything = `^Insecure: 100 wrong passwords, and no lock`, `^Insecure: a password of one letter is taken`
	return []Case{
		locked("password_expires_days = 90", open),
		locked("lockout_duration = 1800", open),
		locked("lockout_failure_attempts = 6", ""),
		locked("lockout_failure_attempts = 6\nlockout_duration = 1800", ""),

		ruled("password_expires_days = 90", anything),
		ruled("password_regex =", anything),
		ruled("password_regex_description = twelve characters", anything),
		ruled("password_regex = ^.{12,}$", ""),
	}
}

func dashboards() []Case {
	trusted := on("trusted_dashboard", inSection("trusted_dashboard_open", "dashboard", "keystone", "federation"))
	const posted = `^Insecure: the token is posted to `
	return []Case{
		trusted("trusted_dashboard = http://dashboard.example.org/auth/websso/", posted),
		trusted("trusted_dashboard = HTTP://dashboard.example.org/auth/websso/", posted),
		trusted("trusted_dashboard = https://a.example.org/auth/websso/\ntrusted_dashboard = http://b.example.org/auth/websso/", posted+"http://b"),
		trusted("trusted_dashboard = dashboard.example.org", `^Unauthorized: `),
		trusted("trusted_dashboard = https:dashboard.example.org", `^Unauthorized: `),
		trusted("trusted_dashboard = https://dashboard.example.org/auth/websso/", ""),
		trusted("trusted_dashboard = HTTPS://dashboard.example.org/auth/websso/", ""),
		trusted("trusted_dashboard =", ""),
		trusted("remote_id_attribute = HTTP_OIDC_ISS", ""),
	}
}

func adminTokens() []Case {
	fixed := on("admin_token", inSection("admin_token_set", "admin_token", "keystone", "DEFAULT"))
	const administrator = `^Insecure: the token makes an administrator`
	return []Case{
		fixed("admin_token = Wc2n7Yt9Lr4VqXz8", administrator),
		fixed("admin_token = ADMIN", administrator),
		fixed("admin_token =", ""),
		fixed("admin_token = ''", ""),
		fixed("debug = false", ""),
	}
}
