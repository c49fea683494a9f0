package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A diff, applied by patch, gives what the command writes without --diff.
func TestDiffApplies(t *testing.T) {
	t.Parallel()
	patch, err := exec.LookPath("patch")
	if err != nil {
		t.Skip("patch is not installed")
	}
	for name, args := range map[string][]string{
		"migrate": {"migrate", "--service", "nova", "--release", "2025.1"},
		"upgrade": {"upgrade", "--service", "nova", "--from", "2023.1", "--to", "2025.1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			text, err := os.ReadFile("testdata/old.conf")
			if err != nil {
				t.Fatal(err)
			}
			file := write(t, folder, "old.conf", string(text))
			want := run(t, "", nil, append(args, file)...)
			diff := run(t, "", nil, append(args, "--diff", file)...)
			if want.status != 0 || diff.status != 0 || diff.stdout == "" {
				t.Fatalf("%+v\n%+v", want, diff)
			}
			command := exec.Command(patch, file)
			command.Dir, command.Stdin = filepath.Dir(file), strings.NewReader(diff.stdout)
			if out, err := command.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if got, err := os.ReadFile(file); err != nil || string(got) != want.stdout {
				t.Errorf("%v: patched to\n%s\nwant\n%s", err, got, want.stdout)
			}
		})
	}
}

// An upgrade reports what behaves differently, and fails if the result does.
func TestUpgrade(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := write(t, folder, "nova.conf", "[DEFAULT]\ndebug = false\n[glance]\ntimeout = 60\n")
	pinned := run(t, "", nil, "upgrade", "--from", "2023.1", "--to", "2025.1", file)
	loose := run(t, "", nil, "upgrade", "--from", "2023.1", "--to", "2025.1", "--pin=false", file)
	if pinned.status != 0 || loose.status != 0 || len(pinned.stdout) <= len(loose.stdout) || !strings.Contains(loose.stdout, "timeout = 60\n") {
		t.Errorf("%+v\n%+v", pinned, loose)
	}
	if !strings.Contains(pinned.stderr, "default_changed") {
		t.Errorf("stderr names no change: %s", pinned.stderr)
	}
	if want := "while 2024.1, while 2025.1: [upgrade_levels] compute = auto: "; !strings.Contains(pinned.stderr, want) {
		t.Errorf("stderr does not contain %q: %s", want, pinned.stderr)
	}
	write(t, folder, "nova.conf", "[glance]\ninsecure = true\npassword = CanaryFive5\n")
	got := run(t, "", nil, "upgrade", "--from", "2023.1", "--to", "2025.1", file)
	if got.status != 1 || !strings.Contains(got.stderr, "tls_verification_disabled") || !strings.HasPrefix(got.stdout, "# NOT APPROVED") {
		t.Errorf("%+v", got)
	}
	secretFree(t, outcome{stderr: got.stderr})
}
