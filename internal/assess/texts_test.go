package assess_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// TestTextsAsRecorded replays what the real oslo.config read from whole files,
// and from their rendered and migrated texts. After an intended change in
// these, record again with go run ./tools/conformance -kind texts -n 800 -seed
// 2027 -write internal/assess/testdata.
func TestTextsAsRecorded(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("..", "oslo", "testdata", "conformance", "options.json"))
	if err != nil {
		t.Fatal(err)
	}
	options, err := conformance.LoadOptions(data)
	if err != nil {
		t.Fatal(err)
	}
	records, err := proof.Load[proof.Whole](filepath.Join("testdata", "texts.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	if len(records) < 1000 {
		t.Fatalf("%d records", len(records))
	}
	migrated := 0
	for i := range records {
		if records[i].FromMigrated != nil {
			migrated++
		}
		for _, problem := range records[i].Problems(options) {
			t.Errorf("%s: %s", records[i].ID, problem)
		}
	}
	if migrated < 100 {
		t.Errorf("only %d texts change when they are migrated", migrated)
	}
}
