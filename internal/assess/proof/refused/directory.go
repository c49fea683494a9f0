package refused

// directory are cases of what Keystone makes of the entries in a directory.
func directory() []Case {
	of := func(kind, option string) func(text, fails string) Case {
		return func(text, fails string) Case {
			return on(option, of("refused_in_use", kind, "keystone", ""))("[identity]\ndriver = ldap\n[ldap]\n"+text, fails)
		}
	}
	active := of("users of Active Directory", "user_enabled_attribute")
	plain := of("users of a plain directory", "user_enabled_mask")
	unlocked := of("users that are not locked", "user_enabled_default")
	const locks, disabled = "user_enabled_attribute = nsAccountLock\nuser_enabled_invert = true\n", `^Ineffective: the user is disabled`
	classes := func(option, text, fails string) Case { return of("classes of a directory", option)(text, fails) }
	starts := func(text, fails string) Case {
		return on("user_enabled_emulation_dn", inSection("refused_at_start", "keystone backends", "keystone", "identity"))("driver = ldap\n[ldap]\n"+text, fails)
	}

	const flags, same, noNumber = "user_enabled_attribute = userAccountControl\n", `^Ineffective: the users are enabled`, `^ValueError: invalid literal for int`
	const nothing, noDN = `^Ineffective: .* finds nothing`, `^DECODING_ERROR: `
	return []Case{
		active(flags, same),
		active("user_enabled_attribute = useraccountcontrol\n", same),
		active(flags+"user_enabled_invert = true\n", same),
		active(flags+"user_enabled_mask = 2\nuser_enabled_default = 512\n", ""),
		active(flags+"user_enabled_mask = 2\n", ""),

		unlocked(locks, disabled),
		unlocked(locks+"user_enabled_default = true\n", disabled),
		unlocked(locks+"user_enabled_default = false\n", ""),

		plain("user_enabled_mask = 2\n", noNumber),
		plain("user_enabled_mask = 2\nuser_enabled_default = yes\n", noNumber),
		plain("user_enabled_mask = 2\nuser_enabled_default =\n", noNumber),
		plain("user_enabled_mask = 2\nuser_enabled_default = true\nuser_enabled_emulation = true\n", noNumber),
		plain(flags+"user_enabled_mask = 2\nuser_attribute_ignore = enabled\n", noNumber),
		plain("user_enabled_mask = 2\nuser_enabled_default = 512\n", ""),
		plain("user_enabled_mask = 0\n", ""),

		classes("user_objectclass", "user_objectclass = inetOrgPerson,person\n", nothing),
		classes("group_objectclass", "group_objectclass = groupOfNames;top\n", nothing),
		classes("", "user_objectclass = person\ngroup_objectclass = groupofnames\n", ""),

		starts("user_enabled_emulation = true\nuser_enabled_emulation_dn = openstack-users\n", noDN),
		starts("user_enabled_emulation_dn = openstack-users\n", noDN),
		starts("user_enabled_emulation = true\nuser_enabled_emulation_dn = cn=openstack-users,dc=example,dc=org\n", ""),
		starts("user_enabled_emulation = true\nuser_enabled_emulation_dn =\n", ""),
	}
}
