package catalog_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
)

// withCost marks a test process in which nothing has been looked up yet.
const withCost = "OSLOCONF_TEST_COST"

// cost is what the first look-up in one service after another took.
type cost struct {
	Look map[string]time.Duration // its options' names, as a check reads them
	Heap uint64                   // bytes held once every option of every service is decoded
}

// Memory for every option of every service of one release stays below 30 MB.
// The times of the first look-ups are only logged, because they depend on the
// machine.
func TestCost(t *testing.T) {
	t.Parallel()
	command := exec.Command(os.Args[0], "-test.run=^TestInsideCost$")
	command.Env = append(os.Environ(), withCost+"=1")
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var c cost
	text, _, _ := strings.Cut(string(out), "\n")
	if err := json.Unmarshal([]byte(text), &c); err != nil || len(c.Look) != 13 {
		t.Fatalf("%v\n%s", err, out)
	}
	const most = 30 << 20
	t.Logf("%d KB for all; first looks: %v", c.Heap>>10, c.Look)
	if c.Heap == 0 || c.Heap > most {
		t.Errorf("the decoded facts take %d bytes, more than %d", c.Heap, most)
	}
}

func TestInsideCost(t *testing.T) {
	if os.Getenv(withCost) == "" {
		t.Skip("TestCost runs it in a separate process")
	}
	c := cost{Look: map[string]time.Duration{}}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	release := catalog.Newest()
	for _, name := range catalog.Services() {
		begin := time.Now()
		service, ok := release.Service(name)
		if !ok {
			t.Fatalf("no %s", name)
		}
		service = service.Effective()
		for _, section := range []string{"DEFAULT", "database", "keystone_authtoken", "oslo_messaging_rabbit"} {
			service.Section(section)
		}
		c.Look[name] = time.Since(begin)
		for _, section := range service.Sections() {
			if s, ok := service.Section(section); ok {
				s.All()
			}
		}
		service.Older(oslo.Name{Group: "DEFAULT", Option: "none"})
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	c.Heap = after.HeapAlloc - min(before.HeapAlloc, after.HeapAlloc)
	if err := json.NewEncoder(os.Stdout).Encode(c); err != nil {
		t.Fatal(err)
	}
	runtime.KeepAlive(release)
}
