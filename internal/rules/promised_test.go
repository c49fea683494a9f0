package rules_test

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

var addRules = flag.Bool("add", false, "add the rules that testdata/table.md does not list yet; lines that are there stay as they are")

// promised is what testdata/table.md says about one rule.
type promised struct {
	Rule, Levels, Needs, CWE, Since, Waivable string
}

// The rules keep what the table promises, in order: users' waivers, severities
// and exit codes depend on it.
func TestTableIsAsPromised(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("testdata/table.md")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []promised
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		const columns = 6
		if len(cells) != columns+2 || strings.HasPrefix(cells[1], "-") {
			continue
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if cells[1] != "rule" {
			want = append(want, promised{cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]})
		}
	}
	for rule := range rules.All() {
		got = append(got, promiseOf(rule))
	}
	if *addRules {
		addToTable(t, string(page), want, got)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the rules differ from testdata/table.md (- promised, + real):\n%s", diff)
	}
}

// promiseOf returns a rule's facts as in the table.
func promiseOf(rule *rules.Rule) promised {
	var needs, weaknesses []string
	for i, letter := range []string{"V", "T", "F"} {
		if rule.Needs&(1<<i) != 0 {
			needs = append(needs, letter)
		}
	}
	for _, id := range rule.CWE {
		weaknesses = append(weaknesses, strconv.Itoa(id))
	}
	since, waivable := "all", "yes"
	if rule.Since > 0 {
		since = strconv.Itoa(rule.Since)
	}
	if rule.Unwaivable {
		waivable = "no"
	}
	return promised{
		Rule:     rule.Name,
		Levels:   strings.Join(strings.Split(string(rule.Levels), ""), " "),
		Needs:    strings.Join(needs, " "),
		CWE:      strings.Join(weaknesses, ", "),
		Since:    since,
		Waivable: waivable,
	}
}

// addToTable rewrites the table in rule order, keeping its previous promises
// and adding a line for each new rule.
func addToTable(t *testing.T, page string, before, now []promised) {
	t.Helper()
	known := make(map[string]promised, len(before))
	for _, p := range before {
		known[p.Rule] = p
	}
	const head = "|---|---|---|---|---|---|\n"
	top, _, _ := strings.Cut(page, head)
	var b strings.Builder
	b.WriteString(top + head)
	for _, p := range now {
		if old, ok := known[p.Rule]; ok {
			p = old
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", p.Rule, p.Levels, p.Needs, p.CWE, p.Since, p.Waivable)
	}
	if err := os.WriteFile("testdata/table.md", []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
