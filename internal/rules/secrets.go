package rules

var secrets = []*Rule{
	{
		Name:   "plaintext_secret",
		Levels: "IWE",
		CWE:    []int{260, 312},
		Needs:  Values | Text,
		Scope:  Whole,
		Title:  "a secret written out in the configuration",
		Effect: "Anyone who can read the file, a backup of it or Terraform's state has the secret, and changing it means changing every copy.",
		Remediation: "Move secrets to a file of their own with mode 0640 that a second --config-file names, " +
			"or to the environment, which oslo.config reads as OS_<SECTION>__<OPTION>, and list their options in set_elsewhere. " +
			"Where a source block is that file, write secrets = true in it.",
		FalseAlarms: "Terraform does not tell a variable from a literal: a secret from a vault is reported, too, " +
			"since the rendered configuration contains it in plain text. The ephemeral resources keep nothing, and are not reported.",
		Example: Example{
			DataSource: "osloconf_session",
			Bad:        "section   = \"cinder\"\nauth_type = \"password\"\npassword  = \"s3cr3t\"",
			Good:       "section   = \"cinder\"\nauth_type = \"password\"",
			Message:    "password of [cinder] is written in plain text",
		},
		Check: checkPlaintextSecret,
	},
	configFilePermissions,
	configFileOwnership,
	{
		Name:   "debug_logging",
		Levels: "IWW",
		CWE:    []int{532},
		Since:  14,
		Needs:  Values,
		Title:  "logs or responses reveal more than should leave the service",
		Effect: "With debug in [glance] every Nova service sets glanceclient's logger to DEBUG: details of requests, in older releases whole requests and " +
			"responses with image metadata and locations, reach logs that more people read than may use the API.",
		Remediation: "Leave debug out, and turn it on only while you look for a fault.",
		Example: Example{
			Bad:     "debug = true",
			Good:    "debug = false",
			Message: "debug = true turns on glanceclient's debug log",
		},
		Rows:  []Part{{nil, debugRowsOfAll}, {[]string{"cinder", "designate", "ironic", "keystone", "manila", "neutron"}, debugRows}},
		Check: checkDebugLogging,
	},
}

func checkDebugLogging(p *Pass) {
	if p.Service != "nova" || p.Section.Name() != "glance" {
		return
	}
	if s := p.Get("debug"); s.IsTrue() {
		p.Report(Problem{On: s, Message: "debug = true turns on glanceclient's debug log"})
	}
}
