package rules_test

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// respellings are written by -respell, and filled by `go run
// ./tools/conformance/services -part respelled -keep`, which drops those that the
// real service reads differently. Each begins with the text of the rule's table.
//
//go:embed testdata/respelled.jsonl
var respellings string

var writeRespelled = flag.Bool("respell", false, "write the spellings of every rule, for the real services to read")

const respelledFile = "testdata/respelled.jsonl"

func loadRespelled(t *testing.T) map[string][]respelled {
	t.Helper()
	list := map[string][]respelled{}
	lines := bufio.NewScanner(strings.NewReader(respellings))
	for lines.Scan() {
		var r respelled
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		list[r.Rule] = append(list[r.Rule], r)
	}
	return list
}

// No respelling of a rule's own text that the real service accepts evades it.
func TestNoRespellingLeadsPastARule(t *testing.T) {
	t.Parallel()
	if *writeRespelled {
		writeAllRespelled(t)
		return
	}
	for name, list := range loadRespelled(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i := range list {
				r := &list[i]
				if !cmp.Equal(r.Reads, list[0].Reads) {
					t.Errorf("%q is read as %v, and the first text as %v", r.Files, r.Reads, list[0].Reads)
				}
				if findings := judgedAs(t, r.Service, r.Program, r.Release, r.Files...); !r.finds(findings) {
					t.Errorf("%s does not find %q, read as %v; all findings:\n%s", name, r.Files, r.Reads, listed(findings))
				}
			}
		})
	}
}

func listed(findings []report.Finding) string { return list(findings) }

// Every rule that is an error under baseline has at least ten spellings, here
// or in bypass.jsonl, or a reason why not.
func TestEveryErrorIsRespelled(t *testing.T) {
	t.Parallel()
	if *writeRespelled {
		t.Skip("only writing the spellings")
	}
	count := map[string]int{}
	for name, list := range loadRespelled(t) {
		count[name] = len(list)
	}
	for line := range strings.Lines(bypasses) {
		var b bypass
		if err := json.Unmarshal([]byte(line), &b); err != nil {
			t.Fatal(err)
		}
		count[b.Rule]++
	}
	for rule := range rules.All() {
		if rule.Levels[1] != 'E' {
			continue
		}
		reason, excused := fewSpellings[rule.Name]
		if reason == notPackaged {
			spelledAnywhere(t, rule)
		}
		switch enough := count[rule.Name] >= fewest; {
		case enough && excused:
			t.Errorf("%s has %d spellings: remove it from the list", rule.Name, count[rule.Name])
		case !enough && !excused:
			t.Errorf("%s has %d spellings", rule.Name, count[rule.Name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(fewSpellings)) {
		if _, known := rules.Lookup(name); !known {
			t.Errorf("there is no rule %s", name)
		}
	}
}

// spelledAnywhere asserts that a rule finds every spelling that this project
// reads like the rule's own text, in the text's release.
func spelledAnywhere(t *testing.T, rule *rules.Rule) {
	t.Helper()
	ways := slices.DeleteFunc(respell(t, rule, ownRelease), func(r respelled) bool {
		return slices.ContainsFunc(judgedAs(t, r.Service, r.Program, r.Release, r.Files...), func(f report.Finding) bool { return f.Rule == "invalid_value" })
	})
	if len(ways) < fewest {
		t.Errorf("%s has %d spellings in its own release", rule.Name, len(ways))
	}
	for _, r := range ways {
		if findings := judgedAs(t, r.Service, r.Program, r.Release, r.Files...); !r.finds(findings) {
			t.Errorf("%s does not find %q; all findings:\n%s", rule.Name, r.Files, list(findings))
		}
	}
}

func writeAllRespelled(t *testing.T) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	for rule := range rules.All() {
		if rule.Levels[1] != 'E' {
			continue
		}
		list := respell(t, rule, inDebian)
		t.Logf("%s: %d", rule.Name, len(list))
		for i := range list {
			if err := encoder.Encode(&list[i]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(respelledFile, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
