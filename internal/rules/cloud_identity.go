package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var cloudRegionMismatch = &Rule{
	Name:        "cloud_region_mismatch",
	Levels:      "WEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "one region spelt in two ways",
	Effect:      "The service catalogue is searched for exactly this text: the service finds no endpoint, or one of another region.",
	Remediation: "Write the region as Keystone's catalogue has it, from one variable.",
	FalseAlarms: "A member that really belongs to another region.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[placement]\nregion_name = RegionOne\n[cinder]\nos_region_name = RegionOne\n"},
			{Service: "neutron", Text: "[nova]\nregion_name = regionOne\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[placement]\nregion_name = RegionOne\n[cinder]\nos_region_name = RegionOne\n"},
			{Service: "neutron", Text: "[nova]\nregion_name = RegionOne\n"},
		},
		Message: `[nova] region_name of "neutron" (neutron.conf line 2) is "regionOne"`,
	},
	Cloud: checkCloudRegions,
}

var cloudIdentityMismatch = &Rule{
	Name:        "cloud_identity_mismatch",
	Levels:      "WEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "services that ask different Keystones",
	Effect:      "A token of one Keystone means nothing to another, and a service that asks over http sends its password in clear.",
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

var cloudServiceToken = &Rule{
	Name:        "cloud_service_token_halfway",
	Levels:      "WEE",
	CWE:         []int{863},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"OSSA-2023-003"},
	Title:       "service tokens that one side sends and the other does not ask for",
	Effect:      "Without the check anybody with a user's token can do what only the service should, such as detach a volume that an instance uses; without the token, the service that asks for it refuses.",
	Remediation: "Set [service_user] send_service_user_token = true with credentials in nova and cinder, and [keystone_authtoken] service_token_roles_required = true in the services that they call.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "nova", Text: "[service_user]\nsend_service_user_token = true\n"},
			{Service: "cinder", Text: "[keystone_authtoken]\nservice_token_roles_required = false\n"},
		},
		GoodPair: [2]Half{
			{Service: "nova", Text: "[service_user]\nsend_service_user_token = true\n"},
			{Service: "cinder", Text: "[keystone_authtoken]\nservice_token_roles_required = true\n"},
		},
		Message: `[keystone_authtoken] service_token_roles_required of "cinder"`,
	},
	Cloud: checkCloudServiceTokens,
}

var cloudSharedAccount = &Rule{
	Name:        "cloud_shared_account",
	Levels:      "IWE",
	CWE:         []int{250},
	Needs:       Values | Text,
	Scope:       Run,
	Title:       "two services with one account",
	Effect:      "Whoever takes over one service has the rights of the other as well, and its password cannot be changed for one of them alone.",
	Remediation: "Give each service its own account.",
	Example: Example{
		DataSource: "osloconf_cloud",
		BadPair: [2]Half{
			{Service: "glance", Text: "[keystone_authtoken]\nauth_url = https://keystone.example.org:5000\nusername = service\n"},
			{Service: "cinder", Text: "[keystone_authtoken]\nauth_url = https://keystone.example.org:5000\nusername = service\n"},
		},
		GoodPair: [2]Half{
			{Service: "glance", Text: "[keystone_authtoken]\nauth_url = https://keystone.example.org:5000\nusername = glance\n"},
			{Service: "cinder", Text: "[keystone_authtoken]\nauth_url = https://keystone.example.org:5000\nusername = cinder\n"},
		},
		Message: "[keystone_authtoken] username of \"glance\" (glance.conf line 3) is the user of Keystone that [keystone_authtoken] username of \"cinder\" (cinder.conf line 3) uses as well",
	},
	Cloud: checkCloudAccounts,
}

// checkCloudRegions looks for names of regions that only case or blanks tell
// apart, and for a region that a single member names.
func checkCloudRegions(p *CloudPass) {
	var spelt groups
	for _, m := range p.Members {
		for _, section := range m.Sections {
			for _, option := range [...]string{"region_name", "os_region_name"} {
				if s := section.Get(option); s.IsSet() && s.HasText() {
					spelt.add(s.Str(), side{m, s})
				}
			}
		}
	}
	folded := map[string]*groups{}
	var order []string
	for _, name := range spelt.order {
		key := strings.ToLower(oslo.Strip(name))
		if folded[key] == nil {
			folded[key], order = &groups{}, append(order, key)
		}
		for _, s := range spelt.sides[name] {
			folded[key].add(name, s)
		}
	}
	var regions groups
	for _, key := range order {
		few, most := folded[key].odd()
		for _, s := range few {
			p.report(s, most, Problem{Message: fmt.Sprintf("%s is %s, and %s is %s: they differ only in case or blanks", s, report.Show(s.setting.Str()), most[0], report.Show(most[0].setting.Str()))})
		}
		for _, name := range folded[key].order {
			for _, s := range folded[key].sides[name] {
				regions.add(key, s)
			}
		}
	}
	few, most := regions.odd()
	if len(most) > 1 && len(few) == 1 {
		s := few[0]
		p.report(s, most, Problem{Levels: "WWW", Message: fmt.Sprintf("%s is %s, a region that no other configuration names; %s is %s", s, report.Show(s.setting.Str()), most[0], report.Show(most[0].setting.Str()))})
	}
}

// checkCloudIdentity compares where services look for Keystone.
func checkCloudIdentity(p *CloudPass) {
	for _, option := range [...]string{"auth_url", "www_authenticate_uri"} {
		var g groups
		for _, m := range p.Members {
			if s, ok := given(m, "keystone_authtoken", option); ok && s.setting.HasText() {
				e := parseEndpoint(s.setting.Str())
				g.add(strings.ToLower(e.scheme+"://"+e.host), s)
			}
		}
		p.differ(&g)
	}
}

// checkCloudServiceTokens compares who sends service tokens with who asks for
// them.
func checkCloudServiceTokens(p *CloudPass) {
	var senders, silent []side
	for _, m := range p.of("nova", "cinder") {
		s := m.Get("service_user", "send_service_user_token")
		switch {
		case s == nil || !s.Known():
		case s.IsTrue():
			senders = append(senders, side{m, s})
		case s.IsFalse() || s.IsUnset():
			silent = append(silent, side{m, s})
		}
	}
	var asking, lax []side
	for _, m := range p.of("cinder", "glance", "neutron") {
		s := m.Get("keystone_authtoken", "service_token_roles_required")
		if s == nil || !s.Known() || m.Section("keystone_authtoken") == nil {
			continue
		}
		if s.IsTrue() {
			asking = append(asking, side{m, s})
		} else {
			lax = append(lax, side{m, s})
		}
	}
	for _, s := range lax {
		if others := ofOther(senders, s.member); len(others) > 0 {
			p.report(s, others, Problem{Message: fmt.Sprintf("%s is false, although %s is true: the token that is sent is not asked for", s, others[0])})
		}
	}
	for _, s := range silent {
		if others := ofOther(asking, s.member); len(others) > 0 && s.member.Section("service_user") != nil {
			p.report(s, others, Problem{Message: fmt.Sprintf("%s is false, although %s is true: the token that is asked for is not sent", s, others[0])})
		}
	}
}

// ofOther keeps the sides of other services than a member's.
func ofOther(sides []side, m *Member) []side {
	var kept []side
	for _, s := range sides {
		if s.member.Service != m.Service {
			kept = append(kept, s)
		}
	}
	return kept
}

// checkCloudAccounts looks for accounts that two services share.
func checkCloudAccounts(p *CloudPass) {
	var users, databases, buses groups
	for _, m := range p.Members {
		if user, ok := given(m, "keystone_authtoken", "username"); ok && user.setting.HasText() {
			domain := m.Get("keystone_authtoken", "user_domain_name").Str()
			url := parseEndpoint(m.Get("keystone_authtoken", "auth_url").Str())
			users.add(strings.Join([]string{user.setting.Str(), domain, url.host}, "\n"), user)
		}
		for _, section := range [...]string{"database", "placement_database", "storage:sqlalchemy"} {
			if s, ok := given(m, section, "connection"); ok {
				if account := accountIn(s.setting.Str()); account != "" {
					databases.add(account, s)
				}
			}
		}
		if s, ok := given(m, "DEFAULT", "transport_url"); ok {
			if account := accountIn(s.setting.Str()); account != "" {
				buses.add(account, s)
			}
		}
	}
	p.shared(&users, "user of Keystone")
	p.shared(&databases, "account of the database")
	p.shared(&buses, "account of the message bus")
}

func (p *CloudPass) shared(g *groups, what string) {
	for _, key := range g.order {
		sides := g.sides[key]
		first := sides[0]
		seen := map[string]bool{first.member.Service: true}
		for _, s := range sides[1:] {
			if seen[s.member.Service] {
				continue
			}
			seen[s.member.Service] = true
			p.report(s, []side{first}, Problem{Message: fmt.Sprintf("%s is the %s that %s uses as well", s, what, first)})
		}
	}
}

// accountIn is the user of a URL and its first host, "" where there is no user.
func accountIn(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	authority, _, _ := strings.Cut(rest, "/")
	at := strings.LastIndexByte(authority, '@')
	if at <= 0 {
		return ""
	}
	user, _, _ := strings.Cut(authority[:at], ":")
	if user == "" {
		return ""
	}
	return user + "@" + authority[at+1:]
}
