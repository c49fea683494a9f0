package examples_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/examples"
)

// outside is a path that leaves the folder of an example.
var outside = regexp.MustCompile(`path\.module\}/\.\.|source *= *"\.\./|file\("\.\./`)

// Every example runs when copied out on its own: it declares the provider, and
// needs no file from outside its folder.
func TestExamplesStandAlone(t *testing.T) {
	t.Parallel()
	folders, err := examples.Configurations("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	if len(folders) < 60 {
		t.Fatalf("only %d examples were found", len(folders))
	}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.tf"))
		if err != nil {
			t.Fatal(err)
		}
		expects, err := os.ReadFile(filepath.Join(folder, "expect.txt"))
		if err == nil && strings.Contains("\n"+string(expects), "\nbase | ") {
			continue // it is laid over another example, and declares nothing
		}
		declared := false
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			declared = declared || strings.Contains(string(text), "required_providers") && strings.Contains(string(text), `source = "osloconf/osloconf"`)
			if found := outside.FindString(string(text)); found != "" {
				t.Errorf("%s needs a file from outside: %s", file, found)
			}
		}
		if !declared {
			t.Errorf("%s declares no required_providers", folder)
		}
	}
}

// OpenTofu 1.12 crashes if an assertion calls a provider function, so the
// examples' tests call functions in outputs.
func TestAssertionsCallNoFunction(t *testing.T) {
	t.Parallel()
	found := 0
	err := filepath.WalkDir("../../examples", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".tftest.hcl") {
			return err
		}
		found++
		text, err := os.ReadFile(path)
		if strings.Contains(string(text), "provider::") {
			t.Errorf("%s calls a function of the provider: call it in an output, and assert on that", path)
		}
		return err
	})
	if err != nil || found < 10 {
		t.Fatalf("%d test files: %v", found, err)
	}
}
