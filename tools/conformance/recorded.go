package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// runRecorded asks the real library the cases that are kept as test data once
// more, so that a record which no longer is what the library says is found. It
// gives the number of cases that disagree.
func runRecorded(a asker, folder string) (int, error) {
	var cases []conformance.Case
	var lines [][]byte
	for _, set := range []string{"given", "generated"} {
		data, err := os.ReadFile(filepath.Join(folder, set+".cases.jsonl"))
		if err != nil {
			return 0, err
		}
		for number, line := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
			var c conformance.Case
			if err := json.Unmarshal(line, &c); err != nil {
				return 0, fmt.Errorf("%s.cases.jsonl line %d: %w", set, number+1, err)
			}
			cases, lines = append(cases, c), append(lines, line)
		}
	}
	fmt.Printf("recorded: %d cases\n", len(cases))
	return a.disagreements(cases, lines)
}
