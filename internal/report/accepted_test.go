package report_test

import (
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

func TestFingerprint(t *testing.T) {
	t.Parallel()
	base := report.Finding{Rule: "first_rule", Section: "glance", Option: "insecure", Index: report.None}
	print := base.Fingerprint()
	if read, err := report.ParseFingerprint(print); err != nil || read != print || len(print) != 32 {
		t.Errorf("%q reads back as %q: %v", print, read, err)
	}
	for name, change := range map[string]struct {
		edit func(*report.Finding)
		same bool
	}{
		"line":          {func(f *report.Finding) { f.Line, f.File = 9, "other.conf" }, true},
		"words":         {func(f *report.Finding) { f.Message, f.Severity, f.Waived = "other", report.Error, true }, true},
		"rule":          {func(f *report.Finding) { f.Rule = "second_rule" }, false},
		"configuration": {func(f *report.Finding) { f.Configuration = "host1" }, false},
		"section":       {func(f *report.Finding) { f.Section = "placement" }, false},
		"option":        {func(f *report.Finding) { f.Option = "timeout" }, false},
		"index":         {func(f *report.Finding) { f.Index = 0 }, false},
		"the seam":      {func(f *report.Finding) { f.Section, f.Option = "glancei", "nsecure" }, false},
	} {
		f := base
		change.edit(&f)
		if got := f.Fingerprint() == print; got != change.same {
			t.Errorf("%s: the fingerprint stays the same: %t", name, got)
		}
	}
	for _, text := range []string{"", "xyz", print + "00", print[1:], "zz" + print[2:]} {
		if _, err := report.ParseFingerprint(text); err == nil {
			t.Errorf("%q is accepted as a fingerprint", text)
		}
	}
}

// Findings accepted by the baseline fail no export, and keep their fingerprint
// there.
func TestBaselinedExports(t *testing.T) {
	t.Parallel()
	accepted := report.Finding{Rule: "first_rule", Severity: report.Error, Option: "insecure", Index: report.None, Message: "x", Baselined: true}
	if !report.Valid([]report.Finding{accepted}) {
		t.Error("a baselined error is not valid")
	}
	log, err := report.SARIF([]report.Finding{accepted}, meta, "1")
	if err != nil {
		t.Fatal(err)
	}
	result := readSARIF(t, log).Runs[0].Results[0]
	if len(result.Suppressions) != 1 || *result.Suppressions[0].Justification != "listed in the baseline" {
		t.Errorf("%s", log)
	}
	if got := result.PartialFingerprints["osloconf/v1"]; got != accepted.Fingerprint() {
		t.Errorf("the fingerprint is %q", got)
	}
	if log, err = report.JUnit([]report.Finding{accepted}, ""); err != nil {
		t.Fatal(err)
	}
	if read := readJUnit(t, log); read.Failures != 0 || read.Skipped != 1 || read.Suites[0].Cases[0].Skipped.Message != "listed in the baseline" {
		t.Errorf("%s", log)
	}
}
