package early

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestBegin(t *testing.T) {
	t.Parallel()
	if begin(false) != nil {
		t.Error("work was started that nobody requested")
	}
	if err := <-begin(true); err != nil {
		t.Errorf("no table: %v", err)
	}
}

// This package's imports determine when it is initialised.
func TestNothingKeepsItWaiting(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, late := range []string{"crypto/ecdsa", "math/big", "net", "reflect", "regexp"} {
		if slices.Contains(strings.Fields(string(out)), late) {
			t.Errorf("%s is initialised late, and early after it", late)
		}
	}
}
