package rules_test

import (
	"strings"
	"testing"
)

// A finding about a missing option also says what to write.
func TestRemedyOfMissingAuthOption(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		values       given
		option, want string
	}{
		"URL":              {usual(given{"auth_url": nil}), "auth_url", "for example https://keystone.example.org:5000."},
		"empty URL":        {usual(given{"auth_url": ""}), "auth_url", "for example https://keystone.example.org:5000."},
		"user":             {usual(given{"username": nil}), "username", "for example nova, or user_id"},
		"user's domain":    {usual(given{"user_domain_name": nil}), "user_domain_name", "for example Default"},
		"project's domain": {usual(given{"project_domain_name": nil}), "project_domain_name", "for example Default"},
		"application credential": {given{"auth_type": "v3applicationcredential", "auth_url": "https://k"},
			"application_credential_id", "openstack application credential create"},
		"its secret": {given{"auth_type": "v3applicationcredential", "auth_url": "https://k", "application_credential_id": "i"},
			"application_credential_secret", "Keystone shows it once"},
		"federation": {given{"auth_type": "v3oidcclientcredentials", "auth_url": "https://k/v3", "protocol": "openid", "project_id": "p"},
			"identity_provider", "openstack identity provider list"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := one(t, session(t, "cinder", test.values, release("zed")), "auth_option_missing", test.option)
			if !strings.Contains(f.Remediation, test.option) || !strings.Contains(f.Remediation, test.want) {
				t.Errorf("the remedy %q should name %s and contain %q", f.Remediation, test.option, test.want)
			}
		})
	}
}

// TestProjectOfApplicationCredential checks that a project's name next to an
// application credential is one error, and that its remedy is not to add the domain.
func TestProjectOfApplicationCredential(t *testing.T) {
	t.Parallel()
	findings := text(t, "[placement]\nauth_type = v3applicationcredential\nauth_url = https://k:5000/v3\n"+
		"application_credential_id = i\napplication_credential_secret = Wc2n7Yt9Lr4VqXz8\nproject_name = service\n")
	f := one(t, findings, "auth_scope_conflict", "project_name")
	if want := "Remove project_name: the credential belongs to one project."; f.Remediation != want {
		t.Errorf("remedy %q, want %q", f.Remediation, want)
	}
	none(t, findings, "auth_option_missing")
}
