package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// runRecorded puts the cases kept as test data to the real library once more,
// to find records that are out of date. It counts the cases that disagree.
func runRecorded(a asker, folder string) (tally, error) {
	var cases []conformance.Case
	var lines [][]byte
	for _, set := range []string{"given", "generated"} {
		data, err := os.ReadFile(filepath.Join(folder, set+".cases.jsonl"))
		if err != nil {
			return tally{}, err
		}
		for number, line := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
			var c conformance.Case
			if err := json.Unmarshal(line, &c); err != nil {
				return tally{}, fmt.Errorf("%s.cases.jsonl line %d: %w", set, number+1, err)
			}
			cases, lines = append(cases, c), append(lines, line)
		}
	}
	return a.disagreements(cases, lines)
}
