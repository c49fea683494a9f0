package assess_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The service configurations have the shapes that deployment tools and install
// guides write. The index describes each, and lists the names and values in it
// that the release does not read; the release reads every other name.
const (
	serviceFolder  = "testdata/services"
	servicePending = serviceFolder + "/pending.txt"
)

// serviceFixture is one line of the index.
type serviceFixture struct {
	Name, Service, Release string
	Program                string // the only program that reads the files, if there is one
	Shape                  string // the tool that writes files of this shape
	Files                  []string
	Note                   string
	Expect                 [][]string          // rule, option, why; the first two are patterns as in the field cases
	OutOfTree              map[string][]string `json:"out_of_tree"` // options of drivers that the catalogue does not cover
}

func loadServiceFixtures(t *testing.T) []serviceFixture {
	t.Helper()
	var fixtures []serviceFixture
	for i, line := range linesOf(t, serviceFolder+"/index.jsonl") {
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.DisallowUnknownFields()
		var f serviceFixture
		if err := decoder.Decode(&f); err != nil {
			t.Fatalf("index.jsonl:%d: %v", i+1, err)
		}
		fixtures = append(fixtures, f)
	}
	return fixtures
}

func (f *serviceFixture) sources(t *testing.T) []assess.SourceText {
	t.Helper()
	var sources []assess.SourceText
	for _, name := range f.Files {
		content, err := os.ReadFile(filepath.Join(serviceFolder, name))
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, assess.SourceText{Name: filepath.Base(name), Content: string(content)})
	}
	return sources
}

var encodedMarker = base64.StdEncoding.EncodeToString([]byte(marker))

// For these rules the index lists all findings on a configuration.
var nameRules = []string{"unknown_option", "unknown_section", "option_not_in_release", "invalid_value", "interpolation_error", "parse_error"}

// TestServices compares the findings about names and values with the index. As
// in TestField, a pending configuration that passes is an error.
func TestServices(t *testing.T) {
	t.Parallel()
	fixtures := loadServiceFixtures(t)
	pending := linesOf(t, servicePending)
	for _, name := range pending {
		if !slices.ContainsFunc(fixtures, func(f serviceFixture) bool { return f.Name == name }) {
			t.Errorf("%s: no configuration %s", servicePending, name)
		}
	}
	for _, f := range fixtures {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			settle(t, f.problems(f.sources(t)), slices.Contains(pending, f.Name), servicePending)
		})
	}
}

// problems lists findings missing from the index, entries without a finding,
// and leaked secrets.
func (f *serviceFixture) problems(sources []assess.SourceText) []string {
	result, mistakes := assess.Run(&assess.Request{
		Service: f.Service,
		Policy:  assess.PolicyText{Release: f.Release},
		Sources: sources,
		Explain: true,
	}, time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
	if len(mistakes) > 0 {
		return []string{fmt.Sprintf("mistakes: %+v", mistakes)}
	}
	var problems []string
	met := make([]bool, len(f.Expect))
	for _, found := range result.Findings {
		if found.Severity < report.Warning {
			continue
		}
		listed := false
		for i, expect := range f.Expect {
			if concerns(&found, expect[0], expect[1]) {
				met[i], listed = true, true
			}
		}
		if !listed && slices.Contains(nameRules, found.Rule) && !f.outOfTree(&found) {
			problems = append(problems, fmt.Sprintf("%s on %s: %s", found.Rule, optionOf(&found), found.Message))
		}
	}
	for i, expect := range f.Expect {
		if !met[i] {
			problems = append(problems, fmt.Sprintf("no %s on %s: %s", expect[0], expect[1], expect[2]))
		}
	}
	for where, text := range shownTexts(result) {
		if marked(text) {
			problems = append(problems, "a secret is in "+where)
		}
	}
	slices.Sort(problems)
	return problems
}

// marked reports whether a text contains the marker of an invented secret,
// plain or in base64, which some keys require.
func marked(text string) bool {
	return strings.Contains(text, marker) || strings.Contains(text, encodedMarker)
}

func (f *serviceFixture) outOfTree(found *report.Finding) bool {
	names := f.OutOfTree[found.Section]
	return slices.Contains(names, "*") || slices.Contains(names, found.Option)
}

// TestServiceIndex checks that the index and the folder agree.
func TestServiceIndex(t *testing.T) {
	t.Parallel()
	fixtures := loadServiceFixtures(t)
	indexed := make(map[string]bool)
	services := make(map[string]int)
	for _, f := range fixtures {
		if f.Name == "" || f.Service == "" || f.Release == "" || f.Shape == "" || f.Note == "" || len(f.Files) == 0 {
			t.Errorf("the index entry is incomplete: %+v", f)
		}
		for _, expect := range f.Expect {
			if len(expect) != 3 || expect[2] == "" {
				t.Errorf("%s: %q lacks a rule, option or reason", f.Name, expect)
			}
		}
		for _, name := range f.Files {
			if indexed[name] {
				t.Errorf("%s is in the index twice", name)
			}
			indexed[name] = true
		}
		services[f.Service]++
	}
	err := filepath.WalkDir(serviceFolder, func(path string, entry fs.DirEntry, err error) error {
		name := strings.TrimPrefix(filepath.ToSlash(path), serviceFolder+"/")
		if err == nil && !entry.IsDir() && name != "index.jsonl" && !strings.HasPrefix(name, "pending") && !indexed[name] {
			t.Errorf("%s is not in the index", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(fixtures) < 100 || len(services) < 13 {
		t.Errorf("%d configurations of %d services", len(fixtures), len(services))
	}
}

// TestServicesRedacted checks what the redact function leaves of each file:
// every invented secret contains the marker.
func TestServicesRedacted(t *testing.T) {
	t.Parallel()
	pending := linesOf(t, serviceFolder+"/pending-redact.txt")
	for _, f := range loadServiceFixtures(t) {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			var problems []string
			for _, source := range f.sources(t) {
				text := assess.RedactText(source.Content)
				for i, line := range strings.Split(text, "\n") {
					if marked(line) {
						problems = append(problems, fmt.Sprintf("%s:%d shows a secret: %s", source.Name, i+1, line))
					}
				}
			}
			settle(t, problems, slices.Contains(pending, f.Name), serviceFolder+"/pending-redact.txt")
		})
	}
}
