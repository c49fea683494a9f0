package catalog

import (
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/table"
)

// tables are the data files without options.
var tables = []string{"beside", "drivers", "legacy", "overrides", "patterns", "programs", "series", "services", "sessions", "sharemodes", "successors", "unsupported", "uses"}

var typeNames = strings.Fields("str int bool float list dict port ip uri hostaddress hostname hostdomain octal ignored zoneprefix4 zoneprefix6")

var attributeNames = strings.Fields("item min max choices ichoices iregex imin imax iquotes icase regex maxlen schemes quotes bounds ibounds ipv sep host default secret multi required removal since old ksa stores prog backport superseded")

// lineProblems lists what is wrong with a component's line.
func lineProblems(l line) []string {
	var problems []string
	report := func(parts ...string) { problems = append(problems, strings.Join(parts, " ")) }
	last := table.Point(1)
	for s := range l.spansOf {
		if last == 0 || s.from < last && last > 1 {
			report("spans overlap or are out of order at", s.facts)
		}
		if s.to != 0 && s.to <= s.from {
			report("a span ends before it begins:", s.facts)
		}
		last = s.to
		text := s.facts
		for first := true; text != ""; first = false {
			var key string
			key, _, text = nextAttribute(text)
			switch {
			case first && !slices.Contains(typeNames, key):
				report("unknown type", key)
			case !first && !slices.Contains(attributeNames, key):
				report("unknown attribute", key)
			}
		}
	}
	for period := range strings.SplitSeq(l.spans, "\t") {
		period, _, _ = strings.Cut(period, " ")
		from, to, ok := strings.Cut(period, "..")
		if !ok || from == "" || pointOf(from) == 0 && from != "0.0.0" || to != "" && pointOf(to) == 0 {
			report("unknown bounds", period)
		}
	}
	return problems
}

// The decoder understands every line of every component, and each line's spans
// are in order.
func TestLines(t *testing.T) {
	t.Parallel()
	if len(files) < 30 {
		t.Fatalf("%d files", len(files))
	}
	lines := 0
	for _, file := range files {
		name := strings.TrimSuffix(file, ".txt")
		if slices.Contains(tables, name) {
			continue
		}
		for _, b := range componentNamed(name).blocks {
			for _, l := range b.all() {
				lines++
				if l.name == "-" {
					continue // a plugin without options
				}
				for _, problem := range lineProblems(l) {
					t.Errorf("%s [%s] %s: %s", name, b.section, l.name, problem)
				}
			}
			if b.named(""); len(b.at) != len(b.lines) && !strings.HasPrefix(b.section, pluginPrefix) {
				t.Errorf("%s [%s]: a name appears twice", name, b.section)
			}
		}
	}
	if lines < 8000 {
		t.Errorf("%d lines, want the facts of thirteen services", lines)
	}
}

func TestLineProblems(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ spans, want string }{
		"right":             {"queens..zed str default=\"a b\"\tzed.. int min=1", ""},
		"a misspelt key":    {"queens.. str secert", "unknown attribute secert"},
		"a misspelt type":   {"queens.. strr", "unknown type strr"},
		"an unknown series": {"queen.. str", "unknown bounds queen.."},
		"no bounds":         {"queens str", "unknown bounds queens"},
		"an overlap":        {"queens..zed str\tyoga.. int", "spans overlap or are out of order at int"},
		"two open spans":    {"queens.. str\tzed.. int", "spans overlap or are out of order at int"},
		"reversed bounds":   {"zed..queens str", "a span ends before it begins: str"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := strings.Join(lineProblems(line{"a", test.spans}), "; ")
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("problems %q, want %q", got, test.want)
			}
		})
	}
}

// What a service says about libraries names an existing component, service and
// bounds.
func TestTablesHold(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"uses", "overrides"} {
		for row := range rows(name) {
			from, to, ok := strings.Cut(row[2], "..")
			if !slices.Contains(serviceNames(), row[0]) || !ok || pointOf(from) == 0 || to != "" && pointOf(to) <= pointOf(from) {
				t.Errorf("%s: %v", name, row)
			}
		}
	}
	for _, service := range serviceNames() {
		for _, u := range usesOf(service) {
			if u.namespace != "?" && !slices.ContainsFunc(u.library().blocks, func(b *block) bool { return b.namespace == u.namespace }) {
				t.Errorf("%s uses %s, which is in no component", service, u.namespace)
			}
		}
	}
}
