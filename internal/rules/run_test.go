package rules_test

import (
	"strings"
	"testing"
)

func TestHostDefaultIsNotJudged(t *testing.T) {
	t.Parallel()
	findings := text(t, "[glance]\nendpoint_override = https://$my_ip:9292\ntimeout = 60\n")
	f := one(t, findings, "rule_not_evaluated", "endpoint_override")
	if want := "endpoint_override was judged only in part: it refers to an option that is not set here and has no known default"; !strings.HasPrefix(f.Message, want) {
		t.Errorf("message is %q, want %q", f.Message, want)
	}
	none(t, findings, "endpoint_authority")

	findings = text(t, "[DEFAULT]\nmy_ip = 10.0.0.5\n[glance]\nendpoint_override = https://$my_ip:9292/$nope\n")
	none(t, findings, "rule_not_evaluated")
	one(t, findings, "interpolation_error", "endpoint_override")

	none(t, text(t, "[glance]\n", release("mitaka")), "rule_not_evaluated")
}

func TestNothingFalseInOldReleases(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"mitaka", "newton", "ocata", "pike"} {
		for _, rule := range []string{"interpolation_error", "invalid_value", "rule_not_evaluated", "unknown_option", "option_not_in_release"} {
			none(t, text(t, "[DEFAULT]\ndebug = true\n[glance]\nnum_retries = 2\n[neutron]\nurl = https://n\n[cinder]\nos_region_name = r\n", release(name)), rule)
		}
	}
}

func TestLibraryOptions(t *testing.T) {
	t.Parallel()
	findings := text(t, "[DEFAULT]\nlog_dir = /var/log\n[glance]\ncafile = $log_dir/../ca.pem\nregion_name = $transport_url\nservice_name = ${oslo_concurrency.lock_path}\n")
	one(t, findings, "unsafe_path", "cafile")
	one(t, findings, "rule_not_evaluated", "service_name") // the environment may set it
	none(t, findings, "interpolation_error")
}
