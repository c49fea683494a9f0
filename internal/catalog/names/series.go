package names

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// order lists the series from oldest to newest.
var order = [...]string{
	"newton", "ocata", "pike", "queens", "rocky", "stein", "train", "ussuri",
	"victoria", "wallaby", "xena", "yoga", "zed", "2023.1", "2023.2", "2024.1",
	"2024.2", "2025.1", "2025.2", "2026.1", "2026.2",
}

// before means every series older than the first.
const before = "before"

// A span is a run of series by their index in order, both ends included.
type span struct{ first, last int }

// parseSpans reads "newton..zed,2024.1.."; spans must ascend.
func parseSpans(text string) ([]span, error) {
	if text == before {
		return []span{{-1, -1}}, nil
	}
	var spans []span
	for part := range strings.SplitSeq(text, ",") {
		from, to, ranged := strings.Cut(part, "..")
		first := slices.Index(order[:], from)
		last := first
		if ranged {
			last = len(order) - 1
			if to != "" {
				last = slices.Index(order[:], to)
			}
		}
		if first < 0 || last < first {
			return nil, fmt.Errorf("%q is not a span of series", part)
		}
		// Merge spans that touch.
		if len(spans) > 0 && spans[len(spans)-1].last+1 >= first {
			return nil, errors.New("the spans " + text + " do not rise")
		}
		spans = append(spans, span{first, last})
	}
	return spans, nil
}

// holds reports whether one of the spans contains the series at a place.
func holds(spans []span, at int) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return s.first <= at && at <= s.last })
}
