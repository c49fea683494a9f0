// Package outcome records the results of comparisons with the real software,
// for docs/proofs.md. Only tests and tools use it, and it compares nothing
// itself.
package outcome

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Outcome is the result of one comparison.
type Outcome struct {
	Part      string `json:"part"`              // what was compared
	Service   string `json:"service,omitempty"` // for a comparison with one service
	Release   string `json:"release,omitempty"`
	Packages  string `json:"packages"`            // what answered, with versions
	Asked     int    `json:"asked"`               // files, sections, URLs or cases
	Values    int    `json:"values,omitempty"`    // options read from them
	Explained int    `json:"explained,omitempty"` // differences with a reason in explained.txt
	Differ    int    `json:"differ"`
	Seed      uint64 `json:"seed,omitempty"` // for random cases
}

// Append adds the outcome to a file of JSON lines. Without a path it does
// nothing. If Debian packages are named, Packages is set to their names with
// the installed versions.
func (o Outcome) Append(path string, packages ...string) error {
	if path == "" {
		return nil
	}
	if len(packages) > 0 {
		var err error
		if o.Packages, err = installed(packages); err != nil {
			return err
		}
	}
	line, err := json.Marshal(o)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err := file.Write(append(line, '\n')); err != nil {
		return err
	}
	return file.Close()
}

// Load reads a file written by Append.
func Load(path string) ([]Outcome, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var list []Outcome
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var o Outcome
		if err := json.Unmarshal(lines.Bytes(), &o); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		list = append(list, o)
	}
	return list, lines.Err()
}

// installed lists Debian packages with their versions, such as
// "python3-oslo.config 1:9.0.0-3".
func installed(names []string) (string, error) {
	var list []string
	for _, name := range names {
		version, err := exec.Command("dpkg-query", "-W", "-f=${Version}", name).Output()
		if err != nil {
			return "", fmt.Errorf("dpkg-query %s: %w", name, err)
		}
		list = append(list, name+" "+string(version))
	}
	return strings.Join(list, ", "), nil
}
