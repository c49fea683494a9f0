package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// row is one figure.
type row struct {
	name   string // of the contest
	title  string
	rival  string
	ours   string
	theirs string
	ratio  float64
	goal   string // "" for none
	met    bool
	gone   string // why it was not measured
}

func ratio(ours, theirs string, value float64) row {
	return row{ours: ours, theirs: theirs, ratio: value}
}

func missing(title, why string) row { return row{title: title, gone: why} }

func (r row) of(title, rival string) row { r.title, r.rival = title, rival; return r }

func (r row) atMost(limit float64) row {
	r.goal, r.met = "at most "+number(limit), r.ratio <= limit
	return r
}

func (r row) atLeast(limit float64) row {
	r.goal, r.met = "at least "+number(limit), r.ratio >= limit
	return r
}

// String is the row as printed during a run.
func (r row) String() string {
	if r.gone != "" {
		return r.title + ": " + r.gone
	}
	verdict := "no goal"
	if r.goal != "" {
		verdict = r.goal + ": " + r.verdict("met", "NOT MET")
	}
	return fmt.Sprintf("%s: %s, %s %s: %s (%s)", r.title, r.ours, r.rival, r.theirs, number(r.ratio), verdict)
}

func (r row) verdict(met, not string) string {
	switch {
	case r.goal == "":
		return ""
	case r.met:
		return met
	}
	return not
}

func number(value float64) string {
	switch {
	case value >= 100:
		return fmt.Sprintf("%.0f", value)
	case value < 0.1:
		return fmt.Sprintf("%.3f", value)
	}
	return fmt.Sprintf("%.2f", value)
}

func seconds(value float64) string {
	return time.Duration(value * 1e9).Round(precision(value)).String()
}

func precision(value float64) time.Duration {
	switch {
	case value >= 1:
		return 10 * time.Millisecond
	case value >= 1e-3:
		return 10 * time.Microsecond
	}
	return 10 * time.Nanosecond
}

func megabytes(value float64) string { return fmt.Sprintf("%.1f MB", value/(1<<20)) }

// table is the result as Markdown.
func table(rows []row, pairs int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s with %d pairs: %s, %d processors, %s/%s, %s, the load of the machine before the last row %s.\n\n",
		time.Now().UTC().Format(time.DateOnly), pairs, processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), load())
	b.WriteString("| what | ours | against | theirs | ratio | goal | met |\n|---|---|---|---|---|---|---|\n")
	for _, r := range rows {
		if r.gone != "" {
			fmt.Fprintf(&b, "| %s | not measured: %s | | | | | |\n", r.title, r.gone)
			continue
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", r.title, r.ours, r.rival, r.theirs, number(r.ratio), r.goal, r.verdict("yes", "**no**"))
	}
	return b.String()
}

func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.Lines(string(text)) {
			if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				return strings.TrimSpace(value)
			}
		}
	}
	return "an unknown processor"
}

func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	one, _, _ := strings.Cut(string(text), " ")
	return one
}

// The marks that enclose the table in the page.
const (
	begins = "<!-- bench: begins -->\n"
	ends   = "<!-- bench: ends -->\n"
)

// rewrite puts the table between the marks of a page.
func rewrite(page, text string) error {
	old, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	head, rest, ok := strings.Cut(string(old), begins)
	_, tail, also := strings.Cut(rest, ends)
	if !ok || !also {
		return fmt.Errorf("%s lacks the marks %q and %q", page, begins, ends)
	}
	return os.WriteFile(page, []byte(head+begins+"\n"+text+"\n"+ends+tail), 0o644)
}
