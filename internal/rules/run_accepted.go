package rules

// The rules about waivers in comments and about the baseline have no check: the
// policy reports them.
var (
	// WaiverInvalid finds comments that are meant to waive something but do
	// not.
	WaiverInvalid = &Rule{
		Name:        "waiver_invalid",
		Levels:      "WEE",
		CWE:         []int{807},
		Needs:       Text,
		Scope:       Run,
		Unwaivable:  true,
		Title:       "a waiver comment that cannot be read",
		Effect:      "It waives nothing, although readers of the file will think that the finding is accepted.",
		Remediation: "Write \"# osloconf: allow RULE until YYYY-MM-DD: reason\" on the line above the option, or remove the comment.",
		Example: Example{
			DataSource: "osloconf_file",
			Bad: `inline_waivers = true
source {
  name    = "nova.conf"
  content = <<-EOT
    [glance]
    # osloconf: allow tls_verification_disabled: lab cloud
    insecure = true
  EOT
}`,
			Good: `inline_waivers = true
source {
  name    = "nova.conf"
  content = <<-EOT
    [glance]
    # osloconf: allow tls_verification_disabled until 2099-01-31: lab cloud
    insecure = true
  EOT
}`,
			Message: "this comment waives nothing: it names no last day",
		},
	}
	// WaiverIgnored finds waivers in comments where the policy allows none.
	WaiverIgnored = &Rule{
		Name:        "waiver_ignored",
		Levels:      "III",
		Needs:       Text,
		Scope:       Run,
		Title:       "a waiver comment that the policy does not allow",
		Effect:      "The finding stands: exceptions are up to whoever runs the check, not the file.",
		Remediation: "Use a waiver block, or set inline_waivers = true where the files' authors may decide.",
		Example: Example{
			DataSource: "osloconf_file",
			Bad: `source {
  name    = "nova.conf"
  content = <<-EOT
    [glance]
    # osloconf: allow timeout_unset until 2099-01-31: measured
    insecure = false
  EOT
}`,
			Good: `source {
  name    = "nova.conf"
  content = <<-EOT
    [glance]
    timeout = 60
  EOT
}`,
			Message: "this comment waives nothing: the policy does not allow waivers in comments",
		},
	}
	// BaselineUnused finds baseline entries that no longer match anything.
	BaselineUnused = &Rule{
		Name:        "baseline_unused",
		Levels:      "IWW",
		Needs:       Values | Text | Files,
		Scope:       Run,
		Title:       "the baseline lists findings that are gone",
		Effect:      "Such an entry would silently accept the same mistake when somebody makes it again.",
		Remediation: "Remove the entries from the baseline, or generate it again.",
		Example: Example{
			Bad:     "insecure = false\nbaseline = [\"0123456789abcdef0123456789abcdef\"]",
			Good:    "insecure = false",
			Message: "1 baseline entry matches no finding: 0123456789abcdef0123456789abcdef",
		},
	}
)
