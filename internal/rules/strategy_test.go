package rules_test

import "testing"

// A paste file has a pipeline for each strategy by its whole name.
func TestStrategyWithoutPipeline(t *testing.T) {
	t.Parallel()
	const rule, unknown = "api_without_authentication", "is not a strategy of the service"
	for name, test := range map[string]struct{ service, section, value, says string }{
		"neutron's":                   {"neutron", "DEFAULT", "noauth", "turns token checks off"},
		"another service's":           {"neutron", "DEFAULT", "noauth2", unknown},
		"without limits":              {"neutron", "DEFAULT", "keystone_nolimit", unknown},
		"manila without limits":       {"manila", "DEFAULT", "keystone_nolimit", ""},
		"manila of version 2":         {"manila", "DEFAULT", "noauthv2", "turns token checks off"},
		"cinder's in manila":          {"manila", "DEFAULT", "noauth_include_project_id", unknown},
		"cinder's":                    {"cinder", "DEFAULT", "noauth_include_project_id", "turns token checks off"},
		"designate without a value":   {"designate", "service:api", "", unknown},
		"designate in capitals":       {"designate", "service:api", "Keystone", unknown},
		"designate's usual":           {"designate", "service:api", "keystone", ""},
		"a reference that stays open": {"neutron", "DEFAULT", "$strategy", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			findings := text(t, "["+test.section+"]\nauth_strategy = "+test.value+"\n", service(test.service), release("zed"))
			if test.says == "" {
				none(t, findings, rule)
				return
			}
			saysThat(t, one(t, findings, rule, "auth_strategy"), test.says)
		})
	}
}
