package hops

import (
	"strings"
	"testing"
)

func TestFile(t *testing.T) {
	t.Parallel()
	all, err := notes()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("no notes")
	}
	for i := range all {
		n := &all[i]
		if !strings.HasSuffix(n.Text, ".") || strings.Contains(n.Text, "  ") {
			t.Errorf("%s %v: no sentence: %s", n.Service, n.Option, n.Text)
		}
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ line, err string }{
		"columns":        {"nova\tzed\teach", "line 1: 3 columns"},
		"hop":            {"nova\tzed\tsome\tbefore\ta.b\t*\t-\tx\tDo it.", "does not say for which hops"},
		"time":           {"nova\tzed\teach\tlater\ta.b\t*\t-\tx\tDo it.", "is no time"},
		"empty":          {"nova\tzed\teach\tbefore\ta.b\t*\t\tx\tDo it.", "an empty column"},
		"nothing to set": {"nova\tzed\teach\tbefore\t-\ttrue\t-\tx\tDo it.", "names no option"},
		"condition":      {"nova\tzed\teach\tbefore\ta.b\t*\tc.d & e\tx\tDo it.", "is no condition"},
		"word":           {"nova\tzed\teach\tbefore\ta.b\t*\tc.d~x,\tx\tDo it.", "is no condition"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := parse(test.line + "\n"); err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("error %v, not %q", err, test.err)
			}
		})
	}
}

func TestAt(t *testing.T) {
	t.Parallel()
	order := func(series string) int { return strings.Index("abcd", series) }
	for name, test := range map[string]struct {
		at   string
		want string
	}{
		"one": {"b", "b"}, "open": {"c..", "cd"}, "both ends": {"b..c", "bc"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all, err := parse("nova\t" + test.at + "\teach\tbefore\ta.b\t*\t-\tx\tDo it.\n")
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, series := range []string{"a", "b", "c", "d", "none"} {
				if all[0].At(series, order) {
					got += series
				}
			}
			if got != test.want {
				t.Errorf("holds at %q, not at %q", got, test.want)
			}
		})
	}
}
