package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// width is the column at which texts for people wrap.
const width = 80

// manyFindings is the number of findings from which a count by rule is added.
const manyFindings = 5

// textReport writes findings for people.
type textReport struct {
	strings.Builder
	palette
	inputs []*input
	lines  map[string][]string // by configuration and file, its lines without secrets
}

func newTextReport(colours palette, inputs []*input) *textReport {
	return &textReport{palette: colours, inputs: inputs, lines: map[string][]string{}}
}

// report writes every finding and a summary.
func (t *textReport) report(findings []report.Finding) []byte {
	for i := range findings {
		t.finding(&findings[i])
	}
	t.summary(findings)
	return []byte(t.String())
}

// finding writes one finding: place, severity and rule; the line itself; what
// is wrong, its effect, and what to write instead. A waived one gets one line,
// and a baselined one is only counted.
func (t *textReport) finding(f *report.Finding) {
	if f.Baselined && !f.Waived {
		return
	}
	if place := placeOf(f); place != "" {
		t.WriteString(t.bold(place) + ": ")
	}
	if f.Waived {
		t.WriteString(t.dim("waived") + ": " + title(f) + ": " + clean(f.WaiverReason) + "\n\n")
		return
	}
	t.WriteString(t.loud(f.Severity) + ": " + t.bold(title(f)) + "\n")
	if line := t.line(f); line != "" {
		fmt.Fprintf(t, "%6d | %s\n", f.Line, line)
	}
	t.wrapped("  ", report.Stopped(f.Message))
	if f.Effect != "" {
		t.wrapped("  Effect: ", firstSentence(f.Effect))
	}
	if f.Remediation != "" {
		t.wrapped("  Instead: ", report.Stopped(f.Remediation))
	}
	t.WriteByte('\n')
}

// placeOf is the file and line of a finding, or its configuration.
func placeOf(f *report.Finding) string {
	switch {
	case f.File != "" && f.Line > 0:
		return fmt.Sprintf("%s:%d", clean(f.File), f.Line)
	case f.File != "":
		return clean(f.File)
	}
	return clean(f.Configuration)
}

// line is a finding's source line, without secrets; "" if there is none.
func (t *textReport) line(f *report.Finding) string {
	if f.File == "" || f.Line == 0 {
		return ""
	}
	key := f.Configuration + "\x00" + f.File
	lines, ok := t.lines[key]
	if !ok {
		if source := sourceOf(t.inputs, f.Configuration, f.File); source != nil {
			lines = redactedLines(source.Content)
		}
		t.lines[key] = lines
	}
	if f.Line > len(lines) {
		return ""
	}
	return maskedLine(lines[f.Line-1])
}

// wrapped writes a text after a lead, wrapped between words, with later lines
// indented.
func (t *textReport) wrapped(lead, text string) {
	column := utf8.RuneCountInString(lead)
	t.WriteString(lead)
	begun := false
	for word := range strings.FieldsSeq(clean(text)) {
		length := utf8.RuneCountInString(word)
		switch {
		case begun && column+1+length > width:
			t.WriteString("\n    " + word)
			column = 4 + length
		case begun:
			t.WriteString(" " + word)
			column += 1 + length
		default:
			t.WriteString(word)
			column += length
		}
		begun = true
	}
	t.WriteByte('\n')
}

// summary counts by severity, and by rule if there are many.
func (t *textReport) summary(findings []report.Finding) {
	type kind struct {
		severity report.Severity
		rule     string
	}
	bySeverity, byRule := map[report.Severity]int{}, map[kind]int{}
	waived, baselined := 0, 0
	for i := range findings {
		switch f := &findings[i]; {
		case f.Waived:
			waived++
		case f.Baselined:
			baselined++
		default:
			bySeverity[f.Severity]++
			byRule[kind{f.Severity, f.Rule}]++
		}
	}
	if total := bySeverity[report.Error] + bySeverity[report.Warning] + bySeverity[report.Info]; total >= manyFindings {
		kinds := slices.SortedFunc(maps.Keys(byRule), func(a, b kind) int {
			return cmp.Or(cmp.Compare(b.severity, a.severity), cmp.Compare(byRule[b], byRule[a]), cmp.Compare(a.rule, b.rule))
		})
		for _, k := range kinds {
			fmt.Fprintf(t, "%5d %s%s %s\n", byRule[k], t.loud(k.severity), strings.Repeat(" ", 7-len(k.severity.String())), k.rule)
		}
		t.WriteByte('\n')
	}
	fmt.Fprintf(t, "%s, %s, %s", count(bySeverity[report.Error], "error"),
		count(bySeverity[report.Warning], "warning"), count(bySeverity[report.Info], "info finding"))
	if waived > 0 {
		fmt.Fprintf(t, ", %d waived", waived)
	}
	if baselined > 0 {
		fmt.Fprintf(t, ", %d in the baseline", baselined)
	}
	t.WriteByte('\n')
}

// firstSentence is a short form of the effect.
func firstSentence(text string) string {
	if before, _, ok := strings.Cut(text, ". "); ok {
		return before + "."
	}
	return report.Stopped(text)
}
