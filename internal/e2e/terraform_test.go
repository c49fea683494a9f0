//go:build e2e

package e2e_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// read is what a data source gives.
type read struct {
	Rendered string
	Valid    bool
	Findings []struct {
		Rule, Severity, Message string
		Waived                  bool
	}
}

// severity is how serious the provider says the rule's findings are, "" when
// there is none.
func (r read) severity(rule string) string {
	found := ""
	for _, finding := range r.Findings {
		if finding.Rule == rule && found != "error" {
			found = finding.Severity
		}
	}
	return found
}

// apply applies a configuration, in a folder of its own, and returns what its
// output results holds. The engine and the provider are those that the
// environment names, as tools/sandbox.sh sets it.
func (c *cloud) apply(t *testing.T, configuration string) map[string]read {
	t.Helper()
	engine := os.Getenv("OSLOCONF_E2E_ENGINE")
	if engine == "" {
		t.Fatal("OSLOCONF_E2E_ENGINE names no Terraform: start this test with make e2e")
	}
	folder := t.TempDir()
	common, err := os.ReadFile(filepath.Join(scripts, "provider.tf"))
	if err != nil {
		t.Fatal(err)
	}
	variables, err := json.Marshal(map[string]any{"cloud": c.values})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		"provider.tf":            common,
		"main.tf":                []byte(configuration),
		"cloud.auto.tfvars.json": variables,
	} {
		write(t, filepath.Join(folder, name), string(text))
	}
	run := func(arguments ...string) []byte {
		command := exec.CommandContext(t.Context(), engine, append([]string{"-chdir=" + folder}, arguments...)...)
		out, err := command.Output()
		if err != nil {
			complaints := []byte{}
			if exit, ok := err.(*exec.ExitError); ok {
				complaints = exit.Stderr
			}
			t.Fatalf("%s %v: %v\n%s%s", engine, arguments, err, out, complaints)
		}
		return out
	}
	run("apply", "-auto-approve", "-no-color")
	results := make(map[string]read)
	if err := json.Unmarshal(run("output", "-json", "-no-color", "results"), &results); err != nil {
		t.Fatal(err)
	}
	return results
}
