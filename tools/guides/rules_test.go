package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// Each rule has one heading, and each link leads to one.
func TestRulesGuide(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "rules.md")
	if err := write(path, rulesGuide); err != nil {
		t.Fatal(err)
	}
	page := read(t, path)
	headings := map[string]int{}
	for _, heading := range regexp.MustCompile(`(?m)^#{2,3} (.+)$`).FindAllStringSubmatch(page, -1) {
		headings[anchored(heading[1])]++
	}
	for rule := range rules.All() {
		if headings[rule.Name] != 1 {
			t.Errorf("%s has %d headings", rule.Name, headings[rule.Name])
		}
	}
	for _, link := range regexp.MustCompile(`\]\(#([^)]+)\)`).FindAllStringSubmatch(page, -1) {
		if headings[link[1]] != 1 {
			t.Errorf("#%s leads to %d headings", link[1], headings[link[1]])
		}
	}
	for _, service := range catalog.Services() {
		if !strings.Contains(page, "\n| "+service+" | ") {
			t.Errorf("the table by service lacks %s", service)
		}
	}
}

// The page on the Security Guide has each check once, with links that lead to
// rules.
func TestSecurityGuidePage(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "security-guide.md")
	if err := writeSecurityGuide(path); err != nil {
		t.Fatal(err)
	}
	page := read(t, path)
	for _, check := range rules.SecurityGuide() {
		if strings.Count(page, "\n| "+check.ID+" | ") != 1 {
			t.Errorf("%s does not appear exactly once", check.ID)
		}
	}
	for _, link := range regexp.MustCompile(`\(rules\.md#([^)]+)\)`).FindAllStringSubmatch(page, -1) {
		if _, ok := rules.Lookup(link[1]); !ok {
			t.Errorf("no rule %s", link[1])
		}
	}
	for _, sentence := range []string{"Of the 43 current checks", "26 are covered by option values", "14 by file owners and modes", "2 concern a paste or policy file", "1 cannot be answered from any configuration"} {
		if !strings.Contains(page, sentence) {
			t.Errorf("the page does not say %q", sentence)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}
