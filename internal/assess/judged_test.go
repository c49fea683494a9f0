package assess_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// The folder with the findings in the best hardened configurations under
// strict, and the errors in the install guides' under baseline. Each line was
// judged: a security engineer would agree, or the error deserves its name.
const judgedFolder = "testdata/judged"

func TestJudged(t *testing.T) {
	t.Parallel()
	judged := 0
	for _, f := range loadServiceFixtures(t) {
		level := ""
		switch {
		case strings.HasPrefix(f.Name, "hardened-"):
			level = "strict"
		case strings.HasPrefix(f.Name, "install-guide/") && !strings.HasSuffix(f.Name, "-printed") && !strings.HasSuffix(f.Name, "-dots"):
			level = "baseline"
		default:
			continue
		}
		judged++
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			got := f.judgedAt(t, level)
			path := filepath.Join(judgedFolder, strings.ReplaceAll(f.Name, "/", "-")+".findings")
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("findings differ (-want +got), -update rewrites them:\n%s", diff)
			}
		})
	}
	if judged < 30 {
		t.Errorf("%d configurations", judged)
	}
}

// judgedAt lists the findings at a profile: everything above info under strict,
// only the errors under baseline.
func (f *serviceFixture) judgedAt(t *testing.T, level string) []byte {
	t.Helper()
	result, mistakes := assess.Run(&assess.Request{
		Service: f.Service,
		Program: f.Program,
		Policy:  assess.PolicyText{Release: f.Release, Profile: level},
		Sources: f.sources(t),
		Explain: true,
	}, time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
	if len(mistakes) > 0 {
		t.Fatalf("%+v", mistakes)
	}
	least := report.Warning
	if level == "baseline" {
		least = report.Error
	}
	var out bytes.Buffer
	for _, found := range result.Findings {
		if found.Severity < least {
			continue
		}
		if f.outOfTree(&found) {
			continue
		}
		fmt.Fprintf(&out, "%s %s %s: %s\n", found.Severity, found.Rule, optionOf(&found), found.Message)
	}
	if marked(out.String()) {
		t.Errorf("a secret appears in the findings:\n%s", out.String())
	}
	return out.Bytes()
}
