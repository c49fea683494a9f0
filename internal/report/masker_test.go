package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestMasker(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("abcdefgh", 20)
	m := report.NewMasker("hunter2", "ab", "hunter22", `quo"te`, "  spaced  ", "one line\ntwo lines", long, "", "***")
	for text, want := range map[string]report.Shown{
		"it is hunter2.":             "it is ***.",
		"hunter22 and hunter2":       "*** and ***",
		"ab":                         "***",
		" ab ":                       "***",
		"cab":                        "cab",
		`says "quo\"te"`:             `says "***"`,
		"the spaced one":             "the *** one",
		"two lines":                  "***",
		"x" + long + "y":             "x***y",
		"cut " + long[:100] + "... ": "cut ***... ",
		long[:40]:                    report.Shown(long[:40]),
		"hunter":                     "hunter",
		"a password = x":             "a password = ***",
		"":                           "",
	} {
		if got := m.Text(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := m.Value("region", "ab", false); got != "***" {
		t.Errorf("a short secret as a value is %q", got)
	}
	var none report.Masker
	if got := none.Text("hunter2"); got != "hunter2" {
		t.Errorf("without secrets it is %q", got)
	}
}

func TestMaskerIsLinear(t *testing.T) {
	t.Parallel()
	secrets := []string{strings.Repeat("a", 50_000) + "b"}
	for i := range 5000 {
		secrets = append(secrets, strings.Repeat("a", 70)+fmt.Sprint(i), fmt.Sprint("secret", i))
	}
	begin := time.Now()
	m := report.NewMasker(secrets...)
	got := m.Known(strings.Repeat("secret77 ", 100_000) + strings.Repeat("a", 63) + " " + strings.Repeat("a", 1<<20))
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("it takes %s", took)
	}
	if strings.Contains(got, "secret77") {
		t.Error("a secret is left")
	}
}

func TestURLPasswords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"rabbit://u:p1@h1,u2:p2@h2": {"p1", "p2"},
		"https://nova:<pw@h":        {"<pw"},
		"https://ghp@h":             {"ghp"},
		"redis://:pw@h":             {"pw"},
		"https://h:9292":            nil,
	} {
		if got := report.URLPasswords(text); !slices.Equal(got, want) {
			t.Errorf("URLPasswords(%q) = %q, want %q", text, got, want)
		}
	}
}
