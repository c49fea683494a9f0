package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/config"

var secureRBACMismatch = &Rule{
	Name:        "secure_rbac_mismatch",
	Levels:      "EEE",
	CWE:         []int{1288},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "Glance's two switches for the newer policy rules differ",
	Effect:      "Glance raises ServerError when it starts, and exits: it wants enforce_secure_rbac and enforce_new_defaults to be equal.",
	Remediation: "Set enforce_secure_rbac = true in [DEFAULT] and enforce_new_defaults = true in [oslo_policy].",
	Example: Example{
		Service: "glance", Release: "zed",
		BadText:  "[oslo_policy]\nenforce_new_defaults = true\n",
		GoodText: "[DEFAULT]\nenforce_secure_rbac = true\n[oslo_policy]\nenforce_new_defaults = true\n",
		Message:  "enforce_new_defaults = true, but enforce_secure_rbac of [DEFAULT] is false",
	},
	Rows: []Part{{glanceOnly, func() []Row {

		return []Row{
			{
				Where:   Where{Section: "DEFAULT", Written: true},
				Options: []string{"enforce_secure_rbac"},
				Is:      isTrue,
				If:      []Guard{where("oslo_policy", "enforce_new_defaults", isFalse), forProgram("glance-api")},
				Message: "{assigned}, but enforce_new_defaults of [oslo_policy] is false",
				Bad:     "[DEFAULT]\nenforce_secure_rbac = true\n",
				Good:    "[DEFAULT]\nenforce_secure_rbac = false\n",
				Release: "zed",
			},
			{
				Where:   Where{Section: "oslo_policy", Written: true},
				Options: []string{"enforce_new_defaults"},
				Is:      isTrue,
				If:      []Guard{where("DEFAULT", "enforce_secure_rbac", isFalse), forProgram("glance-api")},
				Message: "{assigned}, but enforce_secure_rbac of [DEFAULT] is false",
				Bad:     "[oslo_policy]\nenforce_new_defaults = true\n",
				Good:    "[oslo_policy]\nenforce_new_defaults = true\n[DEFAULT]\nenforce_secure_rbac = true\n",
				Release: "zed",
			},
		}
	}}},
}

// needsSecureRBAC holds in a Glance that has a switch of its own for newer policies.
func needsSecureRBAC(p *Pass, _ *config.Setting) bool {
	return p.Service == "glance" && p.Configuration.Get(defaultGroup, "enforce_secure_rbac") != nil
}
