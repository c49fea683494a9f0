package cli_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// A waiver may be for one of the files given with --each.
func TestWaiverOfOneConfiguration(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	one := write(t, folder, "one/nova.conf", "[glance]\ninsecure = true\n")
	two := write(t, folder, "two/nova.conf", "[glance]\ninsecure = true\n")
	policy := write(t, folder, "policy.json", `{"waivers": [{"rule": "tls_verification_disabled", "reason": "lab", "expires": "2099-01-31", "configuration": "`+filepath.ToSlash(one)+`"}]}`)
	got := run(t, "", nil, "lint", "--each", "--policy", policy, one, two)
	if got.status != 1 || !strings.Contains(got.stdout, one+":2: waived: tls_verification_disabled") ||
		!strings.Contains(got.stdout, two+":2: error: tls_verification_disabled") {
		t.Errorf("%+v", got)
	}
}

// Every fault in a policy's waivers is reported, with its index and member.
func TestFaultsOfPolicy(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := write(t, folder, "nova.conf", "[glance]\ninsecure = true\n")
	policy := write(t, folder, "policy.json", `{"waivers": [
		{"rule": "timeout_unset", "reason": "", "expires": "soon"},
		{"rule": "timeout_unse", "reason": "a test"}]}`)
	got := run(t, "", nil, "lint", "--policy", policy, file)
	if got.status != 2 {
		t.Fatalf("status %d: %s", got.status, got.stderr)
	}
	for _, want := range []string{
		"waivers[0].reason: The waiver of timeout_unset has a blank reason",
		`waivers[0].expires: The waiver of timeout_unset: expires = "soon" is not a date`,
		`waivers[1].rule: Unknown rule "timeout_unse": did you mean "timeout_unset"?` + "\n",
		"waivers[1].expires: The waiver has no expires: write the last valid day",
	} {
		if !strings.Contains(got.stderr, want) {
			t.Errorf("%q does not contain %q", got.stderr, want)
		}
	}
}

// A file of the wrong shape is refused with the member, and what belongs there.
func TestPolicyOfTheWrongShape(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := write(t, folder, "nova.conf", "[glance]\ntimeout = 60\n")
	for name, test := range map[string]struct{ text, want string }{
		"a list":                     {`[1]`, "line 1: the value is a list: write an object"},
		"a number for a text":        {"{\n\"release\": 2025.1}", "line 2: release is a number: write a string"},
		"a list for an object":       {`{"severities": ["off"]}`, "severities is a list: write an object"},
		"an object for a list":       {`{"waivers": {}}`, "waivers is an object: write a list"},
		"a string for a bool":        {`{"inline_waivers": "yes"}`, "inline_waivers is a string: write true or false"},
		"an unknown waiver's member": {`{"waivers": [{"reasn": "lab"}]}`, `there is no member "reasn": write any of release, profile, severities, waivers, out_of_tree, set_elsewhere, inline_waivers, evaluated_at; in a waiver any of rule, reason`},
		"two values":                 {"{}\n{}", "line 2: there is text after the JSON value"},
		"nothing":                    {"", "this is not a complete JSON value"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			policy := write(t, t.TempDir(), "policy.json", test.text)
			got := run(t, "", nil, "lint", "--policy", policy, file)
			if got.status != 2 || !strings.Contains(got.stderr, test.want) {
				t.Errorf("status %d: %q, want %q", got.status, got.stderr, test.want)
			}
		})
	}
}
