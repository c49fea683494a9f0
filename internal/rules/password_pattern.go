package rules

import "github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"

// passwordPattern judges the regular expression that Keystone matches passwords
// with. Releases before Ussuri also run on Python 2, which takes more.
var passwordPattern = &Rule{
	Name:        "password_pattern_invalid",
	Levels:      "EEE",
	CWE:         []int{1286},
	Needs:       Values | Text,
	Scope:       Whole,
	Title:       "a pattern for passwords that is not a regular expression",
	Effect:      "Keystone starts, but cannot match a password with the pattern: it refuses every new user and every new password.",
	Remediation: "Write a regular expression that Python accepts, with a backslash before each bracket or other special character that is meant literally.",
	Example: Example{
		Service: "keystone", BadText: "[security_compliance]\npassword_regex = ^(?=.*[a-z])(?=.*[0-9].{12,}$\n", GoodText: "[security_compliance]\npassword_regex = ^(?=.*[a-z])(?=.*[0-9]).{12,}$\n",
		Message: "password_regex is not a regular expression that Python accepts",
	},
	Rows: []Part{{keystoneOnly, func() []Row {
		return []Row{{
			Where:   Where{Section: "security_compliance", Since: Series("ussuri")},
			Options: []string{"password_regex"},
			Is:      textIs(func(text string) bool { return !spec.IsPattern(text) }),
			Message: "{option} is not a regular expression that Python accepts",
			Bad:     "[security_compliance]\npassword_regex = +[a-z]{12}\n",
			Good:    "[security_compliance]\npassword_regex = [+]{1,2}[a-z]{12}\n",
		}}
	}}},
}
