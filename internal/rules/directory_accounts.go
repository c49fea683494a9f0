package rules

import (
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

// inDirectory is a text in which Keystone asks a directory, up to the options of it.
const inDirectory = "[identity]\ndriver = ldap\n[ldap]\n"

// accountRows are on how Keystone tells from an entry of a directory whether a user is
// enabled, and on the entries that it takes for users and groups.
func accountRows() []Row {
	const active, flags = inDirectory + "user_enabled_attribute = userAccountControl\n", "user_enabled_mask = 2\nuser_enabled_default = 512\n"
	masked := Row{
		Where:       Where{Section: "ldap"},
		Options:     []string{"user_enabled_attribute"},
		Is:          inFold("userAccountControl"),
		If:          []Guard{ldapInUse, with("user_enabled_mask", in("0")), with("user_enabled_emulation", isFalse), with("user_enabled_invert", isFalse), enabledIgnored(false)},
		Message:     "{assigned} holds a number of flags, and user_enabled_mask is 0",
		Effect:      "Keystone reads no flag: it treats every user as disabled or, in older packages, as enabled, even if the account is disabled.",
		Remediation: "Set user_enabled_mask = 2 and user_enabled_default = 512.",
		Bad:         active, Good: active + flags,
	}
	inverted := masked
	inverted.If = []Guard{ldapInUse, with("user_enabled_mask", in("0")), with("user_enabled_emulation", isFalse), with("user_enabled_invert", isTrue), enabledIgnored(false)}
	inverted.Effect = "Keystone reads no flag, and treats every user as enabled, even if the account is disabled."
	inverted.Remediation = "Remove user_enabled_invert, and set user_enabled_mask = 2 and user_enabled_default = 512."
	inverted.Bad = active + "user_enabled_invert = true\n"
	number := masked
	number.Options = []string{"user_enabled_mask"}
	number.Is = moreThan(0)
	number.If = []Guard{ldapInUse, with("user_enabled_default", noNumber), anyOf(enabledIgnored(true), with("user_enabled_attribute", in("enabled")))}
	number.Message = "{assigned} needs a number in user_enabled_default, which has none"
	number.Effect = "Keystone raises ValueError for every user whose entry lacks the attribute of user_enabled_attribute."
	number.Remediation = "Set user_enabled_default to the number of an enabled account, such as 512, and user_enabled_attribute to the attribute with the flags, such as userAccountControl."
	number.Bad, number.Good = inDirectory+"user_enabled_mask = 2\n", inDirectory+"user_enabled_mask = 2\nuser_enabled_default = 512\n"
	absent := masked
	absent.Options = []string{"user_enabled_default"}
	absent.Is = inFold("true")
	absent.If = []Guard{ldapInUse, with("user_enabled_invert", isTrue), with("user_enabled_mask", in("0")), with("user_enabled_emulation", isFalse), enabledIgnored(false), not(with("user_enabled_attribute", inFold("userAccountControl")))}
	absent.Levels = "WEE"
	absent.Message = "{assigned} is inverted as well, because user_enabled_invert is true"
	absent.Effect = "Keystone treats every user as disabled whose entry lacks the attribute, as with nsAccountLock of accounts that were never locked."
	absent.Remediation = "Set user_enabled_default = false."
	absent.Bad = inDirectory + "user_enabled_attribute = nsAccountLock\nuser_enabled_invert = true\n"
	absent.Good = absent.Bad + "user_enabled_default = false\n"
	class := masked
	class.Options = []string{"user_objectclass", "group_objectclass"}
	class.Is = textIs(func(text string) bool { return strings.ContainsAny(text, ",; ") && marker(text) == "" })
	class.If = []Guard{ldapInUse}
	class.Message = "{assigned} is not the name of one class"
	class.Effect = "Keystone looks for entries of a class with that whole name, and finds none."
	class.Remediation = "Write the one class that all these entries have, such as inetOrgPerson for users or groupOfNames for groups."
	class.Bad, class.Good = inDirectory+"user_objectclass = inetOrgPerson,person\n", inDirectory+"user_objectclass = inetOrgPerson\n"
	return []Row{masked, inverted, number, absent, class}
}

// emulationRow is on the group whose members are the enabled users.
func emulationRow() Row {
	const group = inDirectory + "user_enabled_emulation = true\nuser_enabled_emulation_dn = "
	return Row{
		Where:       Where{Section: "ldap"},
		Options:     []string{"user_enabled_emulation_dn"},
		Is:          textIs(func(text string) bool { return !strings.Contains(text, "=") && marker(text) == "" }),
		If:          []Guard{ldapInUse},
		Message:     "{assigned} is not the DN of a group",
		Effect:      "python-ldap raises DECODING_ERROR when Keystone sets up the directory: Keystone does not start, or nobody in the domain can sign in.",
		Remediation: "Write the whole DN, such as cn=enabled_users,ou=groups,dc=example,dc=org.",
		Bad:         group + "openstack-users\n", Good: group + "cn=openstack-users,ou=groups,dc=example,dc=org\n",
	}
}

// enabledIgnored holds where Keystone surely ignores, or surely reads, what entries say
// of whether users are enabled.
func enabledIgnored(ignored bool) Guard {
	return func(p *Pass, s *config.Setting) bool {
		names := p.sibling(s, "user_attribute_ignore")
		return names.Known() && hasItem(names, "enabled") == ignored
	}
}

// noNumber is met by a known text that Python reads as no whole number.
var noNumber = value(func(s *config.Setting) bool {
	if !s.Known() || s.Value.Kind() != types.String || marker(s.Str()) != "" {
		return false
	}
	_, err := types.IntType{}.Parse(s.Str())
	return err != nil || strings.TrimSpace(s.Str()) == ""
})
