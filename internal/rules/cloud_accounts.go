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
	Title:       "two services with one account, or one database",
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
	var users, databases, schemas, buses groups
	for _, m := range p.Members {
		if user, ok := given(m, "keystone_authtoken", "username"); ok && user.setting.HasText() {
			domain := m.Get("keystone_authtoken", "user_domain_name").Str() + m.Get("keystone_authtoken", "user_domain_id").Str()
			url := parseEndpoint(m.Get("keystone_authtoken", "auth_url").Str())
			users.add(strings.Join([]string{user.setting.Str(), domain, strings.ToLower(url.host)}, "\n"), user)
		}
		for _, section := range [...]string{"database", "api_database", "placement_database", "storage:sqlalchemy"} {
			if s, ok := given(m, section, "connection"); ok {
				if schema := schemaOf(s.secret()); schema != "" {
					schemas.add(schema, s)
				}
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
	p.sharedSchema(&schemas)
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
			if schema := schemaOf(s.secret()); schema != "" && schema == schemaOf(first.secret()) {
				continue // sharedSchema says more
			}
			p.report(s, []side{first}, Problem{
				Message:     fmt.Sprintf("%s is the %s that %s uses as well", s, what, first),
				Remediation: fmt.Sprintf("Give %s and %s an account each, with no more rights than it needs.", s.member.Service, first.member.Service),
			})
		}
	}
}

// sharedSchema reports databases in which two services keep their tables. Nova and
// Placement may: Placement was a part of Nova.
func (p *CloudPass) sharedSchema(g *groups) {
	for _, key := range g.order {
		first := g.sides[key][0]
		seen := map[string]bool{first.member.Service: true}
		for _, s := range g.sides[key][1:] {
			service, other := s.member.Service, first.member.Service
			if seen[service] || oneOf(service, "nova", "placement") && oneOf(other, "nova", "placement") {
				continue
			}
			seen[service] = true
			p.report(s, []side{first}, Problem{
				Levels:      "EEE",
				Message:     fmt.Sprintf("%s names the database that %s names as well", s, first),
				Effect:      "Tables of the two services, and the records of which migrations have run, have the same names: one service cannot create or migrate its tables.",
				Remediation: fmt.Sprintf("Give %s and %s a database each, with an account each.", service, other),
			})
		}
	}
}

// schemaOf returns a database URL's host and database, "" unless it names both.
func schemaOf(text string) string {
	url, err := database.Parse(text)
	if err != nil {
		return ""
	}
	return schemaIn(url)
}

// schemaIn is schemaOf for a parsed URL.
func schemaIn(url *database.URL) string {
	if url.Database == "" || url.Host == "" && url.UnixSocket() == "" {
		return ""
	}
	return strings.Join([]string{strings.ToLower(url.Host), url.UnixSocket(), strconv.FormatInt(url.Port, 10), url.Database}, "\n")
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
