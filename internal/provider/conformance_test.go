package provider_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Through real Terraform, osloconf_file agrees with what the real oslo.config
// read, for every recorded case that a configuration can express and for a
// sample of the random texts. They run in parts: Terraform copies the whole
// state for each data source it reads, so its work grows quadratically.
func TestAccConformance(t *testing.T) {
	t.Parallel()
	options := recordedOptions(t)
	records := append(chosenCases(t), randomTexts(t)...)
	slices.SortStableFunc(records, func(a, b *proof.Whole) int { return size(b) - size(a) })
	const large, aPart = 6, 75 // the few large texts separately
	parts := [][]*proof.Whole{records[:large]}
	for part := range slices.Chunk(records[large:], aPart) {
		parts = append(parts, part)
	}
	for _, part := range parts {
		t.Run(part[0].ID, func(t *testing.T) {
			t.Parallel()
			compareRecords(t, options, part, readTexts(t, part))
		})
	}
}

// size is the total length of all files, in bytes.
func size(record *proof.Whole) int {
	n := 0
	for _, file := range record.Files {
		n += len(file.Text())
	}
	return n
}

// conformancePlan shows what osloconf_file makes of the texts of a file.
const conformancePlan = `
locals {
  texts = jsondecode(file("texts.json"))
}

data "osloconf_file" "test" {
  count       = length(local.texts)
  release     = %q
  enforcement = "report"

  dynamic "source" {
    for_each = local.texts[count.index]
    content {
      name    = source.value.name
      content = source.value.content
    }
  }
}

output "read" {
  sensitive = true
  value     = [for one in data.osloconf_file.test : { source = one.source, values = one.values, findings = one.findings }]
}
`

// readTexts plans a data source for each record, and returns what each says.
func readTexts(t *testing.T, records []*proof.Whole) []map[string]any {
	t.Helper()
	type source struct {
		Name    string `json:"name"`
		Content string `json:"content"`
	}
	texts := make([][]source, len(records))
	for i, record := range records {
		for _, file := range record.Files {
			texts[i] = append(texts[i], source{file.Name, file.Text()})
		}
	}
	encoded, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	output := planned(t, map[string]string{"main.tf": fmt.Sprintf(conformancePlan, proof.Release), "texts.json": string(encoded)}).Outputs["read"]
	var read []map[string]any
	decoder := json.NewDecoder(bytes.NewReader(output.Value))
	decoder.UseNumber()
	if err := decoder.Decode(&read); err != nil {
		t.Fatal(err)
	}
	return read
}

// chosenCases are the cases that reach Terraform. Their numbers are those of
// the table in internal/oslo's README: no case is lost on the way.
func chosenCases(t *testing.T) []*proof.Whole {
	t.Helper()
	chosen, err := proof.LoadChosen(filepath.Join("..", "oslo", "testdata", "conformance"))
	if err != nil {
		t.Fatal(err)
	}
	release, err := catalog.Resolve(proof.Release)
	if err != nil {
		t.Fatal(err)
	}
	const section = "cyborg" // reads session and adapter options, and adds no older names
	registers := func(name string) bool {
		option, ok := release.Option("nova", section, name)
		return ok && !option.Ignored
	}
	var records []*proof.Whole
	known := 0
	count := map[proof.Class]int{}
	for i := range chosen {
		c := &chosen[i]
		class := c.Class()
		count[class]++
		switch class {
		case proof.Files:
			record := c.Whole()
			// It refers to [keystone_authtoken], which Nova registers but the
			// recording did not.
			if record.ID != "full-009" {
				records = append(records, record)
			}
		case proof.Adapter:
			if record, ok := c.InSection(section, registers); ok {
				records = append(records, record)
				known++
			}
		}
	}
	want := map[proof.Class]int{
		proof.Files: 452, proof.Adapter: 12,
		proof.Types: 158, proof.ExtraOptions: 30, proof.Bytes: 5, proof.Environment: 3,
	}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Fatalf("classes of cases (-want +got):\n%s", diff)
	}
	if known != 7 {
		t.Fatalf("%d cases hold adapter options that [%s] registers, not 7", known, section)
	}
	return records
}

// randomTexts is a sample of the random texts; package assess compares them
// all.
func randomTexts(t *testing.T) []*proof.Whole {
	t.Helper()
	all, err := proof.Load[proof.Whole](filepath.Join("..", "assess", "testdata", "texts.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	var records []*proof.Whole
	for i := range all {
		if i%8 == 0 && strings.HasPrefix(all[i].ID, "texts-") {
			records = append(records, &all[i])
		}
	}
	if len(records) < 90 {
		t.Fatalf("only %d random texts", len(records))
	}
	return records
}

func recordedOptions(t *testing.T) conformance.Options {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "oslo", "testdata", "conformance", "options.json"))
	if err != nil {
		t.Fatal(err)
	}
	options, err := conformance.LoadOptions(data)
	if err != nil {
		t.Fatal(err)
	}
	return options
}

// compareRecords compares the values and findings of every text.
func compareRecords(t *testing.T, options conformance.Options, records []*proof.Whole, read []map[string]any) {
	t.Helper()
	if len(read) != len(records) {
		t.Fatalf("%d of %d texts are in the output", len(read), len(records))
	}
	for i, record := range records {
		if !unchanged(read[i], record.Files) {
			t.Errorf("%s: Terraform changes the text", record.ID)
		}
		for _, problem := range record.Against(resultOf(read[i]), options) {
			t.Errorf("%s: %s", record.ID, problem)
		}
	}
}

// unchanged reports whether Terraform passed on every character: it composes
// letters and their accents, and might drop invalid text.
func unchanged(attributes map[string]any, files []conformance.File) bool {
	sources, _ := attributes["source"].([]any)
	if len(sources) != len(files) {
		return false
	}
	for i := range files {
		source, _ := sources[i].(map[string]any)
		if source["name"] != files[i].Name || source["content"] != files[i].Text() {
			return false
		}
	}
	return true
}

// resultOf reads values and findings from an output, as far as they are compared.
func resultOf(attributes map[string]any) *assess.Result {
	result := &assess.Result{Values: map[string]string{}}
	values, _ := attributes["values"].(map[string]any)
	for name, value := range values {
		result.Values[name], _ = value.(string)
	}
	findings, _ := attributes["findings"].([]any)
	for _, finding := range findings {
		if f, ok := finding.(map[string]any); ok {
			result.Findings = append(result.Findings, findingOf(f))
		}
	}
	return result
}

// findingOf reads one finding.
func findingOf(f map[string]any) report.Finding {
	text := func(name string) string {
		value, _ := f[name].(string)
		return value
	}
	finding := report.Finding{Rule: text("rule"), Section: text("section"), Option: text("option"), Message: text("message")}
	finding.File = text("file")
	if severity, err := report.ParseSeverity(text("severity")); err == nil {
		finding.Severity = severity
	}
	if line, ok := f["line"].(json.Number); ok {
		if n, err := line.Int64(); err == nil {
			finding.Line = int(n)
		}
	}
	return finding
}
