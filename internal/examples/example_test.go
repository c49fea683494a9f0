package examples_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/examples"
)

// example is a folder with an expect.txt.
func example(t *testing.T, expect string) *examples.Example {
	t.Helper()
	folder := t.TempDir()
	write(t, folder, "expect.txt", expect)
	e, err := examples.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func write(t *testing.T, folder, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	e := example(t, "# a comment\n\nerror | rule: [glance] x | two  words | more\nkey | 0640 | etc/a.key\nneeds | 1.11\nvariable | x | a=b\nstable\n")
	want := &examples.Example{
		Folder:    e.Folder,
		Needs:     "1.11",
		Variables: []string{"x=a=b"},
		Files:     []examples.File{{Kind: "key", Mode: 0o640, Path: "etc/a.key"}},
		Expects:   []examples.Expect{{Kind: "error", Subject: "rule: [glance] x", Words: []string{"two  words", "more"}}},
		Twice:     true,
	}
	if diff := cmp.Diff(want, e); diff != "" {
		t.Error(diff)
	}
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ line, want string }{
		"an unknown word":          {"eror | rule", `line 1: unknown word "eror"`},
		"no name":                  {"absent", "absent names nothing"},
		"no version":               {"needs", "needs a version"},
		"no base":                  {"base", "base needs a folder"},
		"a variable without value": {"variable | x", "variable needs a name and a value"},
		"a file without mode":      {"key | etc/a.key", "key needs a mode and a path"},
		"a mode in letters":        {"key | rw | etc/a.key", "mode rw"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			write(t, folder, "expect.txt", test.line)
			if _, err := examples.Load(folder); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got the error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestPrepareMakesFiles(t *testing.T) {
	t.Parallel()
	e := example(t, "folder | 0777 | host/etc\nkey | 0640 | host/etc/tls/a.key\ncertificate | 0604 | host/a.crt\nfile | 0600 | main.tf\n")
	write(t, e.Folder, "main.tf", "output \"x\" {\n  value = 1\n}\n")
	to := t.TempDir()
	if err := e.Prepare(to); err != nil {
		t.Fatal(err)
	}
	for path, mode := range map[string]os.FileMode{
		"host": 0o755, "host/etc": 0o777, "host/etc/tls": 0o755, "host/etc/tls/a.key": 0o640, "host/a.crt": 0o604, "main.tf": 0o600,
	} {
		info, err := os.Stat(filepath.Join(to, path))
		if err != nil {
			t.Error(err)
			continue
		}
		if info.Mode().Perm() != mode {
			t.Errorf("%s has mode %o, want %o", path, info.Mode().Perm(), mode)
		}
	}
}

// A folder may contain changes to another one's configuration, and a file with
// all errors of the plan.
func TestPrepareUponAnother(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	write(t, base, "main.tf", "variable \"x\" {}\n")
	write(t, base, "expect.txt", "none | *\n")
	e := example(t, "base | ..\nerrors | message.txt\n")
	write(t, e.Folder, "terraform.tfvars", "x = 1\n")
	write(t, e.Folder, "message.txt", "Error: a\n\nsome\nwords.\n")
	to := t.TempDir()
	e.Base = base
	if err := e.Prepare(to); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"main.tf", "terraform.tfvars"} {
		if _, err := os.Stat(filepath.Join(to, name)); err != nil {
			t.Error(err)
		}
	}
	if found, err := examples.Configurations(e.Folder); err != nil || len(found) != 1 {
		t.Errorf("found %q, %v", found, err)
	}
	run := &examples.Run{Failed: true, Diagnostics: []examples.Diagnostic{{Severity: "error", Summary: "a", Detail: "some words."}}}
	if faults := e.Faults(run); len(faults) > 0 {
		t.Errorf("the errors match the file: %q", faults)
	}
	run.Diagnostics[0].Detail = "other words."
	if faults := e.Faults(run); len(faults) != 1 || !strings.Contains(faults[0], "message.txt should contain the errors") {
		t.Errorf("the errors differ: %q", faults)
	}
}

// Every way in which a run can differ from what is expected is reported.
func TestFaults(t *testing.T) {
	t.Parallel()
	unsafe := examples.Diagnostic{Severity: "error", Summary: "unsafe_path: [glance] cafile", Detail: "is\nrelative"}
	quoting := examples.Diagnostic{Severity: "warning", Summary: "w", Snippet: &examples.Snippet{Code: `password = "s3cr3t"`}}
	text := func(sensitive bool) map[string]examples.Output {
		return map[string]examples.Output{"x": {Sensitive: sensitive, Value: json.RawMessage(`"s3cr3t\ntext"`)}}
	}
	for name, test := range map[string]struct {
		expect string
		run    examples.Run
		want   string // "" for none
	}{
		"as expected":            {"error | unsafe_path | is relative", examples.Run{Failed: true, Diagnostics: []examples.Diagnostic{unsafe}}, ""},
		"any summary":            {"error | * | is relative", examples.Run{Failed: true, Diagnostics: []examples.Diagnostic{unsafe}}, ""},
		"different words":        {"error | unsafe_path | absolute", examples.Run{Failed: true, Diagnostics: []examples.Diagnostic{unsafe}}, `no error "unsafe_path" with the words`},
		"no such error":          {"error | unsafe_path", examples.Run{}, `no error "unsafe_path"`},
		"a warning instead":      {"warning | unsafe_path", examples.Run{Failed: true, Diagnostics: []examples.Diagnostic{unsafe}}, `no warning "unsafe_path"`},
		"one error too many":     {"", examples.Run{Failed: true, Diagnostics: []examples.Diagnostic{unsafe}}, "unexpected: Error: unsafe_path"},
		"passes":                 {"error | unsafe_path", examples.Run{Diagnostics: []examples.Diagnostic{unsafe}}, "the plan failed: false"},
		"an unwanted diagnostic": {"none | unsafe_path", examples.Run{Diagnostics: []examples.Diagnostic{unsafe}}, `there should be no "unsafe_path"`},
		"an output":              {"output | x | s3cr3t text", examples.Run{Outputs: text(false)}, ""},
		"another output":         {"output | x | other", examples.Run{Outputs: text(false)}, `output x should contain "other"`},
		"no output":              {"output | y", examples.Run{Outputs: text(false)}, "output y should contain"},
		"shown by an output":     {"absent | s3cr3t", examples.Run{Outputs: text(false)}, "the output x"},
		"a sensitive output":     {"absent | s3cr3t", examples.Run{Outputs: text(true)}, ""},
		"shown by the log":       {"absent | s3cr3t", examples.Run{Log: "a s3cr3t b"}, "the trace log"},
		"shown by the snippet":   {"absent | s3cr3t", examples.Run{Diagnostics: []examples.Diagnostic{quoting}}, "the diagnostic w"},
		"kept by the plan":       {"nowhere | s3cr3t", examples.Run{Plan: `{"x": "s3cr3t"}`}, "the plan"},
		"kept by the state":      {"nowhere | s3cr3t", examples.Run{State: `{"x": "s3cr3t"}`}, "the state"},
		"nowhere but logged":     {"nowhere | s3cr3t", examples.Run{Log: "a s3cr3t b"}, "the trace log"},
		"absent, but kept":       {"absent | s3cr3t", examples.Run{Plan: `{"x": "s3cr3t"}`}, ""},
		"differs":                {"stable", examples.Run{Changed: true}, "a second plan differs"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			faults := strings.Join(example(t, test.expect).Faults(&test.run), "\n")
			if (faults == "") != (test.want == "") || !strings.Contains(faults, test.want) {
				t.Errorf("got the faults %q, want %q", faults, test.want)
			}
		})
	}
}
