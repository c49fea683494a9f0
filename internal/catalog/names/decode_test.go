package names

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// Every file decodes, and contains nothing that can never be true.
func TestFiles(t *testing.T) {
	t.Parallel()
	entries, err := data.ReadDir("data")
	if err != nil || len(entries) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range entries {
		t.Run(file.Name(), func(t *testing.T) {
			t.Parallel()
			text, err := data.ReadFile("data/" + file.Name())
			if err != nil {
				t.Fatal(err)
			}
			lists, err := decode(string(text))
			if err != nil {
				t.Fatal(err)
			}
			if found := headings(string(text)); len(found) != len(lists) {
				t.Errorf("%d of %d headings are found", len(found), len(lists))
			}
			for at, l := range lists {
				if len(l.names) == 0 {
					t.Errorf("[%s] %s has no names", at.section, at.option)
				}
				if !slices.IsSorted(l.names) {
					t.Errorf("[%s] %s: the names are not sorted", at.section, at.option)
				}
				for name, one := range l.entries {
					if one.renamed == name || one.renamed != "" && len(l.entries[one.renamed].spans) == 0 {
						t.Errorf("[%s] %s: %s is renamed to %q, which is not listed", at.section, at.option, name, one.renamed)
					}
				}
				for _, word := range l.tests {
					if !slices.ContainsFunc(l.names, func(name string) bool { return covers([]string{word}, name) }) {
						t.Errorf("[%s] %s: no name is %s", at.section, at.option, word)
					}
				}
			}
			for block := range strings.SplitSeq(string(text), "\n\n") {
				if strings.HasPrefix(block, "[") && (!strings.Contains(block, "\n# ") || !strings.Contains(block, "\nfrom ")) {
					heading, _, _ := strings.Cut(block, "\n")
					t.Errorf("%s: there is no origin for the names", heading)
				}
			}
		})
	}
}

func TestDecode(t *testing.T) {
	t.Parallel()
	lists, err := decode("# Names.\nproject p zed=1.0\n\n[A] x\n[b:c] y\n# Here.\nfrom hand\nothers paths\nown p.\ntests q\n" +
		"one before -> two\ntwo newton..pike,zed,2025.1.. in q newton in r\n\n[A] z\nothers none\nthree zed\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(lists) != 3 || lists[heading{"a", "x"}] != lists[heading{"b:c", "y"}] {
		t.Fatalf("headings %v", slices.Collect(maps.Keys(lists)))
	}
	l := lists[heading{"a", "x"}]
	if l.others != "paths" || !slices.Equal(l.own, []string{"p."}) || !slices.Equal(l.tests, []string{"q"}) || !slices.Equal(l.names, []string{"one", "two"}) {
		t.Errorf("list %+v", l)
	}
	one, two := l.entries["one"], l.entries["two"]
	if one.renamed != "two" || !slices.Equal(one.spans, []span{{-1, -1}}) {
		t.Errorf("one: %+v", one)
	}
	if !slices.Equal(two.spans, []span{{0, 2}, {12, 12}, {17, len(order) - 1}}) {
		t.Errorf("two: %+v", two.spans)
	}
	if len(two.packages) != 2 || two.packages[0].name != "q" || !slices.Equal(two.packages[0].spans, []span{{0, 0}}) || !slices.Equal(two.packages[1].spans, two.spans) {
		t.Errorf("two comes in %+v", two.packages)
	}
}

func TestDecodeErrors(t *testing.T) {
	t.Parallel()
	const head = "[a] x\nothers names\n"
	for name, test := range map[string]struct{ text, want string }{
		"no heading":             {"one zed\n", "line 1: there is no heading above"},
		"no option":              {"[a]\n", "line 1: a heading is [section] option"},
		"a heading twice":        {head + "\n[A] x\nothers none\n", "line 4: [A] x is there twice"},
		"no others":              {"[a] x\none zed\n", "[a] x: no line says what other names may be"},
		"others unknown":         {"[a] x\nothers any\n", `line 2: others cannot be "any"`},
		"a name twice":           {head + "one zed\none yoga\n", "line 4: one is there twice"},
		"no span":                {head + "one\n", "line 3: one has no span"},
		"an unknown series":      {head + "one zed..aardvark\n", `line 3: "zed..aardvark" is not a span of series`},
		"a reversed span":        {head + "one zed..yoga\n", `line 3: "zed..yoga" is not a span of series`},
		"spans in reverse order": {head + "one zed,pike\n", "line 3: the spans zed,pike do not rise"},
		"spans that touch":       {head + "one yoga,zed\n", "line 3: the spans yoga,zed do not rise"},
		"one word too many":      {head + "one zed since\n", `line 3: one: "since" means nothing there`},
		"no package":             {head + "one zed in\n", `line 3: one: "in" means nothing there`},
		"a package's span":       {head + "one zed in p 1.0\n", `line 3: "1.0" is not a span of series`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := decode(test.text); err == nil || err.Error() != test.want {
				t.Errorf("error %v, want %s", err, test.want)
			}
		})
	}
}

// A cycle of renames terminates.
func TestRenameCircle(t *testing.T) {
	t.Parallel()
	lists, err := decode("[a] x\nothers names\none newton -> two\ntwo newton -> one\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := lists[heading{"a", "x"}].renamed("one", 0); got != "one" && got != "two" {
		t.Errorf("renamed to %q", got)
	}
}

// Arbitrary text is decoded or rejected.
func FuzzDecode(f *testing.F) {
	f.Add("[a] x\nothers names\none zed -> two in p newton..\n")
	f.Add("[a] x\n[\nown \n -> in\n")
	f.Fuzz(func(t *testing.T, text string) {
		lists, err := decode(text)
		if err != nil && lists != nil {
			t.Errorf("lists and the error %v", err)
		}
	})
}
