package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// TestHeatKey compares with what heat-engine says when it starts and when it
// first encrypts something.
func TestHeatKey(t *testing.T) {
	t.Parallel()
	const accented = "\u00e9" // one character, two bytes
	for key, says := range map[string]string{
		"":                                   "is not 32 characters long",
		"Wc2n7Yt9Lr4":                        "is not 32 characters long",
		strings.Repeat("k", 33):              "is not 32 characters long",
		strings.Repeat(accented, 8):          "is not 32 characters long",
		strings.Repeat(accented, 12):         "is not 32 characters long",
		strings.Repeat(accented, 16):         "holds characters outside ASCII",
		strings.Repeat("k", 23) + accented:   "holds characters outside ASCII",
		strings.Repeat(accented, 32):         "holds characters outside ASCII",
		strings.Repeat("k", 16):              "is shorter than the 32 characters",
		strings.Repeat("k", 24):              "is shorter than the 32 characters",
		strings.Repeat("k", 32):              "",
		strings.Repeat("k", 31) + "\xef\xbf": "", // not text: something else says so
	} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			found := ofRule("key_format_invalid", judgedAs(t, "heat", "", "zed", "[DEFAULT]\nauth_encryption_key = "+key+"\n"))
			switch {
			case says == "":
				if len(found) > 0 {
					t.Errorf("findings:\n%s", list(found))
				}
			case len(found) != 1 || !strings.Contains(found[0].Message, says):
				t.Errorf("want one finding that says %q:\n%s", says, list(found))
			case (found[0].Severity == report.Error) == strings.HasPrefix(says, "is shorter"):
				t.Errorf("severity %s", found[0].Severity)
			}
		})
	}
}

// What only one program of a service checks is a mistake in its configuration
// alone, and in one that says nothing of programs.
func TestProgramsThatCheck(t *testing.T) {
	t.Parallel()
	const domain = "[DEFAULT]\nstack_user_domain_id = heat\nstack_user_domain_name = heat\n"
	const short = "[DEFAULT]\nauth_encryption_key = Wc2n7Yt9Lr4\n"
	const heartbeat, empty = "[DEFAULT]\ndebug = false\n[health_manager]\nbind_port = 5555\n", "[health_manager]\nheartbeat_key =\n"
	for name, tt := range map[string]struct {
		service, rule, release, text string
		found, silent                []string
	}{
		"domain":          {"heat", "stack_domain_incomplete", "zed", domain, []string{"", "heat-engine", "heat-all"}, []string{"heat-api", "heat-api-cfn", "heat-manage", "heat-wsgi-api"}},
		"no engine":       {"heat", "stack_domain_incomplete", "zed", domain + "[heat_all]\nenabled_services = api,api_cfn\n", []string{"", "heat-engine"}, []string{"heat-all"}},
		"heat's key":      {"heat", "key_format_invalid", "zed", short, []string{"", "heat-engine", "heat-all"}, []string{"heat-api", "heat-manage"}},
		"heartbeat":       {"octavia", "key_format_invalid", "zed", heartbeat, []string{"", "octavia-health-manager", "octavia-worker", "amphora-agent"}, []string{"octavia-api", "octavia-wsgi", "octavia-driver-agent", "octavia-housekeeping"}},
		"empty heartbeat": {"octavia", "key_format_invalid", "zed", empty, []string{"", "octavia-health-manager"}, []string{"octavia-api"}},
		"spare amphorae":  {"octavia", "key_format_invalid", "wallaby", heartbeat, []string{"octavia-housekeeping"}, []string{"octavia-api"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, program := range slices.Concat(tt.found, tt.silent) {
				found := ofRule(tt.rule, judgedAs(t, tt.service, program, tt.release, tt.text))
				if want := len(slices.DeleteFunc(slices.Clone(tt.found), func(name string) bool { return name != program })); len(found) != want {
					t.Errorf("%q: want %d, findings:\n%s", program, want, list(found))
				}
			}
		})
	}
}

// ofRule is the findings of one rule.
func ofRule(rule string, findings []report.Finding) []report.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f report.Finding) bool { return f.Rule != rule })
}
