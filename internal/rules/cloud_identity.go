package rules

import "strings"

var cloudIdentityMismatch = &Rule{
	Name:        "cloud_identity_mismatch",
	Levels:      "WEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"keystonemiddleware/auth_token/_identity.py"},
	Title:       "services that ask different Keystones",
	Effect:      "A token of one Keystone means nothing to another, and a service that asks over http sends its password in clear text.",
	Remediation: "Give every service the same auth_url and www_authenticate_uri, from one variable.",
	FalseAlarms: "One Keystone under an internal and an admin name; settle on one.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[keystone_authtoken]\nauth_url = https://keystone.example.org:5000\n"},
			{Service: "cinder", Text: "[keystone_authtoken]\nauth_url = https://keystone-old.example.org:5000\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[keystone_authtoken]\nauth_url = https://keystone.example.org:5000\n"},
			{Service: "cinder", Text: "[keystone_authtoken]\nauth_url = https://keystone.example.org:5000/v3\n"},
		},
		Message: "[keystone_authtoken] auth_url of \"nova\" (nova.conf line 2) is \"https://keystone.example.org:5000\", and [keystone_authtoken] auth_url of \"cinder\" (cinder.conf line 2) is \"https://keystone-old.example.org:5000\"",
	},
	Cloud: checkCloudIdentity,
}

// checkCloudIdentity compares where services look for Keystone. A member that
// names the same wrong place in several sections is reported once.
func checkCloudIdentity(p *CloudPass) {
	var keystones, shown groups
	for _, m := range p.Members {
		seen := map[string]bool{}
		for _, section := range m.Sections {
			if !section.BuildsSession() && section.Name() != "keystone_authtoken" {
				continue
			}
			s := side{m, section.Get("auth_url")}
			if key, ok := keystoneAt(s); ok && !seen[key] {
				seen[key] = true
				keystones.add(key, s)
			}
		}
		s := side{m, m.Get("keystone_authtoken", "www_authenticate_uri")}
		if key, ok := keystoneAt(s); ok {
			shown.add(key, s)
		}
	}
	p.differ(&keystones, Problem{})
	p.differ(&shown, Problem{
		Effect: "A client without a token is sent to the Keystone that the service names: users of the two services are told different ones.",
	})
}

// keystoneAt is the scheme and host of a side, if it is set.
func keystoneAt(s side) (string, bool) {
	if !s.setting.IsSet() || !s.setting.HasText() {
		return "", false
	}
	e := parseEndpoint(s.setting.Str())
	return strings.ToLower(e.scheme + "://" + strings.TrimSuffix(e.host, ".")), true
}
