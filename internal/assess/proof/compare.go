package proof

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
	"github.com/osloconf/terraform-provider-osloconf/internal/catalog"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/conformance"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// Problems lists the differences from the real library's readings. Options are
// the recorder's, for the defaults.
func (w *Whole) Problems(options conformance.Options) []string {
	result, mistakes := assess.Run(Request(w.Files), time.Time{})
	if len(mistakes) > 0 {
		return []string{mistakes[0].Summary + ": " + mistakes[0].Detail}
	}
	now, _ := NewWhole(conformance.Case{ID: w.ID, Files: w.Files})
	d := &differences{}
	d.same("rendered", now.Rendered, w.Rendered)
	d.same("migrated", now.Migrated, w.Migrated)
	d.list = append(d.list, w.Against(result, options)...)
	if w.Input.Class != "" {
		if w.FromRendered.Class != "" || len(w.FromRendered.Set) > 0 {
			d.add("the rendered text of a broken input sets %q, class %q", w.FromRendered.Set, w.FromRendered.Class)
		}
		return d.list
	}
	d.reading("rendered", &w.Input, &w.FromRendered)
	d.untouched(w)
	if w.FromMigrated != nil {
		d.reading("migrated", &w.Input, w.FromMigrated)
	}
	d.idempotent(&now)
	return d.list
}

// Against lists where a result's values and findings differ from what the real
// library reads from the input.
func (w *Whole) Against(result *assess.Result, options conformance.Options) []string {
	d := &differences{}
	if w.Input.Class != "" {
		d.refusal(w, result)
		return d.list
	}
	d.failures(&w.Input, result)
	d.deprecations(&w.Input, result)
	d.values(&w.Input, result, options)
	return d.list
}

type differences struct{ list []string }

func (d *differences) add(format string, args ...any) {
	d.list = append(d.list, fmt.Sprintf(format, args...))
}

func (d *differences) same(what string, got, want any) {
	if !reflect.DeepEqual(got, want) {
		d.add("%s: got %q, want %q", what, got, want)
	}
}

// refusal compares the finding for a text that oslo.config cannot parse. The
// real error reads "Failed to parse FILE: at FILE:LINE, REASON: TEXT".
func (d *differences) refusal(w *Whole, result *assess.Result) {
	_, place, _ := strings.Cut(w.Input.Error, ": at ")
	place, reason, _ := strings.Cut(place, ", ")
	file, number, _ := strings.Cut(place, ":")
	line, _ := strconv.Atoi(number)
	reason, _, _ = strings.Cut(reason, ": ")
	for _, f := range result.Findings {
		if f.Rule == "parse_error" && f.File == file && f.Line == line && strings.Contains(f.Message, reason) {
			return
		}
	}
	d.add("no parse_error for %q among %s", w.Input.Error, Findings(result))
}

// values compares the effective values: all of [glance], and in the other
// covered sections those that the input sets or the result shows.
func (d *differences) values(input *Reading, result *assess.Result, options conformance.Options) {
	for _, row := range options["full"].Options {
		if row.Group != "glance" {
			continue
		}
		name := row.Group + "." + row.Dest
		value, listed := input.Values[name]
		if !listed {
			value = row.Default
		}
		want, readable := Text(value)
		got, shown := result.Values[name]
		switch {
		case onHost(result, row.Group, row.Dest):
		case digested(value):
			d.same("values "+name, conformance.Encode(types.StringValue(got)), value)
		case readable != shown, got != report.Redact(want):
			d.add("values[%q] is %q (%t), the real library reads %q (%t)", name, got, shown, want, readable)
		}
	}
	for name, value := range input.Values {
		section, option, _ := strings.Cut(name, ".")
		got, shown := result.Values[name]
		if section == "glance" || !covers(section) || onHost(result, section, option) || !shown && !slices.Contains(input.Set, name) {
			continue
		}
		want, readable := Text(value)
		if readable && want != "" && masked(section, option) {
			want = report.Mask
		}
		if readable != shown || shown && got != report.Redact(want) {
			d.add("values[%q] is %q (%t), the real library reads %q (%t)", name, got, shown, want, readable)
		}
	}
}

// onHost reports whether a value is known only on the service's host.
func onHost(result *assess.Result, section, option string) bool {
	return slices.ContainsFunc(result.Findings, func(f report.Finding) bool {
		return f.Rule == "rule_not_evaluated" && f.Section == section && f.Option == option
	})
}

// reading compares what the real library reads from one of our texts with what
// it reads from the input: the values must be the same, and none may be set by
// an older name.
func (d *differences) reading(what string, input, ours *Reading) {
	d.same(what+" class", ours.Class, "")
	d.same(what+" set", ours.Set, input.Set)
	for _, name := range slices.Sorted(maps.Keys(input.Values)) {
		d.same(what+" "+name, ours.Values[name], input.Values[name])
	}
	for _, name := range slices.Sorted(maps.Keys(ours.Values)) {
		if _, known := input.Values[name]; !known {
			d.add("%s sets %s to %q, the input does not", what, name, ours.Values[name])
		}
	}
	for _, warning := range ours.Warnings {
		parts := strings.Split(warning, `"`)
		if len(parts) > 8 && strings.HasPrefix(warning, "Deprecated: ") && covers(parts[7]) && !sharesLine(parts[7], strings.ReplaceAll(parts[5], "-", "_"), parts[1]) {
			d.add("%s uses an older name: %s", what, warning)
		}
	}
}

// untouched compares the sections that nothing covers, merged over the files.
func (d *differences) untouched(w *Whole) {
	got, want := mergedReal(w.FromRendered.Parsed), mergedFiles(w.Files)
	for _, section := range slices.Sorted(maps.Keys(want)) {
		d.same("rendered section ["+section+"]", got[section], want[section])
	}
	for section := range got {
		if _, known := want[section]; !known {
			d.add("rendered has a section [%s] that the input lacks", section)
		}
	}
}

// idempotent migrates the migrated texts.
func (d *differences) idempotent(w *Whole) {
	files := w.Migrated
	if files == nil {
		return
	}
	again, _ := NewWhole(conformance.Case{ID: w.ID, Files: files})
	for i := range again.Migrated {
		d.same("migrated twice", again.Migrated[i].Text(), files[i].Text())
	}
}

// Findings lists rules and messages, for a test's error.
func Findings(result *assess.Result) string {
	var b strings.Builder
	for _, f := range result.Findings {
		fmt.Fprintf(&b, "\n\t%s [%s] %s: %s", f.Rule, f.Section, f.Option, f.Message)
	}
	return b.String()
}

// masked reports whether an option's value is secret.
func masked(section, option string) bool {
	release, err := catalog.Resolve(Release)
	if err != nil {
		return true
	}
	known, ok := release.Option("nova", section, option)
	return ok && known.Sensitive
}
