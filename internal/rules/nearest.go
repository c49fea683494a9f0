package rules

import (
	"iter"
	"strings"

	"github.com/agext/levenshtein"
)

// Nearest returns the candidate that a misspelt name most likely means, "" if
// none is close. Differences in case and hyphens do not count.
func Nearest(name string, candidates iter.Seq[string]) string {
	const (
		near    = 0.6 // similarity from 0 to 1 below which a suggestion would mislead
		longest = 80  // longer than any name; the distance is quadratic
	)
	if name == "" || len(name) > longest {
		return ""
	}
	folded := fold(name)
	best, likeness := "", near
	for candidate := range candidates {
		if s := levenshtein.Match(folded, fold(candidate), nil); s > likeness {
			best, likeness = candidate, s
		}
	}
	return best
}

func fold(name string) string { return strings.ReplaceAll(strings.ToLower(name), "-", "_") }

// DidYouMean is the end of a message about an unknown rule: `, did you mean
// "..."?`, or where all rules are listed.
func DidYouMean(name string) string {
	names := func(yield func(string) bool) {
		for rule := range All() {
			if !yield(rule.Name) {
				return
			}
		}
	}
	if nearest := Nearest(name, names); nearest != "" {
		return `: did you mean "` + nearest + `"?`
	}
	return `: the rules guide lists them all`
}
