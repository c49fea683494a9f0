package oslo_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
)

// TestConformance replays the real oslo.config's answers.
func TestConformance(t *testing.T) {
	t.Parallel()
	options, err := conformance.LoadOptions(testdata(t, "options.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range []string{"given", "generated"} {
		t.Run(set, func(t *testing.T) {
			t.Parallel()
			cases := lines(testdata(t, set+".cases.jsonl"))
			answers := lines(testdata(t, set+".answers.jsonl"))
			if len(cases) != len(answers) || len(cases) < 500 {
				t.Fatalf("%d cases and %d answers", len(cases), len(answers))
			}
			for i := range cases {
				replay(t, options, cases[i], answers[i])
			}
		})
	}
}

func replay(t *testing.T, options conformance.Options, caseLine, answerLine []byte) {
	t.Helper()
	var c conformance.Case
	var want conformance.Answer
	if err := json.Unmarshal(caseLine, &c); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(answerLine, &want); err != nil {
		t.Fatal(err)
	}
	if c.ID != want.ID {
		t.Fatalf("case %s has the answer to %s", c.ID, want.ID)
	}
	differences, err := options.Compare(&c, &want)
	if err != nil {
		t.Errorf("%s: %v", c.ID, err)
	}
	for _, difference := range differences {
		t.Errorf("%s: %s", c.ID, difference)
	}
}

func testdata(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "conformance", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func lines(data []byte) [][]byte {
	return bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
}
