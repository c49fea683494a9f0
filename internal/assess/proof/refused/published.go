package refused

// published are cases of secrets that anyone knows, and of what Heat keeps of its
// users.
func published() []Case {
	secret := func(option, kind, service, section string) func(text, fails string) Case {
		return on(option, inSection("default_secret", kind, service, section))
	}
	heartbeat := secret("heartbeat_key", "forged heartbeat", "octavia", "health_manager")
	passphrase := secret("server_certs_key_passphrase", "passphrase of amphorae", "octavia", "certificates")
	profiling := secret("hmac_keys", "profiling", "cinder", "profiler")
	zeros := secret("fixed_key", "a volume's key", "cinder", "key_manager")
	deferred := on("deferred_auth_method", inSection("password_stored_recoverably", "credentials", "heat", "DEFAULT"))

	const forged, opens, profiled = `^Insecure: a stranger's heartbeat counts`, `^Insecure: the published passphrase opens it`, `^Insecure: a stranger may profile requests`
	const nothing, kept = `^Insecure: the key of every volume is \d+ zeros`, `^Insecure: the database has the user's password`
	return []Case{
		heartbeat("heartbeat_key = insecure", forged),
		heartbeat("heartbeat_key = 'insecure'", forged),
		heartbeat("heartbeat_key = PASSWORD", forged),
		heartbeat("heartbeat_key = changeme", forged),
		heartbeat("heartbeat_key = Wc2n7Yt9Lr4VqXz8", ""),

		passphrase("server_certs_key_passphrase = insecure-key-do-not-use-this-key", opens),
		passphrase("ca_certificate = /etc/octavia/ca.pem\n[DEFAULT]\ndebug = false", opens),
		passphrase("server_certs_key_passphrase = Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8", ""),

		profiling("enabled = true", profiled),
		profiling("enabled = true\nhmac_keys = SECRET_KEY", profiled),
		profiling("enabled = true\nhmac_keys = Wc2n7Yt9,SECRET_KEY", profiled),
		profiling("enabled = true\nhmac_keys = Wc2n7Yt9Lr4VqXz8", ""),
		profiling("hmac_keys = SECRET_KEY", ""),

		zeros("fixed_key = 0000000000000000000000000000000000000000000000000000000000000000", nothing),
		zeros("fixed_key = 00000000000000000000000000000000", nothing),
		zeros("fixed_key = 9f2c4d1e8a7b6c5d4e3f2a1b0c9d8e7f", ""),

		deferred("deferred_auth_method = password", kept),
		deferred("deferred_auth_method = trusts\nencrypt_parameters_and_properties = true", ""),
		deferred("auth_encryption_key = Wc2n7Yt9Lr4VqXz8Wc2n7Yt9Lr4VqXz8\nencrypt_parameters_and_properties = true", ""),
	}
}
