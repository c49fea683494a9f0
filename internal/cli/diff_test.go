package cli

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// apply applies a unified diff strictly, as patch does without fuzz.
func apply(t *testing.T, text, diff string) string {
	t.Helper()
	if diff == "" {
		return text
	}
	before := strings.SplitAfter(text, "\n")
	lines := strings.SplitAfter(diff, "\n")
	var out strings.Builder
	at := 0
	for n, line := range lines {
		next := ""
		if n+1 < len(lines) {
			next = lines[n+1]
		}
		switch {
		case line == "" || strings.HasPrefix(line, "--- ") && n == 0 || strings.HasPrefix(line, "+++ ") && n == 1:
		case strings.HasPrefix(line, "@@ "):
			start, count := 0, 1
			if _, err := fmt.Sscanf(line, "@@ -%d,%d", &start, &count); err != nil {
				if _, err := fmt.Sscanf(line, "@@ -%d", &start); err != nil {
					t.Fatal(err)
				}
			}
			if count > 0 {
				start--
			}
			for ; at < start; at++ {
				out.WriteString(before[at])
			}
		case line[0] == '\\':
		default:
			body := line[1:]
			if strings.HasPrefix(next, `\`) {
				body = strings.TrimSuffix(body, "\n")
			}
			if line[0] != '+' {
				if at >= len(before) || before[at] != body {
					t.Fatalf("the diff does not apply at line %d: %q\n%s", at+1, body, diff)
				}
				at++
			}
			if line[0] != '-' {
				out.WriteString(body)
			}
		}
	}
	for ; at < len(before); at++ {
		out.WriteString(before[at])
	}
	return out.String()
}

func TestUnified(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ before, after, want string }{
		"the same":     {"a\n", "a\n", ""},
		"one line":     {"a\nb\nc\n", "a\nB\nc\n", "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"},
		"from nothing": {"", "a\n", "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n"},
		"to nothing":   {"a\n", "", "--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n"},
		"line end":     {"a", "a\n", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"},
		"far apart": {"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "x\n2\n3\n4\n5\n6\n7\n8\n9\ny\n",
			"--- a/x\n+++ b/x\n@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -7,4 +7,4 @@\n 7\n 8\n 9\n-10\n+y\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := unified("x", test.before, test.after); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// For any two texts, applying the diff to one gives the other.
func TestUnifiedApplies(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var b strings.Builder
		for range random.IntN(40) {
			fmt.Fprintf(&b, "%d\n", random.IntN(12))
		}
		if random.IntN(4) == 0 {
			b.WriteString("end")
		}
		return b.String()
	}
	for range 2000 {
		before, after := text(), text()
		if got := apply(t, before, unified("x", before, after)); got != after {
			t.Fatalf("from %q to %q: %q", before, after, got)
		}
	}
}

func TestMaskedLine(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"timeout = 60":                     "timeout = 60",
		"timeout = 60 # password = s3cret": "timeout = 60 # password = ***",
		"password s3cret":                  "***",
		"   s3cret":                        "***",
		"":                                 "",
		"[glance]":                         "[glance]",
		"# a remark":                       "# a remark",
		"# admin_password: s3cret":         "# admin_password: ***",
		"password =":                       "password =",
		"host = a\x1b[2Jb":                 `host = a\x1b[2Jb`,
		"x = " + strings.Repeat("y", 500):  "x = " + strings.Repeat("y", 156) + "...",
	} {
		if got := maskedLine(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
