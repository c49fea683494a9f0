package refused

// Unproved lists the rules that fail a plan under permissive and that neither a
// running service in package e2e nor a case of this package shows to be right, with
// what they rest on instead. The list must only get shorter.
func Unproved() map[string]string {
	return map[string]string{
		// Read as the real library reads it, in make conformance.
		"transport_url_invalid":     "oslo.messaging and kombu read the same URLs",
		"transport_url_misread":     "oslo.messaging and kombu read the same URLs",
		"database_url_invalid":      "SQLAlchemy and PyMySQL read the same URLs",
		"cloud_secret_mismatch":     "Nova's and Neutron's own code compares the signatures",
		"cloud_network_mismatch":    "Neutron's own code compares what an agent reports with the server's networks",
		"cloud_image_path_conflict": "Glance's own code shows the locations, and Nova's looks for them",

		// Read in the service's code, and run by no test so far.
		"bus_options_conflict":        "oslo.messaging's code",
		"console_tls_incomplete":      "Nova's code",
		"cors_origin_ineffective":     "oslo.middleware's code",
		"key_format_invalid":          "the code of Heat, Octavia, Barbican and Neutron",
		"ldap_tls_conflict":           "Keystone's code",
		"lock_path_unset":             "oslo.concurrency's code",
		"notification_driver_unknown": "oslo.messaging's entry points",
		"password_hash_invalid":       "Keystone's code",
		"policy_file_missing":         "oslo.policy's code",
		"stack_domain_incomplete":     "Heat's code",
		"token_cache_key_missing":     "keystonemiddleware's code",
		"token_provider_unknown":      "Keystone's entry points",
		"workers_invalid":             "oslo.service's code",
	}
}
