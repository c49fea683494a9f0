package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/cli"
)

// No text or arguments cause an internal fault, and JSON output is always
// valid.
func FuzzMain(f *testing.F) {
	f.Add("[glance]\ninsecure = true\n", "json")
	f.Add("\x00\xff[", "text")
	f.Add("[a]\nb = ${c}\n# osloconf: allow x until y: z\n", "github")
	f.Fuzz(func(t *testing.T, text, format string) {
		var stdout, stderr bytes.Buffer
		status := cli.Main(context.Background(), []string{"lint", "--service", "nova", "--format", format, "-"},
			strings.NewReader(text), &stdout, &stderr, func(string) string { return "" })
		if strings.Contains(stderr.String(), "internal fault") || status < 0 || status > 2 {
			t.Errorf("status %d: %s", status, stderr.String())
		}
		if format == "json" && status != 2 && !json.Valid(stdout.Bytes()) {
			t.Errorf("this is not JSON: %s", stdout.String())
		}
		if format == "text" && strings.ContainsRune(stdout.String(), 0x1b) {
			t.Errorf("an escape sequence is passed on: %q", stdout.String())
		}
	})
}
