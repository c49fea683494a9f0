package rules

import (
	"fmt"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var cloudServiceToken = &Rule{
	Name:        "cloud_service_token_halfway",
	Levels:      "WEE",
	CWE:         []int{863},
	Needs:       Values | Text,
	Scope:       Run,
	References:  []string{"OSSA-2023-003", "keystonemiddleware/auth_token/__init__.py", "cinder/volume/api.py"},
	Title:       "service tokens that one side sends and the other does not ask for",
	Effect:      "Where the roles are not checked, any valid token counts as a service's; where no token is sent, long operations fail once the user's token expires, and volumes cannot be detached.",
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

// checkCloudServiceTokens compares who sends service tokens with who requires
// them.
func checkCloudServiceTokens(p *CloudPass) {
	senders, silent := p.senders()
	var asking, lax []side
	for _, m := range p.of("cinder", "glance", "neutron") {
		s := m.Get("keystone_authtoken", "service_token_roles_required")
		section := m.Section("keystone_authtoken")
		switch {
		case !s.Known() || section == nil || !section.SetsSomething() || !servesRequests(m):
		case s.IsTrue():
			asking = append(asking, side{m, s})
		default:
			lax = append(lax, side{m, s})
		}
	}
	if len(senders) > 0 && len(p.of("cinder", "glance", "neutron")) == 0 {
		p.lacks("configuration of a service that gets nova's service tokens", "cinder", "glance", "neutron")
	}
	for _, s := range lax {
		if others := firstOther(senders, s.member); len(others) > 0 {
			var levels report.Levels
			if s.member.Service != "cinder" && s.setting.IsUnset() {
				levels = "IWE" // only cinder bases decisions on it, and nobody chose the default
			}
			p.report(s, others, Problem{
				Levels:      levels,
				Message:     fmt.Sprintf("%s, although %s: the roles of the token that is sent are not checked", s.is(), others[0].is()),
				Effect:      "Any valid token counts as a service's: code that checks only for a service token, not for its role, believes a user who sends their own token twice.",
				Remediation: fmt.Sprintf("Set service_token_roles_required = true in [keystone_authtoken] of %s, and give the service users a role of service_token_roles.", s.member.shown()),
			})
		}
	}
	for _, s := range silent {
		if others := firstOther(asking, s.member); len(others) > 0 {
			p.report(s, others, Problem{
				Message:     fmt.Sprintf("%s, although %s: the token that is asked for is not sent", s.is(), others[0].is()),
				Effect:      "Long operations fail once the user's token expires, and cinder refuses to detach a volume that an instance uses.",
				Remediation: fmt.Sprintf("Set send_service_user_token = true in [service_user] of %s, with the credentials of its service user.", s.member.shown()),
			})
		}
	}
	p.rolesAsked(asking, senders)
}

// senders lists who sends service tokens, and who definitely does not.
func (p *CloudPass) senders() (senders, silent []side) {
	for _, m := range p.of("nova", "cinder") {
		s := m.Get("service_user", "send_service_user_token")
		switch {
		case s.IsTrue():
			senders = append(senders, side{m, s})
		case s.IsFalse() && (m.Section("service_user") != nil || callsOthers(m)):
			silent = append(silent, side{m, s})
		}
	}
	return senders, silent
}

// servesRequests reports whether the member may be a program that answers
// requests with a token: agents read the same files but check no tokens.
func servesRequests(m *Member) bool {
	return m.Program == "" || strings.Contains(m.Program, "api") || m.Program == "neutron-server"
}

// callsOthers reports whether the member is the whole configuration of a Nova
// program that calls other services on behalf of users.
func callsOthers(m *Member) bool {
	switch m.Program {
	case "", "nova-api", "nova-api-wsgi", "nova-compute":
		return m.Service == "nova" && m.WholeFile() && m.Section("keystone_authtoken") != nil
	}
	return false
}

// firstOther keeps the sides of services other than the member's, at most ten:
// a finding names no more.
func firstOther(sides []side, m *Member) []side {
	const most = 10
	var kept []side
	for _, s := range sides {
		if s.member.Service != m.Service {
			if kept = append(kept, s); len(kept) == most {
				break
			}
		}
	}
	return kept
}

// rolesAsked looks for roles that nobody can have: none at all, or one that
// another member spells with different capitals. Keystone ignores the case of
// role names, but the services compare it.
func (p *CloudPass) rolesAsked(asking, senders []side) {
	spellings := map[string]*groups{}
	var order []string
	for _, asks := range asking {
		s := side{asks.member, asks.member.Get("keystone_authtoken", "service_token_roles")}
		if !s.setting.Known() {
			continue
		}
		if s.setting.IsEmpty() {
			if others := firstOther(senders, s.member); len(others) > 0 {
				p.report(s, others, Problem{
					Message:     fmt.Sprintf("%s lists no role, and %s: no token of a service can pass", s, asks.is()),
					Effect:      "Every service token is refused, including that of " + others[0].String() + ".",
					Remediation: "Name the role of the service users in service_token_roles, usually service.",
				})
			}
			continue
		}
		for _, item := range s.setting.Items {
			role := strings.ToLower(item.Text)
			if spellings[role] == nil {
				spellings[role], order = &groups{}, append(order, role)
			}
			spellings[role].add(item.Text, s)
		}
	}
	for _, role := range order {
		p.differ(spellings[role], Problem{
			Effect: "Keystone has one role of that name whatever its case, and the services compare it with its case: one of them accepts no service token.",
		})
	}
}
