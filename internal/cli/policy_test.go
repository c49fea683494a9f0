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
