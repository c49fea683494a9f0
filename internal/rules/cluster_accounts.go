package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

// clusterAccountRows are on the account with which Magnum makes a user for each
// cluster. From 2026.2 on it is in sections of its own.
func clusterAccountRows() []Row {
	const tokens = "[DEFAULT]\ndebug = false\n[keystone_authtoken]\nauth_type = password\nauth_url = https://keystone.example.org\n"
	const login = "trustee_domain_admin_name = magnum_domain_admin\ntrustee_domain_admin_password = Wc2n7Yt9Lr4VqXz8\n"
	const domain = "trustee_domain_name = magnum\ntrustee_domain_admin_password = Wc2n7Yt9Lr4VqXz8\n"
	unnamed := func(option, id, bad, good string, guards ...Guard) Row {
		return Row{
			Where:       Where{Services: magnumOnly, Section: "trust", Before: Series("2026.2"), Absent: true},
			Options:     []string{option},
			Is:          isEmpty,
			If:          append([]Guard{forProgram(clusterPrograms...), without(id, isSet), ownTrust}, guards...),
			Levels:      "WEE",
			Message:     "neither {option} nor " + id + " is set",
			Effect:      "Keystone refuses the login of the domain's administrator, and Magnum creates no cluster.",
			Remediation: "Set {option} in [trust], or name it in set_elsewhere if another file sets it.",
			Bad:         "[DEFAULT]\ndebug = false\n[trust]\n" + bad, Good: "[DEFAULT]\ndebug = false\n[trust]\n" + good,
			Release: "zed",
		}
	}
	return []Row{
		{
			Where:       Where{Services: magnumOnly, Section: "keystone_authtoken", Since: Series("queens"), Before: Series("2026.2")},
			Options:     []string{"www_authenticate_uri"},
			Is:          isEmpty,
			If:          []Guard{wholeFile, inUse, forProgram(clusterPrograms...)},
			Message:     "{option} is not set, and Magnum looks there for the Keystone of its clusters' users",
			Effect:      "Magnum raises AttributeError when it logs in to Keystone as the administrator of their domain, and no cluster is created.",
			Remediation: "Set www_authenticate_uri to the public https:// endpoint of Keystone.",
			Bad:         tokens, Good: tokens + "www_authenticate_uri = https://keystone.example.org\n",
			Release: "zed",
		},
		unnamed("trustee_domain_name", "trustee_domain_id", login, login+"trustee_domain_name = magnum\n",
			without("trustee_domain_admin_domain_id", isSet), without("trustee_domain_admin_domain_name", isSet)),
		unnamed("trustee_domain_admin_name", "trustee_domain_admin_id", domain, domain+"trustee_domain_admin_name = magnum_domain_admin\n"),
	}
}

// clusterPrograms are Magnum's programs that ask Keystone for the domain of the
// clusters' users.
var clusterPrograms = []string{"magnum-api", "magnum-api-wsgi", "magnum-conductor"}

// ownTrust holds where a whole file has options in [trust], or is the conductor's.
func ownTrust(p *Pass, s *config.Setting) bool {
	section := p.Configuration.Section("trust")
	return wholeFile(p, s) && section != nil && section.SetsSomething() || program("magnum-conductor")(p, s) && wholeService(p, s)
}

// readsTokenAddress holds for Magnum as long as it has no address of Keystone but the
// one that clients are told: refused_in_use says what it does without.
func readsTokenAddress(p *Pass, _ *config.Setting) bool {
	return p.Service == "magnum" && p.mayBeOf(clusterPrograms...) && !p.reached(Series("2026.2"))
}
