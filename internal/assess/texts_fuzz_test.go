package assess_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/assess/proof"
)

// FuzzTexts feeds two files to the pipeline: no rule fails internally, and the
// rendered and the migrated texts read like the files.
func FuzzTexts(f *testing.F) {
	random := proof.NewRandom(11)
	for i := range 40 {
		files := random.Texts(i).Files
		f.Add(files[0].Text(), files[len(files)-1].Text())
	}
	f.Add("[ssl]\nca_file = $glance.cafile\n", "[glance]\ncafile = ${ssl.ca_file}")
	f.Fuzz(func(t *testing.T, first, second string) {
		for _, sections := range [][]string{nil, {"cinder"}, {}} {
			readsAlike(t, proof.Release, sections, first, second)
		}
	})
}

// Sections that are not judged pass through and also read the same.
func TestRandomTextsReadAlike(t *testing.T) {
	t.Parallel()
	for seed, release := range []string{"mitaka", "pike", "queens", "stein", "ussuri", proof.Release, "2025.2"} {
		random := proof.NewRandom(uint64(seed)).In(release)
		for i := range 400 {
			files := random.Texts(i).Files
			for _, sections := range [][]string{nil, {"neutron"}, {}} {
				readsAlike(t, release, sections, files[0].Text(), files[len(files)-1].Text())
			}
		}
	}
}

func readsAlike(t *testing.T, release string, sections []string, first, second string) {
	t.Helper()
	r := &assess.Request{
		Policy:   assess.PolicyText{Release: release},
		Sources:  []assess.SourceText{{Name: "0", Content: first}, {Name: "1", Content: second}},
		Sections: sections,
		Explain:  true,
	}
	result, mistakes := assess.Run(r, time.Time{})
	if len(mistakes) > 0 {
		return
	}
	for _, finding := range result.Findings {
		if strings.Contains(finding.Message, "failed inside") {
			t.Error(finding.Message)
		}
	}
	want, err := proof.ReadIn(release, proof.Groups, first, second)
	if err != nil {
		if result.Valid || result.Migrated["0"] != first || result.Migrated["1"] != second {
			t.Errorf("a text that does not parse passes, or is changed: %v", err)
		}
		return
	}
	for what, texts := range map[string][]string{
		"rendered": {result.Rendered},
		"migrated": {result.Migrated["0"], result.Migrated["1"]},
	} {
		got, err := proof.ReadIn(release, proof.Groups, texts...)
		if err != nil {
			t.Fatalf("%s does not parse: %v\n%q", what, err, texts)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s of %s, sections %q: reads differently: %s\n%q\n%q", what, release, sections, diff, []string{first, second}, texts)
		}
	}
}
