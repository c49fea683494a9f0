package main

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
)

// Every service has pages that the registry accepts, listing every option.
func TestServicePages(t *testing.T) {
	t.Parallel()
	for _, name := range catalog.Services() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			service, ok := catalog.Newest().Service(name)
			if !ok {
				t.Skip("the newest release does not cover it")
			}
			pages := servicePage(service)
			for _, page := range pages {
				if len(page) > 500_000 || !strings.HasPrefix(page, "---\npage_title: \"Options of "+title(name)) {
					t.Errorf("a page of %d bytes starting with %q", len(page), page[:60])
				}
			}
			all := strings.Join(pages, "")
			for _, section := range service.Sections() {
				s, _ := service.Section(section)
				if s.Len() == 0 {
					continue
				}
				_, rest, found := strings.Cut(all, "\n## ["+section+"]\n")
				table, _, _ := strings.Cut(rest, "\n## ")
				if !found || strings.Count(table, "\n| `") != s.Len() {
					t.Errorf("[%s] has %d rows, want %d", section, strings.Count(table, "\n| `"), s.Len())
				}
			}
			for line := range strings.Lines(all) {
				if strings.HasPrefix(line, "| `") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 6 && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 3 {
					t.Errorf("a row with the wrong cells: %s", line)
				}
			}
		})
	}
}

func TestChanges(t *testing.T) {
	t.Parallel()
	zed, err := catalog.Resolve("zed")
	if err != nil {
		t.Fatal(err)
	}
	newest, err := catalog.Resolve("2025.1")
	if err != nil {
		t.Fatal(err)
	}
	before, _ := zed.Service("nova")
	after, _ := newest.Service("nova")
	text := changes(before, after)
	for _, want := range []string{
		"\n## Changed since zed\n", "### New", "### No longer read",
		"| `glance.retriable_status_codes` | list of int, default -",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the changes do not contain %q:\n%.2000s", want, text)
		}
	}
	if text := changes(after, after); !strings.Contains(text, "Nothing.") {
		t.Errorf("a release differs from itself: %s", text)
	}
}

func TestCode(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a":                      "`a`",
		"":                       `""`,
		"a|b":                    "`a\\|b`",
		"a`b":                    "`` a`b ``",
		"two\nlines":             "`two lines`",
		strings.Repeat("x", 200): "`" + strings.Repeat("x", 100) + "...`",
	} {
		if got := code(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
