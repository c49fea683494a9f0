//go:build e2e

package e2e_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"
)

// A question to Nova: what comes of doing something under a configuration.
type question struct {
	ID    string   `json:"id"`
	Files []string `json:"files"`
	Do    string   `json:"do"`
	Names []string `json:"names,omitempty"`
}

// An answer of Nova's: a result, or what was raised.
type answer struct {
	ID     string
	Result any
	Class  string
	Error  string
}

// String is "Class: message" for an error, else the result.
func (a answer) String() string {
	if a.Class != "" {
		return a.Class + ": " + a.Error
	}
	return fmt.Sprint(a.Result)
}

// configure writes configuration files and returns their paths in order.
func configure(t *testing.T, texts ...string) []string {
	t.Helper()
	folder := t.TempDir()
	var paths []string
	for i, text := range texts {
		path := filepath.Join(folder, fmt.Sprintf("%d.conf", i))
		write(t, path, text)
		paths = append(paths, path)
	}
	return paths
}

// ask asks the real Nova all questions, and returns its answers by id.
func (c *cloud) ask(t *testing.T, questions []question) map[string]answer {
	t.Helper()
	var in bytes.Buffer
	for _, q := range questions {
		if err := json.NewEncoder(&in).Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	command := c.script(t, "ask.py", c.caller)
	var complaints bytes.Buffer
	command.Stdin, command.Stderr = &in, &complaints
	out, err := command.Output()
	if err != nil {
		t.Fatalf("asking Nova: %v\n%s", err, complaints.String())
	}
	answers := answersIn(t, out)
	if len(answers) != len(questions) {
		t.Fatalf("Nova answered %d of %d questions\n%s", len(answers), len(questions), complaints.String())
	}
	return answers
}

// answersIn reads lines of JSON, and returns the answers by id.
func answersIn(t *testing.T, out []byte) map[string]answer {
	t.Helper()
	answers := make(map[string]answer)
	for decoder := json.NewDecoder(bytes.NewReader(out)); decoder.More(); {
		var a answer
		if err := decoder.Decode(&a); err != nil {
			t.Fatal(err)
		}
		answers[a.ID] = a
	}
	return answers
}
