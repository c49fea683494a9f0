package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/database"
)

var cloudSharedAccount = &Rule{
	Name:        "cloud_shared_account",
	Levels:      "IWE",
	CWE:         []int{250},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"security-guide/source/databases/database-access-control.rst"},
	Title:       "two services with one account",
	Effect:      "An attacker who takes over one service has the rights of the other as well, and the password cannot be changed for only one of them.",
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

// checkCloudAccounts looks for accounts shared by two services.
func checkCloudAccounts(p *CloudPass) {
	var users, databases, buses groups
	for _, m := range p.Members {
		if user, ok := given(m, "keystone_authtoken", "username"); ok && user.setting.HasText() {
			domain := m.Get("keystone_authtoken", "user_domain_name").Str() + m.Get("keystone_authtoken", "user_domain_id").Str()
			url := parseEndpoint(m.Get("keystone_authtoken", "auth_url").Str())
			users.add(strings.Join([]string{user.setting.Str(), domain, strings.ToLower(url.host)}, "\n"), user)
		}
		for _, section := range [...]string{"database", "api_database", "placement_database", "storage:sqlalchemy"} {
			if s, ok := given(m, section, "connection"); ok {
				if account := accountOf(s.secret()); account != "" {
					databases.add(account, s)
				}
			}
		}
	}
	for _, b := range p.buses() {
		if user := b.url.Hosts[0].Username; user != "" {
			buses.add(user+"\n"+strconv.Itoa(b.bus), b.side)
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
			p.report(s, []side{first}, Problem{
				Message:     fmt.Sprintf("%s is the %s that %s uses as well", s, what, first),
				Remediation: fmt.Sprintf("Give %s and %s an account each, with no more rights than it needs.", s.member.Service, first.member.Service),
			})
		}
	}
}

// accountOf returns a database URL's user and host, "" if the URL names no
// user.
func accountOf(text string) string {
	url, err := database.Parse(text)
	if err != nil || url.User == "" {
		return ""
	}
	host := strings.ToLower(url.Host)
	if socket := url.UnixSocket(); socket != "" {
		host = socket
	}
	return strings.Join([]string{url.User, host, strconv.FormatInt(url.Port, 10)}, "\n")
}
