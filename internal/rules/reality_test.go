package rules_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// needServices skips a test that needs Debian's services unless the environment
// says that they are installed.
func needServices(t *testing.T) {
	t.Helper()
	if os.Getenv("OSLOCONF_LIVE") != "1" {
		t.Skip("needs the services' packages: make conformance")
	}
}

// askServices sends questions to a folder's ask.py, and returns its answers.
func askServices[Q any](t *testing.T, folder string, questions []Q) []json.RawMessage {
	t.Helper()
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	for _, q := range questions {
		if err := encoder.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command("/usr/bin/python3", filepath.Join("..", "..", "tools", "conformance", folder, "ask.py"))
	command.Env = []string{"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "HOME=" + t.TempDir(), "TMPDIR=" + t.TempDir()}
	command.Stdin = &lines
	var complaint strings.Builder
	command.Stderr = &complaint
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, complaint.String())
	}
	var answers []json.RawMessage
	for line := range bytes.Lines(out) {
		answers = append(answers, bytes.TrimSpace(line))
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d questions have %d answers", len(questions), len(answers))
	}
	return answers
}
