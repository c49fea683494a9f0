package rules_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
	"github.com/osloconf/terraform-provider-osloconf/internal/rules"
)

// Every row finds fault with its bad text, at one of its options, and none with
// its good one.
func TestRows(t *testing.T) {
	t.Parallel()
	for rule := range rules.All() {
		rows := rule.Table()
		for i := range rows {
			row := &rows[i]
			name := rule.Name + "/" + cmp.Or(strings.Join(row.Services, "+"), "every service") + "/" + row.Section + "/" + strings.Join(row.Options, "+")
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				if row.Bad == "" || row.Good == "" || row.Message == "" {
					t.Fatal("the row lacks a bad or a good text, or its message")
				}
				if row.Written && !slices.IsSorted(row.Options) {
					t.Error("options that are judged where they are written are not in order")
				}
				found := ofRow(rule, row, judgedRow(t, row, row.Bad))
				if len(found) == 0 {
					t.Errorf("the bad text passes:\n%s\nfindings:\n%s", row.Bad, list(judgedRow(t, row, row.Bad)))
				}
				for _, f := range found {
					if strings.ContainsAny(f.Message+f.Effect+f.Remediation, "{}") {
						t.Errorf("a placeholder is left in %q, %q, %q", f.Message, f.Effect, f.Remediation)
					}
				}
				if found := ofRow(rule, row, judgedRow(t, row, row.Good)); len(found) > 0 {
					t.Errorf("the good text fails:\n%s\nfindings:\n%s", row.Good, list(found))
				}
			})
		}
	}
}

func judgedRow(t *testing.T, row *rules.Row, content string) []report.Finding {
	t.Helper()
	service := "nova"
	if len(row.Services) > 0 {
		service = row.Services[0]
	}
	r := &assess.Request{
		Service: service,
		Program: row.Program,
		Sources: []assess.SourceText{{Name: service + ".conf", Content: content}},
		Policy:  assess.PolicyText{Release: row.Release, Profile: "strict"},
	}
	return check(t, r, nil)
}

func ofRow(rule *rules.Rule, row *rules.Row, findings []report.Finding) []report.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f report.Finding) bool {
		return f.Rule != rule.Name || !slices.Contains(row.Options, f.Option)
	})
}
