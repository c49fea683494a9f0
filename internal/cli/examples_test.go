package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/cli"
)

// The policy shown in the guide is valid.
func TestPolicyOfTheGuide(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := write(t, folder, "nova.conf", "[DEFAULT]\nmy_scheduler_hint = 1\n[glance]\ninsecure = true\n")
	got := run(t, "", nil, "lint", "--policy", filepath.Join("..", "..", "examples", "guides", "without-terraform", "policy.json"), file)
	if got.status == 2 || !strings.Contains(got.stdout, "tls_verification_disabled") || strings.Contains(got.stdout, "timeout_unset:") {
		t.Errorf("%+v", got)
	}
}

// An organisation's policy judges the same on the command line as in a plan.
func TestPolicyOfAnOrganisation(t *testing.T) {
	t.Parallel()
	folder := filepath.Join("..", "..", "examples", "guides", "policies")
	got := run(t, "", nil, "lint", "--policy", filepath.Join(folder, "policy.json"), filepath.Join(folder, "nova.conf"))
	if got.status != 1 || !strings.Contains(got.stdout, "error: timeout_unset: [glance] timeout") ||
		!strings.Contains(got.stdout, "waived: image_signatures_off") || strings.Contains(got.stdout, "unknown_option") {
		t.Errorf("%+v", got)
	}
}

// The page of flags matches the flags.
func TestReferencePage(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "guides", "command-line.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(page), "\n"+cli.Reference()) {
		t.Error("docs/guides/command-line.md is not what the flags say: run make generate")
	}
}

// The hook matches exactly the files whose service lint guesses.
func TestHook(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	_, pattern, _ := strings.Cut(string(text), "\n  files: ")
	files, err := regexp.Compile(strings.TrimSpace(pattern))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"nova.conf": true, "etc/nova/nova.conf": true, "etc/glance-api.conf": true, "neutron/ml2_conf.ini": true, "l3_agent.ini": true,
		"etc/openvswitch_agent.ini": true, "api-paste.ini": false, "nginx.conf": false, "supernova.conf": false, "nova.conf.bak": false, "setup.ini": false,
	} {
		if got := files.MatchString(name); got != want {
			t.Errorf("%s: %t, want %t", name, got, want)
		}
	}
}
