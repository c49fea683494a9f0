package refused

// limits are cases of how services ask Keystone for limits.
func limits() []Case {
	images := of("required_option_unset", "limits of images", "glance", "")
	instances := of("required_option_unset", "limits of instances", "nova", "")
	encrypted := inSection("key_format_invalid", "encrypted locations", "glance", "DEFAULT")
	const glance, nova = "[DEFAULT]\nuse_keystone_limits = true\n", "[DEFAULT]\ndebug = false\n[quota]\ndriver = nova.quota.UnifiedLimitsDriver\n"
	const id, none, size = "[oslo_limit]\nendpoint_id = 0b5d2c7212cc4ba6a8d73ff5cc1d8cb8\n", `^InvalidRequest: .*requires an ID`, `^ValueError: Invalid key size`
	return []Case{
		images(glance, none),
		images(glance+"[oslo_limit]\ntimeout = 10\n", none),
		images(glance+id, ""),
		images("[DEFAULT]\nuse_keystone_limits = false\n", ""),
		instances(nova, none),
		instances(nova+id, ""),
		instances("[DEFAULT]\ndebug = false\n", ""),

		encrypted("metadata_encryption_key = abcdefghij", size),
		encrypted("metadata_encryption_key = abcdefghijabcdefghijabcdefghijabc", size),
		encrypted("metadata_encryption_key = \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9", size),
		encrypted("metadata_encryption_key = \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9", ""),
		encrypted("metadata_encryption_key = abcdefghijabcdef", ""),
		encrypted("metadata_encryption_key = abcdefghijabcdefghijabcd", ""),
		encrypted("metadata_encryption_key =", ""),
	}
}
