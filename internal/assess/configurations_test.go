package assess_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The configurations have the shapes that deployment tools, guides and people
// have written from juno on. A golden file lists the findings in one, one per
// line, for each release named in its second line. Each line was judged by
// hand: is it true, and is nothing missing?
var update = flag.Bool("update", false, "write the golden files anew; judge every line that changes")

const configurations = "testdata/configurations"

// marker is in every invented secret, to detect leaks.
const marker = "Geheim"

// configuration is one configuration in one or several files, in the order in
// which the service reads them.
type configuration struct {
	name     string
	releases []string
	sources  []assess.SourceText
}

func (c *configuration) read(t *testing.T, release string) *assess.Result {
	t.Helper()
	return readSources(t, release, c.sources)
}

func readSources(t *testing.T, release string, sources []assess.SourceText) *assess.Result {
	t.Helper()
	result, mistakes := assess.Run(&assess.Request{
		Policy:  assess.PolicyText{Release: release},
		Sources: sources,
		Explain: true,
	}, time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
	if len(mistakes) > 0 {
		t.Fatalf("%s: %+v", release, mistakes)
	}
	return result
}

func eachConfiguration(t *testing.T, check func(t *testing.T, c *configuration)) {
	t.Parallel()
	paths, err := filepath.Glob(filepath.Join(configurations, "*.conf"))
	if err != nil || len(paths) < 30 {
		t.Fatalf("%d configurations, %v", len(paths), err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".conf")
		if strings.Contains(name, ".d-") {
			continue // read after the file whose name it starts with
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, loadConfiguration(t, name))
		})
	}
}

func loadConfiguration(t *testing.T, name string) *configuration {
	t.Helper()
	c := &configuration{name: name}
	more, err := filepath.Glob(filepath.Join(configurations, name+".d-*.conf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append([]string{filepath.Join(configurations, name+".conf")}, more...) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		c.sources = append(c.sources, assess.SourceText{Name: filepath.Base(path), Content: string(content)})
	}
	_, list, found := strings.Cut(c.sources[0].Content, "\n# judged for: ")
	if !found {
		t.Fatalf("%s does not say for which releases it is judged", name)
	}
	list, _, _ = strings.Cut(list, "\n")
	c.releases = strings.Split(strings.TrimSpace(list), ", ")
	return c
}

func TestConfigurations(t *testing.T) {
	eachConfiguration(t, func(t *testing.T, c *configuration) {
		var found bytes.Buffer
		for i, release := range c.releases {
			if i > 0 {
				found.WriteByte('\n')
			}
			fmt.Fprintf(&found, "== %s\n", release)
			for _, f := range c.read(t, release).Findings {
				fmt.Fprintln(&found, findingLine(c, &f))
			}
		}
		golden := filepath.Join(configurations, c.name+".findings")
		if *update {
			if err := os.WriteFile(golden, found.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(string(want), found.String()); diff != "" {
			t.Errorf("findings differ (-want +got), -update rewrites them:\n%s", diff)
		}
	})
}

// findingLine formats a finding for the golden files.
func findingLine(c *configuration, f *report.Finding) string {
	option := cmp.Or(f.Section, "-")
	if f.Option != "" {
		option += "." + f.Option
	}
	place := ""
	if f.Line > 0 {
		place = fmt.Sprintf(" %d", f.Line)
		if len(c.sources) > 1 {
			place = fmt.Sprintf(" %s:%d", f.File, f.Line)
		}
	}
	return fmt.Sprintf("%s %s %s%s: %s", f.Severity, f.Rule, option, place, f.Message)
}

func TestConfigurationsRenderedReadBack(t *testing.T) {
	eachConfiguration(t, func(t *testing.T, c *configuration) {
		for _, release := range c.releases {
			first := c.read(t, release)
			if first.Values == nil {
				continue // it does not parse, so there is nothing to render
			}
			again := readSources(t, release, []assess.SourceText{{Name: "rendered", Content: first.Rendered}})
			if diff := gocmp.Diff(first.Values, again.Values); diff != "" {
				t.Errorf("%s: rendered text reads back as (-first +again):\n%s", release, diff)
			}
			if diff := gocmp.Diff(withoutHead(first.Rendered), withoutHead(again.Rendered)); diff != "" {
				t.Errorf("%s: rendered text renders as (-first +again):\n%s", release, diff)
			}
		}
	})
}

// withoutHead strips the header of a text that failed: what the rendered text
// no longer has, such as an older name, no longer fails.
func withoutHead(rendered string) string {
	if strings.HasPrefix(rendered, "# NOT APPROVED") {
		_, rendered, _ = strings.Cut(rendered, "\n")
	}
	return rendered
}

func TestConfigurationsMigrated(t *testing.T) {
	eachConfiguration(t, func(t *testing.T, c *configuration) {
		for _, release := range c.releases {
			first := c.read(t, release)
			migrated := make([]assess.SourceText, len(c.sources))
			for i, source := range c.sources {
				migrated[i] = assess.SourceText{Name: source.Name, Content: first.Migrated[source.Name]}
			}
			again := readSources(t, release, migrated)
			if diff := gocmp.Diff(first.Values, again.Values); diff != "" {
				t.Errorf("%s: migrated text reads as (-first +again):\n%s", release, diff)
			}
			if diff := gocmp.Diff(first.Migrated, again.Migrated); diff != "" {
				t.Errorf("%s: migrating again changes (-first +again):\n%s", release, diff)
			}
			for _, f := range again.Findings {
				if f.Rule == "deprecated_option" && oldNameIn(&f, first) {
					t.Errorf("%s: still found after migrating: %s", release, findingLine(c, &f))
				}
			}
		}
	})
}

// oldNameIn reports whether a finding is about an older name that the first
// pass renamed: options deprecated for removal stay.
func oldNameIn(f *report.Finding, first *assess.Result) bool {
	setting, ok := first.Settings[f.Section+"."+f.Option]
	return ok && setting.Origin == "deprecated_name"
}

func TestConfigurationsLeakNothing(t *testing.T) {
	eachConfiguration(t, func(t *testing.T, c *configuration) {
		for _, release := range c.releases {
			result := c.read(t, release)
			shown := map[string]string{"rendered_redacted": result.RenderedRedacted}
			for key, value := range result.Values {
				shown["values "+key] = value
			}
			for key, setting := range result.Settings {
				shown["settings "+key] = setting.Value + setting.Default
			}
			for _, f := range result.Findings {
				shown["finding "+f.Rule+" "+f.Section+"."+f.Option] = f.Message + f.Remediation
			}
			for where, text := range shown {
				if at := strings.Index(text, marker); at >= 0 {
					t.Errorf("%s: a secret is in %s: ...%.60s", release, where, text[max(0, at-30):])
				}
			}
		}
	})
}
