package examples

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Faults lists where a run differs from what the example expects, one sentence
// each.
func (e *Example) Faults(run *Run) []string {
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	fails := false
	for _, want := range e.Expects {
		switch want.Kind {
		case "error", "warning":
			fails = fails || want.Kind == "error"
			if want.find(run) == nil {
				fault("no %s %q with the words %q", want.Kind, want.Subject, want.Words)
			}
		case "errors":
			fails = true
			if wrong := e.printed(want.Subject, run); wrong != "" {
				fault("%s", wrong)
			}
		case "none":
			for _, d := range run.Diagnostics {
				if strings.HasPrefix(d.Summary, want.Subject) {
					fault("there should be no %q: %s", want.Subject, d)
				}
			}
		case "output":
			output, ok := run.Outputs[want.Subject]
			if missing := lacking(output.Text(), want.Words); !ok || missing != "" {
				fault("output %s should contain %q, it is:\n%s", want.Subject, missing, output.Text())
			}
		case "absent", "nowhere":
			places := run.showing(want.Subject)
			if want.Kind == "nowhere" {
				places = append(places, run.keeping(want.Subject)...)
			}
			for _, where := range places {
				fault("the text that must be absent is in %s", where)
			}
		}
	}
	for _, d := range run.Diagnostics {
		if d.Severity == "error" && !e.expects(d) {
			fault("unexpected: %s", d)
		}
	}
	if run.Failed != fails {
		fault("the plan failed: %t, it should: %t", run.Failed, fails)
	}
	if run.Changed {
		fault("a second plan differs from the first")
	}
	return faults
}

// printed compares a file with a run's errors as Terraform prints them, without
// places and regardless of line breaks. It says what differs, "" if nothing
// does.
func (e *Example) printed(file string, run *Run) string {
	text, err := os.ReadFile(filepath.Join(e.Folder, file))
	if err != nil {
		return err.Error()
	}
	var errors strings.Builder
	for _, d := range run.Diagnostics {
		if d.Severity == "error" {
			fmt.Fprintf(&errors, "Error: %s\n\n%s\n\n", d.Summary, d.Detail)
		}
	}
	if got := errors.String(); !slices.Equal(strings.Fields(got), strings.Fields(string(text))) {
		return fmt.Sprintf("%s should contain the errors of the plan, which are:\n%s", file, got)
	}
	return ""
}

// Shown lists the diagnostics that an example demonstrates, in the order of its
// expect.txt.
func (e *Example) Shown(run *Run) []Diagnostic {
	var list []Diagnostic
	for _, want := range e.Expects {
		if d := want.find(run); d != nil {
			list = append(list, *d)
		}
	}
	return list
}

// find returns the expected diagnostic; nil if there is none.
func (want Expect) find(run *Run) *Diagnostic {
	for i := range run.Diagnostics {
		if want.is(run.Diagnostics[i]) {
			return &run.Diagnostics[i]
		}
	}
	return nil
}

func (want Expect) is(d Diagnostic) bool {
	anything := want.Subject == "*"
	return d.Severity == want.Kind && (anything || strings.HasPrefix(d.Summary, want.Subject)) && lacking(d.Detail, want.Words) == ""
}

func (e *Example) expects(d Diagnostic) bool {
	for _, want := range e.Expects {
		if want.Kind == "errors" || want.is(d) {
			return true
		}
	}
	return false
}

// lacking is the first of the words that a text lacks, regardless of its line
// breaks; "" if it contains them all.
func lacking(text string, words []string) string {
	plain := strings.Join(strings.Fields(text), " ")
	for _, w := range words {
		if !strings.Contains(plain, strings.Join(strings.Fields(w), " ")) {
			return w
		}
	}
	return ""
}

// showing names the places that show a text.
func (run *Run) showing(text string) []string {
	var places []string
	for _, d := range run.Diagnostics {
		if strings.Contains(d.String(), text) || d.Snippet != nil && strings.Contains(d.Snippet.Code, text) {
			places = append(places, "the diagnostic "+strings.ReplaceAll(d.Summary, text, "***"))
		}
	}
	if strings.Contains(run.Log, text) {
		places = append(places, "the trace log")
	}
	for name, output := range run.Outputs {
		if !output.Sensitive && strings.Contains(string(output.Value), text) {
			places = append(places, "the output "+name)
		}
	}
	return places
}

// keeping names the places that contain a text, sensitive or not.
func (run *Run) keeping(text string) []string {
	var places []string
	if strings.Contains(run.Plan, text) {
		places = append(places, "the plan")
	}
	if strings.Contains(run.State, text) {
		places = append(places, "the state")
	}
	return places
}

// String is the diagnostic much as the engine prints it, without its line
// breaks.
func (d Diagnostic) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n", strings.ToUpper(d.Severity[:1])+d.Severity[1:], d.Summary)
	if d.Range != nil {
		fmt.Fprintf(&b, "  on %s line %d", d.Range.Filename, d.Range.Start.Line)
		if d.Snippet != nil {
			first, rest, _ := strings.Cut(d.Snippet.Code, "\n")
			fmt.Fprintf(&b, ": %s", strings.TrimSpace(first))
			if rest != "" {
				b.WriteString(" ...")
			}
		}
		b.WriteString("\n\n")
	}
	b.WriteString(d.Detail)
	return b.String()
}
