package provider_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// What osloconf_file says of hundreds of texts, through real Terraform, is what
// the real oslo.config read from them.
func TestAccConformance(t *testing.T) {
	records, err := proof.Load[proof.Whole](filepath.Join("..", "assess", "testdata", "texts.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join("..", "oslo", "testdata", "conformance", "options.json"))
	if err != nil {
		t.Fatal(err)
	}
	options, err := conformance.LoadOptions(data)
	if err != nil {
		t.Fatal(err)
	}
	type source struct {
		Name    string `json:"name"`
		Content string `json:"content"`
	}
	var texts [][]source
	check := conformanceCheck{t: t, options: options}
	for i := range records {
		record := &records[i]
		if i%3 != 0 || !plainFiles(record.Files) {
			continue
		}
		var files []source
		for _, file := range record.Files {
			files = append(files, source{file.Name, file.Text()})
		}
		texts = append(texts, files)
		check.records = append(check.records, record)
	}
	if len(texts) < 200 {
		t.Fatalf("only %d texts", len(texts))
	}
	encoded, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "texts.json")
	if err := os.WriteFile(path, encoded, 0o600); err != nil {
		t.Fatal(err)
	}
	acceptance(t, resource.TestStep{
		Config: fmt.Sprintf(`
locals {
  texts = jsondecode(file(%q))
}

# Not for_each: the test framework takes numbers as keys alone.
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
`, path, proof.Release),
		ConfigStateChecks: []statecheck.StateCheck{check},
	})
}

// plainFiles tells whether Terraform keeps the files as they are: it normalises
// what is not ASCII.
func plainFiles(files []conformance.File) bool {
	for i := range files {
		if strings.ContainsFunc(files[i].Text(), func(r rune) bool { return r > '~' }) {
			return false
		}
	}
	return true
}

type conformanceCheck struct {
	t       *testing.T
	options conformance.Options
	records []*proof.Whole
}

// CheckState compares values and findings of every instance.
func (c conformanceCheck) CheckState(_ context.Context, req statecheck.CheckStateRequest, _ *statecheck.CheckStateResponse) {
	seen := 0
	for _, r := range req.State.Values.RootModule.Resources {
		index, ok := r.Index.(json.Number)
		number, err := index.Int64()
		if !ok || err != nil || number >= int64(len(c.records)) {
			c.t.Errorf("%s has no record", r.Address)
			continue
		}
		record := c.records[number]
		seen++
		result := &assess.Result{Values: map[string]string{}}
		values, _ := r.AttributeValues["values"].(map[string]any)
		for name, value := range values {
			result.Values[name] = value.(string)
		}
		findings, _ := r.AttributeValues["findings"].([]any)
		for _, finding := range findings {
			result.Findings = append(result.Findings, findingOf(finding.(map[string]any)))
		}
		for _, problem := range record.Against(result, c.options) {
			c.t.Errorf("%s: %s", r.Address, problem)
		}
	}
	if seen != len(c.records) {
		c.t.Errorf("%d of %d texts are in the state", seen, len(c.records))
	}
}

// findingOf reads a finding from the state, as far as it is compared.
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
