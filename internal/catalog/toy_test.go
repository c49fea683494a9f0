package catalog

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// withToy marks a test process whose facts include the toy service.
const withToy = "OSLOCONF_TEST_TOY"

// TestMain overlays the toy service's file if a test requests it, before
// anything is read, because the facts are cached.
func TestMain(m *testing.M) {
	if os.Getenv(withToy) != "" {
		text, err := os.ReadFile("testdata/toy/toy.service.txt")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		files = append(files, "toy.service.txt")
		factsOn = func(name string) string {
			if name == "toy.service.txt" {
				return string(text)
			}
			return embeddedFile(name)
		}
	}
	os.Exit(m.Run())
}

// A new service needs only one file of facts.
func TestToyService(t *testing.T) {
	t.Parallel()
	command := exec.Command(os.Args[0], "-test.run=^TestInsideToy$", "-test.v")
	command.Env = append(os.Environ(), withToy+"=1")
	out, err := command.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestInsideToy") {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestInsideToy(t *testing.T) {
	if os.Getenv(withToy) == "" {
		t.Skip("TestToyService runs it in a separate process")
	}
	if list := Services(); len(list) != 14 || list[len(list)-1] != "toy" {
		t.Fatalf("services: %s", list)
	}
	if since := CoveredSince("toy"); since != "2024.1" {
		t.Errorf("covered since %s", since)
	}
	release, err := ResolveFor("toy", "1:2.0.1-1")
	if err != nil || release.Series() != "2024.2" || release.VersionOf("toy") != "2.0.1" {
		t.Fatalf("2.0.1 is %s of %s: %v", release.VersionOf("toy"), release.Series(), err)
	}
	if _, err := ResolveFor("toy", "2.7.0"); err == nil || !strings.Contains(err.Error(), "nearest is 2.0.1 (2024.2)") {
		t.Errorf("an unknown version: %v", err)
	}
	toy, ok := release.Service("toy")
	if !ok {
		t.Fatal("no toy")
	}
	if got := strings.Join(toy.Sections(), " "); got != "DEFAULT keystone_authtoken" {
		t.Errorf("sections: %s", got)
	}
	for name, want := range map[string]string{
		"DEFAULT.colour": "red", "DEFAULT.workers": "2", "DEFAULT.debug": "false", "keystone_authtoken.delay_auth_decision": "true",
	} {
		section, name, _ := strings.Cut(name, ".")
		if o, ok := toy.Option(section, name); !ok || o.DefaultText() != want {
			t.Errorf("[%s] %s is %v", section, name, o)
		}
	}
	later, _ := ResolveFor("toy", "2025.1")
	if o, ok := later.Option("toy", "DEFAULT", "colour"); !ok || o.DefaultText() != "green" || len(o.Choices) != 3 || o.Life().SinceSeries != "2024.1" {
		t.Errorf("colour of 2025.1 is %+v", o)
	}
	if o, ok := toy.Older(oslo.Name{Group: "DEFAULT", Option: "threads"}); !ok || o.Name.Option != "workers" {
		t.Errorf("threads is %v", o)
	}
	if box := toy.Named("<box>", "crate", ""); box == nil || !box.Has("box_key") || box.Name != "crate" {
		t.Errorf("a box: %v", box)
	}
	if api, _ := release.ProgramOf("toy", "toy-api"); api.Sections() == nil || hasOption(api, "workers") || !hasOption(api, "colour") {
		t.Error("toy-api is not distinguished from toy-engine")
	}
	if newest := Newest(); newest.ServiceCovered("toy") {
		t.Error("toy is covered in a series that is not in its file")
	}
}

func hasOption(s *Service, name string) bool {
	_, ok := s.Option("DEFAULT", name)
	return ok
}
