package rules_test

import (
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

func TestHarness(t *testing.T) {
	t.Parallel()
	result := text(t, "[glance]\ninsecure = true\n[ssl]\nca_file = /a\n")
	t.Log("\n" + list(result))
	result = glance(t, map[string]any{"insecure": true, "api_servers": []any{"https://a", unknown}, "nope": "1"})
	t.Log("\n" + list(result))
	_ = strings.TrimSpace
	_ = assess.Text
}
