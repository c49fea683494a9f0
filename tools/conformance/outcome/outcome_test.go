package outcome_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/tools/conformance/outcome"
)

func TestAppendAndLoad(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "outcomes.jsonl")
	want := []outcome.Outcome{
		{Part: "values", Service: "nova", Release: "zed", Packages: "python3-nova 2:26.2.2-1", Asked: 4, Values: 90, Differ: 1, Seed: 7},
		{Part: "library", Packages: "python3-oslo.config 1:9.0.0-3", Asked: 5000},
	}
	for i := range want {
		if err := want[i].Append(path); err != nil {
			t.Fatal(err)
		}
	}
	got, err := outcome.Load(path)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if _, err := outcome.Load(filepath.Join(folder, "none")); !os.IsNotExist(err) {
		t.Errorf("a missing file: %v", err)
	}
	path := filepath.Join(folder, "broken")
	if err := os.WriteFile(path, []byte("{\"part\": 3}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := outcome.Load(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a broken line: %v", err)
	}
}

func TestAppendWithoutPath(t *testing.T) {
	t.Parallel()
	if err := (outcome.Outcome{Part: "values"}).Append("", "no-such-package"); err != nil {
		t.Error(err)
	}
}
