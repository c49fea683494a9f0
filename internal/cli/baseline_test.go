package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A baseline written by lint accepts what it found, and nothing else.
func TestBaseline(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := write(t, folder, "nova.conf", "[glance]\ninsecure = true\ntimeout = 60\n")
	baseline := filepath.Join(folder, "baseline.json")
	got := run(t, "", nil, "lint", file, "--write-baseline", baseline)
	if got.status != 0 || !strings.Contains(got.stderr, "baseline.json: ") || !strings.Contains(got.stdout, "0 errors") || !strings.Contains(got.stdout, "in the baseline") {
		t.Fatalf("%+v", got)
	}
	text, err := os.ReadFile(baseline)
	if err != nil {
		t.Fatal(err)
	}
	var entries []struct{ Fingerprint, Rule, Section, Option string }
	if err := json.Unmarshal(text, &entries); err != nil || len(entries) == 0 || len(entries[0].Fingerprint) != 32 {
		t.Fatalf("%v\n%s", err, text)
	}
	// Lines move, values stay: it is the same finding.
	write(t, folder, "nova.conf", "# moved\n\n[glance]\ntimeout = 60\ninsecure = yes\n")
	if got = run(t, "", nil, "lint", file, "--baseline", baseline); got.status != 0 {
		t.Errorf("the baseline does not accept a finding that moved: %s", got.stdout)
	}
	write(t, folder, "nova.conf", "[glance]\ninsecure = true\ntimeout = fast\n")
	if got = run(t, "", nil, "lint", file, "--baseline", baseline); got.status != 1 || !strings.Contains(got.stdout, "invalid_value") || strings.Contains(got.stdout, "tls_verification") {
		t.Errorf("a new finding: %+v", got)
	}
	write(t, folder, "nova.conf", "[glance]\ninsecure = false\ntimeout = 60\n")
	if got = run(t, "", nil, "lint", file, "--baseline", baseline); got.status != 0 || !strings.Contains(got.stdout, "baseline.json: warning: baseline_unused") {
		t.Errorf("an entry that matches nothing: %+v", got)
	}
	// A plain list of fingerprints is a baseline, too.
	plain := write(t, folder, "plain.json", `["`+strings.ToUpper(fingerprint(t, entriesOf(entries), "tls_verification_disabled"))+`"]`)
	write(t, folder, "nova.conf", "[glance]\ninsecure = true\ntimeout = 60\n")
	if got = run(t, "", nil, "lint", file, "--baseline", plain); got.status != 0 {
		t.Errorf("a plain list: %+v", got)
	}
	// It can be overwritten.
	if got = run(t, "", nil, "lint", file, "--write-baseline", baseline); got.status != 0 {
		t.Errorf("rewritten: %+v", got)
	}
}

func entriesOf(entries []struct{ Fingerprint, Rule, Section, Option string }) map[string]string {
	byRule := map[string]string{}
	for _, e := range entries {
		byRule[e.Rule] = e.Fingerprint
	}
	return byRule
}

func fingerprint(t *testing.T, byRule map[string]string, rule string) string {
	t.Helper()
	print, ok := byRule[rule]
	if !ok {
		t.Fatalf("the baseline lists no %s: %v", rule, byRule)
	}
	return print
}

// No baseline accepts what cannot be waived.
func TestBaselineOfUnwaivable(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := write(t, folder, "nova.conf", "[glance]\nno assignment\n")
	baseline := filepath.Join(folder, "baseline.json")
	got := run(t, "", nil, "lint", file, "--write-baseline", baseline)
	if got.status != 1 || !strings.Contains(got.stdout, "parse_error") {
		t.Errorf("%+v", got)
	}
	if text, err := os.ReadFile(baseline); err != nil || string(text) != "[]\n" {
		t.Errorf("%v: %s", err, text)
	}
}

// With --each a fingerprint belongs to its configuration, and an entry is
// unused only if no configuration uses it.
func TestBaselineOfEach(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	one := write(t, folder, "one/nova.conf", "[glance]\ninsecure = true\n")
	two := write(t, folder, "two/nova.conf", "[glance]\ninsecure = false\n")
	baseline := filepath.Join(folder, "baseline.json")
	if got := run(t, "", nil, "lint", "--each", one, two, "--write-baseline", baseline); got.status != 0 {
		t.Fatalf("%+v", got)
	}
	got := run(t, "", nil, "lint", "--each", one, two, "--baseline", baseline)
	if got.status != 0 || strings.Contains(got.stdout, "baseline_unused") {
		t.Errorf("%+v", got)
	}
	write(t, folder, "two/nova.conf", "[glance]\ninsecure = true\n")
	if got = run(t, "", nil, "lint", "--each", one, two, "--baseline", baseline); got.status != 1 {
		t.Errorf("one configuration's baseline accepts another's finding: %+v", got)
	}
}
