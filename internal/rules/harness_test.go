package rules_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// unknown marks a value that is not known before apply.
var unknown = new(struct{ unknown bool })

// option changes a request.
type option func(*assess.Request)

func release(name string) option { return func(r *assess.Request) { r.Policy.Release = name } }
func profile(name string) option { return func(r *assess.Request) { r.Policy.Profile = name } }
func at(time string) option      { return func(r *assess.Request) { r.Policy.EvaluatedAt = time } }
func interpolate() option        { return func(r *assess.Request) { r.Interpolate = true } }
func service(name string) option { return func(r *assess.Request) { r.Service = name } }
func root(dir string) option     { return func(r *assess.Request) { inspected(r).Root = dir } }
func configFile(path string) option {
	return func(r *assess.Request) { inspected(r).ConfigFile = path }
}

func inspected(r *assess.Request) *assess.Inspect {
	if r.Inspect == nil {
		r.Inspect = &assess.Inspect{}
	}
	return r.Inspect
}

// glance checks typed [glance] options. Values are string, bool, int, float64,
// []any or unknown.
func glance(t *testing.T, values map[string]any, opts ...option) []report.Finding {
	t.Helper()
	return check(t, &assess.Request{Attributes: attributes("glance", assess.GlanceAttributes(), values)}, opts)
}

// session checks typed options of a section that builds a session.
func session(t *testing.T, section string, values map[string]any, opts ...option) []report.Finding {
	t.Helper()
	return check(t, &assess.Request{Attributes: attributes(section, assess.SessionAttributes(), values)}, opts)
}

// text checks one configuration text named nova.conf.
func text(t *testing.T, content string, opts ...option) []report.Finding {
	t.Helper()
	return texts(t, []assess.SourceText{{Name: "nova.conf", Content: content}}, opts...)
}

func texts(t *testing.T, sources []assess.SourceText, opts ...option) []report.Finding {
	t.Helper()
	return check(t, &assess.Request{Sources: sources}, opts)
}

func check(t *testing.T, r *assess.Request, opts []option) []report.Finding {
	t.Helper()
	for _, opt := range opts {
		opt(r)
	}
	result, mistakes := assess.Run(r, time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC))
	for _, m := range mistakes {
		t.Fatalf("mistake in the request: %s: %s", m.Summary, m.Detail)
	}
	return result.Findings
}

func attributes(section string, table []assess.Typed, values map[string]any) *assess.Attributes {
	list := &assess.Attributes{Section: section}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		a := assess.Attribute{As: oslo.Name{Group: section, Option: name}}
		a.Attribute, a.Key = "extra", name
		if typed, ok := assess.TypedNamed(table, name); ok {
			a.As, a.Attribute, a.Key = typed.As(section), name, ""
		}
		switch value := values[name].(type) {
		case []any:
			a.IsList = true
			for _, item := range value {
				a.Items = append(a.Items, assess.ItemText{Text: plain(item), Unknown: item == any(unknown)})
			}
		default:
			a.Text, a.Unknown = plain(value), value == any(unknown)
		}
		list.Values = append(list.Values, a)
	}
	return list
}

func plain(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case bool:
		return strconv.FormatBool(value)
	case int:
		return strconv.Itoa(value)
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	default:
		return ""
	}
}

// one returns the only finding of a rule on an option.
func one(t *testing.T, findings []report.Finding, rule, option string) report.Finding {
	t.Helper()
	var found []report.Finding
	for _, f := range findings {
		if f.Rule == rule && f.Option == option {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		t.Fatalf("want one %s on %q, found %d; all findings:\n%s", rule, option, len(found), list(findings))
	}
	return found[0]
}

// says is what a user reads of a finding: its option, and parts of its texts. All
// but the message may be empty.
type says struct{ option, message, effect, remediation string }

// sole checks that there is exactly one finding, which says all this; without a
// message, that there is none.
func sole(t *testing.T, found []report.Finding, want says) {
	t.Helper()
	if (len(found) == 1) != (want.message != "") {
		t.Fatalf("findings:\n%s", list(found))
	}
	if len(found) == 0 {
		return
	}
	f := &found[0]
	if want.option != "" && f.Option != want.option || !strings.Contains(f.Message, want.message) ||
		!strings.Contains(f.Effect, want.effect) || !strings.Contains(f.Remediation, want.remediation) {
		t.Errorf("want %+v, findings:\n%s", want, list(found))
	}
}

// none asserts that a rule found nothing.
func none(t *testing.T, findings []report.Finding, rule string) {
	t.Helper()
	for _, f := range findings {
		if f.Rule == rule {
			t.Fatalf("want no %s; all findings:\n%s", rule, list(findings))
		}
	}
}

func list(findings []report.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "  %s %s [%s] %s #%d %s:%d: %s\n", f.Severity, f.Rule, f.Section, f.Option, f.Index, f.File, f.Line, f.Message)
	}
	return b.String()
}
