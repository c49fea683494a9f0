package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// Every rule that is an error in some profile is listed, under its services.
func TestProfiles(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "profiles.md")
	if err := writeProfiles(path); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	for rule := range rules.All() {
		listed := strings.Contains(page, "rules.md#"+rule.Name+")")
		if fails := rule.Levels.At(report.Strict) == report.Error || rule.Levels.At(report.Baseline) == report.Error; fails != listed {
			t.Errorf("%s: listed %t, an error %t", rule.Name, listed, fails)
		}
	}
	_, every, _ := strings.Cut(page, "\n## Every service\n")
	every, _, _ = strings.Cut(every, "\n## ")
	permissive, rest, _ := strings.Cut(every, "| `baseline` |")
	baseline, _, _ := strings.Cut(rest, "| `strict` |")
	if !strings.Contains(permissive, "`unknown_option`") && !strings.Contains(permissive, "`parse_error`") {
		t.Errorf("permissive: %s", permissive)
	}
	if !strings.Contains(baseline, "`tls_verification_disabled`") || strings.Contains(permissive, "`tls_verification_disabled`") {
		t.Errorf("baseline: %s", baseline)
	}
	sections := 0
	for _, service := range catalog.Services() {
		if strings.Contains(page, "\n## "+title(service)+"\n") {
			sections++
		}
	}
	if sections < 8 {
		t.Errorf("only %d services have their own rules", sections)
	}
}
