package main

import (
	"fmt"
	"os"
	"strings"
)

// The goals of judging a whole file inside a running process.
const (
	judgingGoal  = 250e-6 // seconds
	judgingSize  = 130e3  // bytes allocated
	misspeltGoal = 500e-6 // seconds, with ten unknown names
	firstGoal    = 5e-3   // seconds that the first judgement of a process takes longer
)

// measureJudging judges a whole nova.conf in Go, as it is and with ten names
// that are slightly wrong.
func measureJudging(b *bench) ([]row, error) {
	text, err := os.ReadFile(wholeFile)
	if err != nil {
		return nil, err
	}
	good, bad := b.path("whole.conf"), b.path("misspelt.conf")
	for file, content := range map[string]string{good: string(text), bad: misspelt(string(text))} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			return nil, err
		}
	}
	judge := func(what, file string) contestant {
		return func() (float64, error) { return b.output(b.path("checker"), what, file, wholeRelease) }
	}
	medians, err := inTurns(b.pairs, judge("later", good), judge("bytes", good), judge("later", bad), judge("first", good))
	if err != nil {
		return nil, err
	}
	later, size, wrong, first := medians[0], medians[1], medians[2], medians[3]-medians[0]
	return []row{
		ratio(seconds(later), seconds(judgingGoal), later/judgingGoal).of("judging a nova.conf of 19 sections in Go, after the first time", "the goal").atMost(1),
		ratio(fmt.Sprintf("%.0f kB", size/1000), "130 kB", size/judgingSize).of("memory allocated for it", "the goal").atMost(1),
		ratio(seconds(wrong), seconds(misspeltGoal), wrong/misspeltGoal).of("the same with ten unknown names", "the goal").atMost(1),
		ratio(seconds(first), seconds(firstGoal), first/firstGoal).of("what the first judgement of a process takes longer", "the goal").atMost(1),
	}, nil
}

// misspelt is a text in which ten names have a letter too many.
func misspelt(text string) string {
	lines, left := strings.SplitAfter(text, "\n"), 10
	for i, line := range lines {
		if name, rest, ok := strings.Cut(line, " ="); ok && left > 0 && !strings.HasPrefix(line, "#") {
			lines[i] = name + "s =" + rest
			left--
		}
	}
	return strings.Join(lines, "")
}
