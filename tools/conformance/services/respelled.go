package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/catalog/registered"
)

// respelled is a spelling of what a rule forbids, with what a service reads.
type respelled struct {
	Rule    string   `json:"rule"`
	Service string   `json:"service"`
	Release string   `json:"release"`
	Program string   `json:"program,omitempty"`
	Section string   `json:"section"`
	Pattern string   `json:"pattern,omitempty"`
	Option  string   `json:"option"`
	Files   []string `json:"files"`
	Reads   any      `json:"reads"`
}

func loadRespelled(path string) ([]respelled, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var list []respelled
	for line := range bytes.Lines(text) {
		var r respelled
		if err := json.Unmarshal(line, &r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		list = append(list, r)
	}
	return list, nil
}

// respelled asks a service what it reads from its spellings, and returns them
// with the answers, without those it rejects.
func (o oracle) respelled(service string, record *registered.Record, all []respelled) ([]respelled, error) {
	var read []respelled
	for _, program := range programsOf(record) {
		mine := slices.DeleteFunc(slices.Clone(all), func(r respelled) bool {
			return r.Service != service || slices.ContainsFunc(read, func(had respelled) bool { return had.Rule == r.Rule })
		})
		if len(mine) == 0 {
			continue
		}
		requests := make([]request, len(mine))
		for i, r := range mine {
			requests[i] = request{Files: r.Files, Names: [][2]string{{r.Section, r.Option}}}
			if r.Pattern != "" {
				requests[i].Named = map[string]string{r.Section: r.Pattern}
			}
		}
		reader, err := o.reader(service, program)
		if err != nil {
			return nil, err
		}
		answers, err := reader.ask(requests)
		if err != nil {
			return nil, err
		}
		if err := reader.close(); err != nil {
			return nil, err
		}
		for i, answer := range answers {
			mine[i].Reads = "the file is rejected"
			if answer.Error == nil {
				mine[i].Reads = answer.Values[0]
			}
			if text, _ := json.Marshal(mine[i].Reads); strings.Contains(string(text), `"NoSuchOptError"`) {
				continue // another of the service's programs registers it
			}
			read = append(read, mine[i])
		}
	}
	return read, nil
}

// keepRespelled writes the spellings that read like the first one of their
// rule.
func keepRespelled(path string, list []respelled) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	first := map[string]any{}
	for _, r := range list {
		if _, ok := first[r.Rule]; !ok {
			first[r.Rule] = r.Reads
		}
		if !reflect.DeepEqual(r.Reads, first[r.Rule]) {
			continue
		}
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
	return os.WriteFile(path, out.Bytes(), 0o600)
}

// compareRespelled counts the spellings that a service reads differently from
// the record.
func compareRespelled(recorded, read []respelled) int {
	bad := 0
	for _, r := range recorded {
		at := slices.IndexFunc(read, func(other respelled) bool { return other.Rule == r.Rule && slices.Equal(other.Files, r.Files) })
		if at < 0 || !reflect.DeepEqual(read[at].Reads, r.Reads) {
			bad++
			fmt.Printf("%s: %q is no longer read as %v\n", r.Rule, r.Files, r.Reads)
		}
	}
	return bad
}
