package outcome

import (
	"os"
	"testing"
)

// Keep appends what a test has compared to the file named by OSLOCONF_REPORT,
// if set. A failed test is not recorded.
func Keep(t testing.TB, part string, asked int, packages ...string) {
	t.Helper()
	path := os.Getenv("OSLOCONF_REPORT")
	if path == "" || t.Failed() {
		return
	}
	if err := (Outcome{Part: part, Asked: asked}).Append(path, packages...); err != nil {
		t.Fatal(err)
	}
}
