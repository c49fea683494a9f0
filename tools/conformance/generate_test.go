package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func texts(t *testing.T, seed uint64, n int) []string {
	t.Helper()
	g := newGenerator(seed)
	out := make([]string, n)
	for i := range out {
		line, err := json.Marshal(g.next(i))
		if err != nil {
			t.Fatal(err)
		}
		out[i] = string(line)
	}
	return out
}

func TestSeedDecidesTheCases(t *testing.T) {
	t.Parallel()
	first := texts(t, 5, 50)
	if diff := cmp.Diff(first, texts(t, 5, 50)); diff != "" {
		t.Error(diff)
	}
	if cmp.Equal(first, texts(t, 6, 50)) {
		t.Error("another seed gives the same cases")
	}
}

// TestGeneratorReaches checks that every type, class and production occurs.
func TestGeneratorReaches(t *testing.T) {
	t.Parallel()
	all := strings.Join(texts(t, 1, 4000), "\n")
	for _, wanted := range []string{
		`["String"`, `["Boolean"`, `["Integer"`, `["Float"`, `["Port"`, `["List"`, `["Dict"`, `["Range"`, `["IPAddress"`, `["Hostname"`, `["HostAddress"`, `["HostDomain"`, `["URI"`,
		`"MultiOpt"`, `"MultiStrOpt"`, `"DictOpt"`, `"regex"`, `"choices"`, `"max_length"`, `"quotes"`, `"bounds"`, `"schemes"`, `"inclusive"`, `"version"`,
		`"deprecated_opts"`, `"deprecated_name"`, `"deprecated_group"`, `"deprecated_for_removal"`, `"required"`, `"default"`, `"env"`, `"content_b64"`, `"2.conf"`,
		`\r`, `\n\t`, `[]`, `\\$`, `$$`, `${`, `$glance.`, `OS_GLANCE__`, `api_insecure`, `ca_file`, `[GLANCE]`,
	} {
		if !strings.Contains(all, wanted) {
			t.Errorf("no case has %s", wanted)
		}
	}
}
