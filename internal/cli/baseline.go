package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// baselineForm describes the content of a baseline file.
const baselineForm = "a list of fingerprints, or of objects with one, as written by --write-baseline"

// readBaseline reads the fingerprints listed in a file.
func readBaseline(name string) ([]string, error) {
	text, err := readFile(name)
	if err != nil {
		return nil, err
	}
	var items []json.RawMessage
	if err := decode(text, &items, ""); err != nil {
		return nil, fmt.Errorf("%s: %w; a baseline is %s", shown(name), err, baselineForm)
	}
	prints := make([]string, 0, len(items))
	for i, item := range items {
		var fingerprint string
		var entry assess.BaselineEntry
		if json.Unmarshal(item, &fingerprint) != nil {
			if json.Unmarshal(item, &entry) != nil || entry.Fingerprint == "" {
				return nil, fmt.Errorf("%s: entry %d has no fingerprint; a baseline is %s", shown(name), i, baselineForm)
			}
			fingerprint = entry.Fingerprint
		}
		prints = append(prints, fingerprint)
	}
	return prints, nil
}

// writeBaseline writes the entries. It overwrites nothing but a baseline.
func writeBaseline(name string, entries []assess.BaselineEntry) error {
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		if err != nil {
			return readFault(name, err)
		}
		if _, err := readBaseline(name); err != nil {
			return fmt.Errorf("--write-baseline %s: the file exists but is not a baseline, so it was not overwritten", shown(name))
		}
	}
	text, err := encode(entries)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, text, 0o644); err != nil { //nolint:gosec // it holds no secret, and goes into the repository
		return readFault(name, err)
	}
	return nil
}
