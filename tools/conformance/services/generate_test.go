package main

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/registered"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
)

func cinder(t *testing.T) (*catalog.Service, *registered.Record) {
	t.Helper()
	record, err := registered.Load(filepath.Join("..", "..", "..", "internal", "catalog", "testdata", "registered", "zed-cinder.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	of, err := catalog.Resolve("zed")
	if err != nil {
		t.Fatal(err)
	}
	service, ok := of.Service("cinder")
	if !ok {
		t.Fatal("no cinder in zed")
	}
	return service, record
}

// The same seed gives the same files, a different seed different ones, and they
// include older names, several files and freely named sections.
func TestGenerator(t *testing.T) {
	t.Parallel()
	service, record := cinder(t)
	made := func(seed uint64) []request {
		g := newGenerator(service, record, "", seed)
		requests := make([]request, 300)
		for i := range requests {
			requests[i] = g.next(i)
		}
		return requests
	}
	first := made(1)
	if !reflect.DeepEqual(first, made(1)) {
		t.Error("the same seed gives different files")
	}
	if reflect.DeepEqual(first, made(2)) {
		t.Error("another seed gives the same files")
	}
	several, free, older := 0, 0, 0
	for _, r := range first {
		if len(r.Files) > 1 {
			several++
		}
		free += len(r.Named)
		if strings.Contains(strings.Join(r.Files, ""), "sql_connection") || strings.Contains(strings.Join(r.Files, ""), "sql_max_") {
			older++
		}
		for _, name := range r.Names {
			if name[1] == "host" || name[1] == "my_ip" || name[1] == "config_file" {
				t.Errorf("%s is the machine's or the command line's", name[1])
			}
		}
	}
	if several == 0 || free == 0 || older == 0 {
		t.Errorf("%d with several files, %d freely named sections, %d with older names", several, free, older)
	}
}

// Differences in a value, a failure or a place are found.
func TestCompareValue(t *testing.T) {
	t.Parallel()
	of, err := catalog.Resolve("zed")
	if err != nil {
		t.Fatal(err)
	}
	service, _ := of.Service("cinder")
	name := [2]string{"database", "max_retries"}
	for label, test := range map[string]struct {
		file   string
		answer answer
		want   string
	}{
		"agree":             {"[database]\nmax_retries = 3\n", answer{Values: []any{"i:3"}, Set: []bool{true}}, ""},
		"a different value": {"[database]\nmax_retries = 3\n", answer{Values: []any{"i:4"}, Set: []bool{true}}, `database.max_retries: got "i:3", the service says "i:4"`},
		"not set":           {"[database]\nmax_retries = 3\n", answer{Values: []any{"i:3"}, Set: []bool{false}}, "database.max_retries: set true, the service says false"},
		"no failure": {"[database]\nmax_retries = 3\n", answer{Values: []any{map[string]any{"class": "ConfigFileValueError"}}, Set: []bool{true}},
			"database.max_retries: got i:3, the service says map[class:ConfigFileValueError]"},
	} {
		t.Run(label, func(t *testing.T) {
			t.Parallel()
			r := request{Files: []string{test.file}, Names: [][2]string{name}}
			if got := strings.Join(compareValues(service, &r, &test.answer), "\n"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	if got := compareValue(name, oslo.Reading{Value: types.IntValue(3)}, nil, "i:3", false); got != "" {
		t.Errorf("an equal default: got %q", got)
	}
}
