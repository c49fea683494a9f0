package config_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// A shared setting is what the configuration would resolve itself, in random
// texts with older names, references and unreadable values.
func TestSharedSettings(t *testing.T) {
	t.Parallel()
	configurations := 300
	if testing.Short() {
		configurations = 30
	}
	for seed, release := range []string{"mitaka", "queens", "ussuri", proof.Release, "2026.1"} {
		random := proof.NewRandom(uint64(seed) + 100).In(release)
		for i := range configurations {
			var sources []config.SourceText
			for number, file := range random.Texts(i).Files {
				sources = append(sources, config.SourceText{Name: fmt.Sprint(number), Content: file.Text()})
			}
			input := config.Input{Service: "nova", Sources: sources}
			if i%3 == 0 {
				input.SetElsewhere = []string{"glance.cafile", "DEFAULT.debug"}
			}
			sharesRightly(t, &input, release)
		}
	}
}

// Likewise in the files of deployment tools, for every service.
func TestSharedSettingsInFiles(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../assess/testdata/services/*.conf")
	if err != nil || len(paths) < 30 {
		t.Fatal("the files are missing:", len(paths), err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, service := range catalog.Services() {
			if strings.Contains(filepath.Base(path), service) {
				sharesRightly(t, &config.Input{Service: service, Sources: []config.SourceText{{Name: path, Content: string(text)}}}, "2025.1")
			}
		}
	}
}

func sharesRightly(t *testing.T, input *config.Input, series string) {
	t.Helper()
	release, err := catalog.Resolve(series)
	if err != nil {
		t.Fatal(err)
	}
	resolve := func() *config.Configuration {
		lines, mistakes := input.Read()
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		return input.Resolve(lines, config.Scope{Release: release, Brief: true})
	}
	sharing, each := resolve(), resolve()
	each.ResolveEach()
	for _, section := range sharing.Sections {
		for name := range section.Names {
			same(t, section.Get(name), each.Get(section.Name(), name))
		}
	}
	for _, section := range release.Sections(input.Service) {
		facts, _ := release.Section(input.Service, section)
		for name := range facts.Names {
			same(t, sharing.Get(section, name), each.Get(section, name))
		}
	}
}

func same(t *testing.T, got, want *config.Setting) {
	t.Helper()
	told := func(s *config.Setting) string {
		if s == nil {
			return "not read"
		}
		return fmt.Sprintf("%s %d %s %q %v %q %v %s", s.FullName(), s.State, s.Origin, s.Raw, s.Items, s.Masked(), s.Err, s.As)
	}
	if diff := cmp.Diff(told(want), told(got)); diff != "" {
		t.Errorf("resolved and shared differ:\n%s", diff)
	}
}

// An option of a section that is read like another has a setting of its own, also
// if the other's was shared before.
func TestSharedSettingsOfLikeSections(t *testing.T) {
	t.Parallel()
	release, err := catalog.Resolve("2025.1")
	if err != nil {
		t.Fatal(err)
	}
	input := config.Input{Service: "cinder", Sources: []config.SourceText{{
		Name:    "cinder.conf",
		Content: "[cors]\nallowed_origin = https://one.example.org\n[cors.two]\nexpose_headers = X-Two\n",
	}}}
	for range 2 {
		lines, _ := input.Read()
		c := input.Resolve(lines, config.Scope{Release: release, Brief: true})
		for _, section := range []string{"cors", "cors.two"} {
			if got, want := c.Get(section, "max_age").FullName(), section+".max_age"; got != want {
				t.Errorf("the option is %s, not %s", got, want)
			}
		}
	}
}
