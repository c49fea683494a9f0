package assess_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/ini"
)

// Any attribute value either renders to text that reads back as the same value
// or is rejected with an error on its option.
func TestRenderedReadsBack(t *testing.T) {
	t.Parallel()
	random := proof.NewRandom(1)
	const sets = 5_000
	written := 0
	for i := range sets {
		literal := random.Literal(i)
		problems, text := roundTrip(&literal)
		if len(problems) > 0 {
			t.Errorf("%+v\n\t%s", literal, strings.Join(problems, "\n\t"))
		}
		if strings.Contains(text, "[glance]") {
			written++
		}
	}
	if written < sets/2 {
		t.Errorf("of %d sets only %d are written at all", sets, written)
	}
}

// TestRenderedAsRecorded replays what the real oslo.config read from rendered
// texts. After an intended change in rendering, record again with go run
// ./tools/conformance -kind rendered -n 2000 -seed 2026 -write
// internal/assess/testdata.
func TestRenderedAsRecorded(t *testing.T) {
	t.Parallel()
	records, err := proof.Load[proof.Rendered]("testdata/rendered.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	if len(records) < 2000 {
		t.Fatalf("%d records", len(records))
	}
	for i := range records {
		for _, problem := range records[i].Problems() {
			t.Errorf("%s: %s", records[i].Given.ID, problem)
		}
	}
}

func FuzzRender(f *testing.F) {
	for _, text := range []string{"", "a", `"a"`, " a ", "$a", `\$a`, "a\nb", "a\rb", "${glance.timeout}", "\u3000", "a,b"} {
		f.Add(text, "x", false)
		f.Add("$region_name", text, true)
	}
	f.Fuzz(func(t *testing.T, text, other string, interpolate bool) {
		if !utf8.ValidString(text) || !utf8.ValidString(other) {
			return // not a valid Terraform string
		}
		literal := proof.Literal{Interpolate: interpolate, Values: []proof.Given{
			{Name: "region_name", Text: text},
			{Name: "service_name", Text: other},
			{Name: "cafile", Text: other},
			{Name: "ca_file", Text: text},
			{Name: "api_servers", Kind: assess.Texts, Items: []string{text, other}},
			{Name: "timeout", Kind: assess.Number, Text: "7"},
			{Name: "x_vendor", Text: text, Extra: true},
		}}
		if problems, rendered := roundTrip(&literal); len(problems) > 0 {
			t.Errorf("%q, %q: %s\n%q", text, other, strings.Join(problems, "\n\t"), rendered)
		}
	})
}

// roundTrip lists the problems with a set of attributes, and returns the
// rendered text.
func roundTrip(literal *proof.Literal) (problems []string, rendered string) {
	result, mistakes := assess.Run(literal.Request(), time.Time{})
	if len(mistakes) > 0 {
		return []string{mistakes[0].Detail}, ""
	}
	read, err := proof.Read(result.Rendered)
	if err != nil {
		return []string{"the rendered text does not parse: " + err.Error()}, result.Rendered
	}
	problems = literal.Differences(result, read)
	file, _ := ini.Parse("nova.conf", result.Rendered)
	for _, entry := range file.Entries {
		known := false
		for i := range literal.Values {
			given := &literal.Values[i]
			known = known || entry.Name == given.Name || entry.Name == proof.Canonical(given.Name)
			if entry.Name == given.Name && given.Extra && !literal.Interpolate && entry.Value != strings.ReplaceAll(given.Text, "$", `\$`) {
				problems = append(problems, "extra: "+given.Name+" reads back as "+entry.Value)
			}
		}
		if !known || entry.Section != "glance" {
			problems = append(problems, "a line is forged: ["+entry.Section+"] "+entry.Name)
		}
	}
	if _, err := ini.Parse("nova.conf", result.RenderedRedacted); err != nil {
		problems = append(problems, "the redacted text does not parse: "+err.Error())
	}
	if strings.Count(result.Rendered, "\n[") != strings.Count(result.RenderedRedacted, "\n[") {
		problems = append(problems, "the redacted text has other sections")
	}
	problems = append(problems, proof.Shown(result, read)...)
	return problems, result.Rendered
}
