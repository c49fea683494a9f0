package provider_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/examples"
)

// The examples' folder, relative to this package.
const examplesFolder = "../../examples"

// Every example is planned as printed, by the provider as users run it: the
// seventeen concerns, the guides' configurations and the reference pages'
// snippets. An example's expect.txt says what is expected of it.
func TestAccExamples(t *testing.T) {
	t.Parallel()
	engine := startEngine(t)
	for _, group := range []string{"concerns", "configurations", "data-sources", "ephemeral-resources", "functions", "guides", "provider"} {
		folders, err := examples.Configurations(filepath.Join(examplesFolder, group))
		if err != nil {
			t.Fatal(err)
		}
		for _, folder := range folders {
			name, _ := filepath.Rel(examplesFolder, folder)
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				runExample(t, engine, folder)
			})
		}
	}
}

// startEngine returns an engine with the provider as users run it, built once
// for all tests.
func startEngine(t *testing.T) *examples.Engine {
	t.Helper()
	engine, err := builtEngine()
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

var builtEngine = sync.OnceValues(func() (*examples.Engine, error) {
	program, err := examples.Find()
	if err != nil {
		return nil, err
	}
	return examples.Start(context.Background(), programs, program)
})

// requiredProviders is the file that every configuration for planned needs.
const requiredProviders = `
terraform {
  required_providers {
    osloconf = { source = "osloconf/osloconf" }
  }
}
`

// planned plans a folder with these files and requiredProviders, and expects success.
func planned(t *testing.T, files map[string]string) *examples.Run {
	t.Helper()
	folder := t.TempDir()
	files["providers.tf"] = requiredProviders
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run, err := startEngine(t).Plan(t.Context(), folder, false)
	if err != nil {
		t.Fatal(err)
	}
	if run.Failed {
		t.Fatalf("the plan failed: %v", run.Diagnostics)
	}
	return run
}

func runExample(t *testing.T, engine *examples.Engine, folder string) {
	t.Helper()
	example, err := examples.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	older, err := engine.Older(t.Context(), example.Needs)
	if err != nil {
		t.Fatal(err)
	}
	if older {
		t.Skipf("the example needs an engine of version %s", example.Needs)
	}
	work := t.TempDir()
	if err := example.Prepare(work); err != nil {
		t.Fatal(err)
	}
	run, err := engine.Plan(t.Context(), work, example.Twice, example.Variables...)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range example.Faults(run) {
		t.Error(fault)
	}
}

// All seventeen concerns are present, and each folder says what it expects.
func TestConcernsAreComplete(t *testing.T) {
	t.Parallel()
	root := filepath.Join(examplesFolder, "concerns")
	for id := range strings.FieldsSeq("r1-1 r1-2 r1-3 r1-4 r1-5 r1-6 r1-7 r1-8 r1-9 r1-10 r2-1 r2-2 r2-3 r2-4 r2-5 r2-6 r2-7") {
		if _, err := os.Stat(filepath.Join(root, id, "main.tf")); err != nil {
			t.Error(err)
		}
	}
	folders, err := examples.Configurations(root)
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for _, folder := range folders {
		example, err := examples.Load(folder)
		if err != nil || len(example.Expects) == 0 {
			t.Errorf("%s expects nothing (%v)", folder, err)
		}
		versions, err := os.ReadFile(filepath.Join(folder, "versions.tf"))
		if err != nil {
			t.Error(err)
		}
		if first == nil {
			first = versions
		}
		if !bytes.Equal(first, versions) {
			t.Errorf("%s: versions.tf differs from that of the other examples", folder)
		}
	}
}

// The guide shows the text once, and plans it in every step.
func TestGuideKeepsItsText(t *testing.T) {
	t.Parallel()
	steps := filepath.Join(examplesFolder, "guides", "migrating", "whole")
	first, err := os.ReadFile(filepath.Join(steps, "text", "text.tf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []string{"object", "config"} {
		if text, err := os.ReadFile(filepath.Join(steps, step, "text.tf")); err != nil || !bytes.Equal(text, first) {
			t.Errorf("%s: text.tf is not that of the first step (%v)", step, err)
		}
	}
}
