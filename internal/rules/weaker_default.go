package rules

// WeakerDefaultPinned finds old defaults that an upgrade keeps although the new
// ones are stricter.
var WeakerDefaultPinned = &Rule{
	Name:        "weaker_default_pinned",
	Levels:      "IWE",
	CWE:         []int{1188},
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "an upgrade keeps a default that the new release made stricter",
	Effect:      "The service behaves as before and stays as open as before: what the new release protects by default is not protected.",
	Remediation: "Set the option explicitly, and to the new default once everything that the service talks to is ready for it.",
	Example: Example{
		DataSource: "osloconf_upgrade",
		Bad:        "service = \"ironic\"\nfrom_release = \"2024.1\"\nto_release = \"2025.1\"\nsource {\n  name    = \"ironic.conf\"\n  content = \"[conductor]\\nautomatic_lessee = true\\n\"\n}",
		Good:       "service = \"ironic\"\nfrom_release = \"2024.1\"\nto_release = \"2025.1\"\nsource {\n  name    = \"ironic.conf\"\n  content = \"[conductor]\\nautomatic_lessee = true\\nrequire_rescue_password_hashed = true\\n\"\n}",
		Message:    "the default of 2024.1 kept here sends rescue passwords unhashed to older agents",
	},
}
