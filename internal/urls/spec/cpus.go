package spec

import (
	"cmp"
	"slices"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// Span is a range of numbers, both ends included.
type Span struct{ First, Last int64 }

// CPUs is a set of CPUs as ordered spans that do not touch.
type CPUs []Span

// ParseCPUs reads a set of CPUs as Nova does, such as "0-3,^2,5". Empty items
// are ignored. The set may be empty, which most options do not allow. The error
// is an *Error.
func ParseCPUs(text string) (CPUs, error) {
	var taken, excluded []Span
	for i, rule := range strings.Split(text, ",") {
		rule = strings.TrimFunc(rule, py.IsSpace)
		if rule == "" {
			continue
		}
		first, last, isRange := strings.Cut(rule, "-")
		first, exclude := strings.CutPrefix(first, "^")
		if !isRange {
			last = first
		}
		span, kind := parseSpan(first, last)
		switch {
		case kind != 0:
			return nil, &Error{kind, i}
		case exclude:
			excluded = append(excluded, span)
		default:
			taken = append(taken, span)
		}
	}
	return subtract(merge(taken), merge(excluded)), nil
}

func parseSpan(first, last string) (Span, Kind) {
	a, ok := py.Int(strings.TrimFunc(first, py.IsSpace))
	b, also := py.Int(strings.TrimFunc(last, py.IsSpace))
	switch {
	case !ok || !also:
		return Span{}, NotANumber
	case a > b:
		return Span{}, Reversed
	}
	return Span{a, b}, 0
}

// merge sorts spans and joins those that overlap or touch.
func merge(spans []Span) CPUs {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.First, b.First) })
	var merged CPUs
	for _, s := range spans {
		if n := len(merged); n > 0 && s.First-1 <= merged[n-1].Last {
			merged[n-1].Last = max(merged[n-1].Last, s.Last)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

func subtract(from, what CPUs) CPUs {
	var left CPUs
	i := 0
	for _, s := range from {
		for i < len(what) && what[i].Last < s.First {
			i++
		}
		open := true
		for j := i; j < len(what) && what[j].First <= s.Last; j++ {
			if what[j].First > s.First {
				left = append(left, Span{s.First, what[j].First - 1})
			}
			if open = what[j].Last < s.Last; !open {
				break
			}
			s.First, i = what[j].Last+1, j+1
		}
		if open {
			left = append(left, s)
		}
	}
	return left
}

// Overlap reports whether two sets have a CPU in common.
func (c CPUs) Overlap(other CPUs) bool {
	for i, j := 0, 0; i < len(c) && j < len(other); {
		switch {
		case c[i].Last < other[j].First:
			i++
		case other[j].Last < c[i].First:
			j++
		default:
			return true
		}
	}
	return false
}
