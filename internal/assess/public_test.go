package assess_test

import (
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// glancePublic checks options as osloconf_glance does, whose rendered text is
// not confidential.
func glancePublic(t *testing.T, policy assess.PolicyText, given ...assess.Given) *assess.Result {
	t.Helper()
	attributes, mistakes := assess.AttributesOf("nova", "glance", given)
	result, more := assess.Run(&assess.Request{Attributes: attributes, Mistakes: mistakes, Policy: policy, Public: true}, time.Unix(0, 0))
	if len(more) > 0 {
		t.Fatal(more)
	}
	return result
}

func TestPublicTextHoldsNoSecret(t *testing.T) {
	t.Parallel()
	const secret = "hunter2x"
	waived := []assess.WaiverText{
		{Rule: "credentials_in_url", Reason: "lab", Expires: "2100-01-01"},
		{Rule: "plaintext_secret", Reason: "lab", Expires: "2100-01-01"},
	}
	policies := map[string]assess.PolicyText{
		"permissive": {Profile: "permissive"},
		"waived":     {Waivers: waived},
		"lowered":    {Profile: "permissive", Severities: map[string]string{"credentials_in_url": "off", "plaintext_secret": "off"}},
	}
	tests := map[string]struct {
		given         assess.Given
		rule, message string
		line          string
	}{
		"password in a URL": {
			assess.Given{Name: "endpoint_override", Text: "https://nova:" + secret + "@glance"},
			"credentials_in_url", `endpoint_override "https://***@glance" contains a user name and a password`, "endpoint_override = https://nova:***@glance",
		},
		"item of a list": {
			assess.Given{Name: "api_servers", IsList: true, Items: []assess.ItemText{{Text: "https://glance"}, {Text: "https://nova:" + secret + "@glance"}}},
			"credentials_in_url", `api_servers[1] "https://***@glance" contains a user name and a password`, "api_servers = https://glance,https://nova:***@glance",
		},
		"assignment in a value": {
			assess.Given{Name: "region_name", Text: "eastpassword = " + secret},
			"plaintext_secret", "region_name of [glance] is, or may contain, a secret", "region_name = eastpassword = ***",
		},
		"out of tree": {
			assess.Given{Name: "vendor_bus", Extra: true, Text: "amqp://u:" + secret + "@bus"},
			"plaintext_secret", "vendor_bus of [glance] is, or may contain, a secret", "vendor_bus = amqp://u:***@bus",
		},
	}
	for name, test := range tests {
		for policyName, policy := range policies {
			t.Run(name+"/"+policyName, func(t *testing.T) {
				t.Parallel()
				result := glancePublic(t, policy, test.given)
				if strings.Contains(result.Rendered, secret) || strings.Contains(result.RenderedRedacted, secret) {
					t.Errorf("rendered contains the secret:\n%s", result.Rendered)
				}
				head, body, _ := strings.Cut(result.Rendered, "\n")
				if !strings.HasPrefix(head, "# NOT APPROVED by osloconf: ") || !strings.Contains(head, test.rule) {
					t.Errorf("the first line is %q", head)
				}
				if !strings.Contains(body, test.line+"\n") {
					t.Errorf("the line %q is not in\n%s", test.line, body)
				}
				if result.Valid {
					t.Error("it is valid")
				}
				count := 0
				for i := range result.Findings {
					f := &result.Findings[i]
					if f.Option != test.given.Name || f.Rule != "credentials_in_url" && f.Rule != "plaintext_secret" || f.Severity < report.Error {
						continue
					}
					count++
					if f.Rule != test.rule || !strings.HasPrefix(f.Message, test.message) || f.Accepted() {
						t.Errorf("found %s %q, accepted %t, want %s %q", f.Rule, f.Message, f.Accepted(), test.rule, test.message)
					}
				}
				if count != 1 {
					t.Errorf("%d errors, want one", count)
				}
			})
		}
	}
}

// Values that are not secret pass unchanged.
func TestPublicTextIsFaithful(t *testing.T) {
	t.Parallel()
	result := glancePublic(t, assess.PolicyText{}, assess.Given{Name: "endpoint_override", Text: "https://glance.example.org"},
		assess.Given{Name: "region_name", Text: "east"}, assess.Given{Name: "cafile", Text: "/etc/ssl/token.pem"})
	const want = "[glance]\ncafile = /etc/ssl/token.pem\nregion_name = east\nendpoint_override = https://glance.example.org\n"
	if !result.Valid || result.Rendered != want {
		t.Errorf("valid %t, rendered\n%s", result.Valid, result.Rendered)
	}
}
