package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// The command line's goals.
const (
	lintGoal     = 0.025 // seconds for a whole nova.conf, from start to finish
	lintOverThem = 50    // times as fast as oslo-config-validator
)

// judging is a checker, which may find something, as a contestant.
func (b *bench) judging(name string, args ...string) contestant {
	return timed(func() error {
		command := exec.Command(name, args...)
		command.Env = b.environment()
		var exit *exec.ExitError
		if err := command.Run(); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
			return err
		}
		return nil
	})
}

// measureLint has the command line check two of Nova's files: one as a
// deployment writes it, and the sample with every option of the release
// commented out, as distributions ship it, interspersed with the first file's
// options.
func measureLint(b *bench) ([]row, error) {
	text, err := sixtyLines()
	if err != nil {
		return nil, err
	}
	small, sample := b.path("lint/nova.conf"), b.path("sample/nova.conf")
	for file, content := range map[string]string{small: text, sample: commented(text)} {
		if err := os.MkdirAll(file[:strings.LastIndex(file, "/")], 0o700); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			return nil, err
		}
	}
	lint := func(file string) contestant {
		return b.judging(b.plain("osloconf"), "lint", "--release", "zed", "--service", "nova", file)
	}
	// An invalid call would be quick, too.
	if err := exec.Command(b.plain("osloconf"), "options", "--release", "zed", "--section", "glance").Run(); err != nil {
		return nil, fmt.Errorf("the command line: %w", err)
	}
	medians, err := inTurns(4*b.pairs, lint(small), lint(sample))
	if err != nil {
		return nil, err
	}
	rows := []row{
		ratio(seconds(medians[0]), seconds(lintGoal), medians[0]/lintGoal).of("lint of a nova.conf of 60 lines, as a process", "the goal").atMost(1),
		ratio(seconds(medians[1]), seconds(lintGoal), medians[1]/lintGoal).of("lint of a nova.conf of 10,000 lines, most of them comments, as a process", "the goal").atMost(1),
	}
	validator, err := exec.LookPath("oslo-config-validator")
	if err != nil {
		//nolint:nilerr // a missing package becomes a row
		return append(rows, missing("lint beside the validator", "oslo-config-validator is not installed")), nil
	}
	medians, err = inTurns(max(3, b.pairs/2), lint(small), b.judging(validator, "--namespace", "nova.conf", "--input-file", small))
	if err != nil {
		return nil, err
	}
	rows = append(rows, ratio(seconds(medians[0]), seconds(medians[1]), medians[1]/medians[0]).
		of("lint of the same 60 lines, process against process", "oslo-config-validator").atLeast(lintOverThem))
	return rows, nil
}

// commented inserts comment lines into a text until it is as long as a sample
// with every option.
func commented(text string) string {
	const lines = 10000
	own := strings.SplitAfter(text, "\n")
	var b strings.Builder
	for _, line := range own {
		b.WriteString(line)
		for number := range lines / len(own) {
			fmt.Fprintf(&b, "# Option %d, what it is for.\n", number)
		}
	}
	return b.String()
}
